import type { Mentions } from "../../../src/editor/mentions/mention-props.ts"

type Person = { id: string; name: string; detail?: string; isGone?: boolean }

const first: readonly Person[] = [
  { id: "a".repeat(32), name: "Ana Pérez", detail: "Lima" },
  { id: "b".repeat(32), name: "Anna Björk" },
  { id: "c".repeat(32), name: "שרה לוי" },
  { id: "d".repeat(32), name: "Luc de la Tour" },
]

let everyone: Person[] = []
const listeners = new Set<() => void>()
const opened: string[] = []

/** Who can be named on the page, and what becomes of them while the text is open. */
export type People = Readonly<{
  reset: () => void
  rename: (id: string, name: string) => void
  remove: (id: string) => void
  opened: () => readonly string[]
  /** How long a search takes from now on. */
  setDelay: (ms: number) => void
}>

let delay = 0

export const people: People = {
  reset: () => {
    everyone = first.map((person) => ({ ...person }))
    opened.length = 0
    delay = 0
  },
  rename: (id, name) => change(id, { name }),
  remove: (id) => change(id, { isGone: true }),
  opened: () => opened,
  setDelay: (ms) => {
    delay = ms
  },
}

function change(id: string, what: Partial<Person>): void {
  everyone = everyone.map((person) => (person.id === id ? { ...person, ...what } : person))
  for (const listener of listeners) listener()
}

export function peopleOf(isAddable: boolean): Mentions {
  return {
    search: async (query) => {
      await new Promise((resolve) => setTimeout(resolve, delay))
      return everyone.filter(({ name, isGone }) => isGone !== true && folded(name).includes(folded(query)))
    },
    nameOf: (id) => {
      const person = everyone.find((candidate) => candidate.id === id)
      if (person === undefined) return { name: "", state: "unknown" }
      return { name: person.name, state: person.isGone === true ? "gone" : "here" }
    },
    onOpen: (id) => opened.push(id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...(isAddable && {
      create: (name: string) => {
        if (name === "Nobody") return Promise.resolve(null)
        const made = { id: "e".repeat(32), name }
        everyone = [...everyone, made]
        return new Promise((resolve) => setTimeout(() => resolve(made), 20))
      },
    }),
  }
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()
}
