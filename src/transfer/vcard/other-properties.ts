import { parseImportedDay } from "./imported-day.ts"
import { vcardLimits } from "./limits.ts"
import type { Taker } from "./property.ts"
import { oneLine, unescapeText } from "./text-value.ts"

function dayCalled(name: string): Taker {
  return (draft, { text, label, parameters, version }) => {
    const value = unescapeText(text, version).trim()
    if (value === "") return null
    const read = parseImportedDay(value, parameters.get("X-APPLE-OMIT-YEAR")?.[0])
    if (read === null) return "unreadable"
    const date = { label: (name === "" ? label : name).slice(0, vcardLimits.dateLabel), date: read.date }
    const isKnown = draft.dates.some((known) => known.date === date.date && known.label === date.label)
    if (!isKnown) {
      if (name === "birthday" && draft.dates.some((known) => known.label === name)) return "too-many"
      if (draft.dates.length >= vcardLimits.dates) return "too-many"
      draft.dates.push(date)
    }
    return read.hasTime ? "time-of-day" : null
  }
}

/** A comma parts two categories even where it was escaped: some programs escape them all, and no category has one. */
const takeCategories: Taker = (draft, { text, version }) => {
  let isWhole = true
  for (const part of unescapeText(text, version).split(",")) {
    const tag = oneLine(part)
    if (tag === "" || (tag !== null && draft.tags.has(tag))) continue
    if (tag === null || tag.length > vcardLimits.tagLength || draft.tags.size >= vcardLimits.tags)
      isWhole = false
    else draft.tags.add(tag)
  }
  return isWhole ? null : "too-many"
}

const takeNote: Taker = (draft, { text, version }) => {
  const note = unescapeText(text, version).replace(/\r\n?/g, "\n").trim().normalize("NFC")
  if (/[^\P{Cc}\n\t]/u.test(note)) return "unreadable"
  const length = draft.notes.reduce((sum, known) => sum + known.length + 2, 0)
  if (length + note.length > vcardLimits.notesLength) return "too-long"
  if (note !== "") draft.notes.push(note)
  return null
}

/** Every card is taken for a person; one that says that it is none is kept, and the word named. */
const takeKind: Taker = (_draft, { text }) => (/^\s*(?:individual)?\s*$/i.test(text) ? null : "no-place")

export const otherTakers: Readonly<Record<string, Taker>> = {
  BDAY: dayCalled("birthday"),
  ANNIVERSARY: dayCalled("anniversary"),
  "X-ANNIVERSARY": dayCalled("anniversary"),
  "X-EVOLUTION-ANNIVERSARY": dayCalled("anniversary"),
  "X-MS-ANNIVERSARY": dayCalled("anniversary"),
  "X-ABDATE": dayCalled(""),
  CATEGORIES: takeCategories,
  NOTE: takeNote,
  KIND: takeKind,
}
