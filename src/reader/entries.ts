import { documentOf, wordsOfDocument } from "./document-nodes.ts"
import type { Fields } from "./fields.ts"
import type { ReadBackup, ReadRecord } from "./open-backup.ts"

/** What stands in the list of one kind. */
export type Entry = Readonly<{
  record: ReadRecord
  id: string
  type: string
  title: string
  /** `2026-11-20`, or empty. */
  day: string
  isInTrash: boolean
  /** Everything that can be found in it, in lower case. */
  words: string
}>

/** Kinds in the order in which they are offered; the app's own book-keeping comes in none. */
export const kinds = [
  { type: "journal-note", label: "Notes" },
  { type: "mentoring-session", label: "Sessions" },
  { type: "contact", label: "People" },
  { type: "relationship", label: "Relationships" },
  { type: "reciprocity-entry", label: "Exchanges" },
  { type: "action", label: "Actions" },
  { type: "interaction", label: "Contacts made" },
  { type: "organisation", label: "Organisations" },
  { type: "stage-event", label: "Stages" },
  { type: "attachment", label: "Files" },
  { type: "saved-view", label: "Saved searches" },
  { type: "profile", label: "You" },
] as const
const ownBooks = new Set(["revision", "removal", "import-batch", "kept-aside", "tag"])

export function entriesOf(backup: ReadBackup): readonly Entry[] {
  const byId = new Map(backup.records.map((record) => [record.head["id"], record.head]))
  return backup.records
    .filter(({ head }) => !ownBooks.has(typeOf(head)))
    .map((record) => entryOf(record, byId))
    .toSorted(
      (one, other) =>
        (one.day === other.day ? 0 : one.day < other.day ? 1 : -1) || one.title.localeCompare(other.title),
    )
}

export function typeOf(head: Fields): string {
  return typeof head["type"] === "string" ? head["type"] : ""
}

const noNames: ReadonlyMap<unknown, Fields> = new Map()

/** What a record is called, by its own fields or by the people that it names. */
export function titleOf(head: Fields, byId: ReadonlyMap<unknown, Fields>): string {
  for (const field of ["title", "displayName", "name", "what", "text", "note"]) {
    const value = head[field]
    if (typeof value === "string" && value.trim() !== "") return value
  }
  const names = [head["givenName"], head["familyName"]].filter((name) => typeof name === "string")
  if (names.length > 0) return names.join(" ")
  const named: readonly unknown[] = [head["contacts"], head["contact"], head["of"]].flat()
  const people = named.map((id) => byId.get(id)).filter((one) => one !== undefined)
  const called = people.filter((one) => one !== head).map((person) => titleOf(person, noNames))
  return called.length > 0 ? called.join(", ") : "Without a title"
}

function entryOf(record: ReadRecord, byId: ReadonlyMap<unknown, Fields>): Entry {
  const { head, texts } = record
  const title = titleOf(head, byId)
  const written = [...texts.values()].map((text) => wordsOfDocument(documentOf(text)))
  return {
    record,
    id: String(head["id"]),
    type: typeOf(head),
    title,
    day: dayOf(head),
    isInTrash: typeof head["deletedAt"] === "string",
    words: [title, ...written, JSON.stringify(head)].join(" ").toLowerCase(),
  }
}

function dayOf(head: Fields): string {
  for (const field of ["date", "plannedDate", "due", "createdAt"]) {
    const value = head[field]
    if (typeof value === "string") return value.slice(0, 10)
  }
  return ""
}
