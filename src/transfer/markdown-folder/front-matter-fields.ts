import { type LocalDate, parseLocalDate } from "../../base/local-date.ts"
import type { FrontMatterEntry } from "./front-matter.ts"
import { markdownLimits } from "./limits.ts"

export type WritingKind = "note" | "session"

export type FrontMatterFields = Readonly<{
  title?: string
  date?: LocalDate
  /** When the file was made, by its own words; worth less than a date in its name. */
  created?: Readonly<{ name: string; date: LocalDate }>
  tags: readonly string[]
  kind?: WritingKind
  /** Names of entries that were not taken, or not wholly. */
  notTaken: readonly string[]
  /** How many dates also named a time. */
  timesOfDay: number
}>

type Draft = { -readonly [Name in keyof FrontMatterFields]: FrontMatterFields[Name] }

const kinds: ReadonlyMap<string, WritingKind> = new Map([
  ["note", "note"],
  ["journal-note", "note"],
  ["journal", "note"],
  ["entry", "note"],
  ["session", "session"],
  ["meeting", "session"],
  ["mentoring-session", "session"],
])

/** What an importer understands of front matter. An entry without a value says nothing and is not named. */
export function frontMatterFields(entries: readonly FrontMatterEntry[]): FrontMatterFields {
  const draft: Draft = { tags: [], notTaken: [], timesOfDay: 0 }
  const notTaken: string[] = []
  for (const { name, value } of entries) {
    if (value === "" || value?.length === 0) continue
    if (value === null || !take(draft, name, value)) notTaken.push(name)
  }
  return { ...draft, notTaken }
}

/** Whether the whole of the entry has found its place. */
function take(draft: Draft, name: string, value: string | readonly string[]): boolean {
  const key = name.trim().toLowerCase()
  if (key === "tags" || key === "tag") return takeTags(draft, value)
  if (typeof value !== "string") return false
  switch (key) {
    case "title": {
      const title = value.replace(/\s+/g, " ").trim()
      if (draft.title !== undefined || title === "" || title.length > markdownLimits.titleLength) return false
      draft.title = title
      return true
    }
    case "type":
    case "kind": {
      const kind = kinds.get(value.trim().toLowerCase())
      if (kind === undefined || draft.kind !== undefined) return false
      draft.kind = kind
      return true
    }
    case "date": {
      const date = dayOf(value)
      if (date === null || draft.date !== undefined) return false
      draft.date = date
      if (value.trim() !== date) draft.timesOfDay += 1
      return true
    }
    case "created":
    case "created_at": {
      const date = dayOf(value)
      if (date === null || draft.created !== undefined) return false
      draft.created = { name, date }
      if (value.trim() !== date) draft.timesOfDay += 1
      return true
    }
    default:
      return false
  }
}

/** The day as written, whatever time or zone follows: it is the day that its author saw. */
function dayOf(value: string): LocalDate | null {
  const match = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?=$|[T\s])/.exec(value.trim())
  return match === null ? null : parseLocalDate(`${match[1]}-${match[2]}-${match[3]}`)
}

function takeTags(draft: Draft, value: string | readonly string[]): boolean {
  const given = typeof value === "string" ? value.split(",") : value
  const tags = new Set(draft.tags)
  let isWhole = true
  for (const text of given) {
    const tag = text.trim().replace(/^#+/, "").trim().normalize("NFC")
    if (tag === "" || tags.has(tag)) continue
    if (tag.length > markdownLimits.tagLength || tags.size >= markdownLimits.tags) isWhole = false
    else tags.add(tag)
  }
  draft.tags = [...tags]
  return isWhole
}
