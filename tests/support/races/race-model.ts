import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Words } from "./race-page.ts"

export type Fate = "here" | "trashed" | "removed"

type Note = {
  /** All that the owner typed. */
  typed: Words
  /** What must be there whatever comes: a save of it was answered with success. */
  sure: Words
  /** More than one where a refused deed may have left its trace on the disk. */
  fates: Set<Fate>
  /** The owner went on without its last words: they may be there or not. */
  isGivenUp: boolean
}

const nothing: Words = { title: "", text: "" }
const fields = ["title", "text"] as const

/** What a vault must hold, told by what its owner did and was answered. */
export class RaceModel {
  readonly notes = new Map<RecordId, Note>()

  add(id: RecordId): void {
    this.notes.set(id, { typed: nothing, sure: nothing, fates: new Set(["here"]), isGivenUp: false })
  }

  typed(id: RecordId, shown: Words): void {
    this.#note(id).typed = shown
  }

  saved(id: RecordId, words: Partial<Words>): void {
    const note = this.#note(id)
    note.sure = { ...note.sure, ...words }
  }

  /** Everything that was typed is said to be safe. */
  allSaved(): void {
    for (const note of this.notes.values()) if (!note.isGivenUp) note.sure = note.typed
  }

  givenUp(id: RecordId): void {
    this.#note(id).isGivenUp = true
  }

  done(id: RecordId, fate: Fate): void {
    this.#note(id).fates = new Set([fate])
  }

  refused(id: RecordId, fate: Fate): void {
    this.#note(id).fates.add(fate)
  }

  ids(fate: Fate): readonly RecordId[] {
    return [...this.notes].filter(([, { fates }]) => fates.size === 1 && fates.has(fate)).map(([id]) => id)
  }

  /** What is wrong with what a fresh look found; from here on that is what must be there. */
  meet(id: RecordId, fate: Fate, words: Words | null): readonly string[] {
    const note = this.#note(id)
    const wrong: string[] = []
    if (!note.fates.has(fate)) wrong.push(`${[...note.fates].join(" or ")} is ${fate}`)
    for (const field of words === null ? [] : fields) {
      const [found, sure, typed] = [words?.[field] ?? "", note.sure[field], note.typed[field]]
      if (!found.startsWith(sure)) wrong.push(`${field} lost: "${sure}" is "${found}"`)
      if (!typed.startsWith(found)) wrong.push(`${field} was never "${found}", but "${typed}"`)
    }
    note.fates = new Set([fate])
    if (words !== null) {
      note.typed = words
      note.sure = words
      note.isGivenUp = false
    }
    return wrong
  }

  #note(id: RecordId): Note {
    const note = this.notes.get(id)
    if (note === undefined) throw new Error("No such note was made")
    return note
  }
}
