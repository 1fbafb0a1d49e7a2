import { type LocalDate, parseLocalDate } from "../../base/local-date.ts"

export type FileName = Readonly<{
  /** Without the extension. */
  name: string
  date?: LocalDate
  /** The name without the date where that stands at an end and words are left. */
  title: string
}>

const dashed = /(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)/g
/** With or without a time: 20261120, 202611200930, 20261120093000. */
const compact = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)/g

/** What the name of a file says: `2026-11-20 Lunch with Ana.md` is a day and a title. */
export function readFileName(path: string): FileName {
  const name = (path.split("/").at(-1) ?? "").replace(/\.[^.]+$/, "").normalize("NFC")
  for (const match of [...name.matchAll(dashed), ...name.matchAll(compact)]) {
    const date = parseLocalDate(`${match[1]}-${match[2]}-${match[3]}`)
    if (date !== null) return { name, date, title: withoutDate(name, match[0], match.index) }
  }
  return { name, title: name }
}

function withoutDate(name: string, found: string, index: number): string {
  const before = name.slice(0, index)
  const after = name.slice(index + found.length)
  // A time is kept, since nothing else holds it.
  if (/^\d+$/.test(found) && found.length > 8) return name
  if (before === "") return after.replace(/^[\s\-_.–—,]+/, "") || name
  return after === "" ? before.replace(/[\s\-_.–—,]+$/, "") || name : name
}
