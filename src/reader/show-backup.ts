import { byId, make } from "./elements.ts"
import { type Entry, entriesOf, kinds } from "./entries.ts"
import { isFields } from "./fields.ts"
import type { ReadBackup } from "./open-backup.ts"
import { showEntry } from "./show-entry.ts"

const mostRows = 500

/** Puts an opened backup on the page: its facts, its kinds, a list and what is read. */
export function showBackup(backup: ReadBackup): void {
  for (const id of ["opening", "promise"]) byId(id, HTMLElement).hidden = true
  byId("reading", HTMLElement).hidden = false
  const entries = entriesOf(backup)
  const offered = [
    ...kinds,
    ...[...new Set(entries.map(({ type }) => type))]
      .filter((type) => !kinds.some((kind) => kind.type === type))
      .map((type) => ({ type, label: type })),
  ].filter(({ type }) => entries.some((entry) => entry.type === type))
  byId("facts", HTMLElement).textContent = factsOf(backup, entries.length)
  const search = byId("search", HTMLInputElement)
  const nav = byId("kinds", HTMLElement)
  let chosen = offered[0]?.type ?? ""

  const draw = () => {
    const wanted = search.value.trim().toLowerCase()
    const found = entries.filter(({ words }) => wanted === "" || words.includes(wanted))
    nav.replaceChildren(
      ...offered.map(({ type, label }) => {
        const count = found.filter((entry) => entry.type === type).length
        const button = make("button", { type: "button" }, [label, make("span", {}, [` ${count}`])])
        button.setAttribute("aria-pressed", String(type === chosen))
        button.addEventListener("click", () => {
          chosen = type
          draw()
        })
        return button
      }),
    )
    drawList(
      found.filter(({ type }) => type === chosen),
      backup,
    )
  }
  search.addEventListener("input", draw)
  draw()
  byId("title", HTMLElement).focus()
}

function drawList(rows: readonly Entry[], backup: ReadBackup): void {
  const list = byId("entries", HTMLElement)
  list.replaceChildren(
    ...rows.slice(0, mostRows).map((entry) => {
      const button = make("button", { type: "button" }, [
        make("span", { className: "name" }, [entry.title]),
        make("span", { className: "day" }, [entry.day]),
      ])
      button.addEventListener("click", () => {
        for (const other of list.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current")
        button.setAttribute("aria-current", "true")
        const page = byId("page", HTMLElement)
        page.replaceChildren(showEntry(entry, backup))
        page.scrollTop = 0
      })
      return make("li", {}, [button])
    }),
  )
  if (rows.length > mostRows) {
    list.append(make("li", { className: "quiet" }, [`and ${rows.length - mostRows} more: look for a word`]))
  }
}

function factsOf({ manifest, isProven }: ReadBackup, count: number): string {
  const { madeAt, app, files } = manifest
  const attached = isFields(files) && typeof files["count"] === "number" ? files["count"] : 0
  const when = typeof madeAt === "string" ? new Date(madeAt).toLocaleString() : "at an unknown time"
  const origin = isProven
    ? "Its mark of origin is right."
    : "Its mark of origin is missing or wrong: anybody may have made it."
  return `Made ${when} by Lucilius ${String(app)}. ${count} entries, ${attached} files. ${origin}`
}
