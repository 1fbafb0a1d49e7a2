import type { RecordId } from "../../src/domain/envelope.ts"
import { matchName } from "../../src/domain/match-name.ts"
import type { StoredRecord } from "../../src/storage/storage.ts"
import type { StreamQuery } from "../../src/worker/api/journal.ts"

const kinds = [
  "journal-note",
  "mentoring-session",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
]
const ofSessions = ["action", "reciprocity-entry"]

/** What a stream must hold, found without any index or kept order: every record looked at, then sorted. Its records have all their fields. */
export function plainStream(all: readonly StoredRecord[], query: StreamQuery): readonly RecordId[] {
  const { kinds: wanted = kinds, contact, relationship, tags = [], text, since = "", until = "9" } = query
  const find = (id: string | undefined) => all.find((record) => record.id === id)
  const sessionOf = (record: StoredRecord) => {
    const session = ofSessions.includes(record.type) ? find(one(record["session"])[0]) : undefined
    return session?.type === "mentoring-session" ? session : undefined
  }
  const peopleOf = (record: StoredRecord): readonly string[] => {
    const own = ownPeople(record)
    const through = ownRelationships(record).flatMap((id) => many(find(id)?.["contacts"]))
    const session = sessionOf(record)
    if (own.length > 0) return own
    if (through.length > 0) return through
    return session === undefined ? [] : peopleOf(session)
  }
  const relationshipsOf = (record: StoredRecord) => {
    const own = ownRelationships(record)
    return own.length > 0 ? own : many(sessionOf(record)?.["relationships"])
  }
  const wordsOf = (record: StoredRecord) => {
    const names = peopleOf(record).flatMap((id) => one(find(id)?.["displayName"]))
    return [...said(record), ...names, ...record.tags].join(" ")
  }
  return all
    .filter(
      (record) =>
        wanted.some((kind) => kind === record.type) &&
        record.deletedAt === undefined &&
        dateOf(record) >= since &&
        dateOf(record) <= until &&
        tags.every((path) => record.tags.some((tag) => `${tag}/`.startsWith(`${path}/`))) &&
        (contact === undefined || peopleOf(record).includes(contact) || mentions(record, contact)) &&
        (relationship === undefined ||
          relationshipsOf(record).includes(relationship) ||
          mentions(record, relationship)) &&
        (text === undefined || matchName(text, wordsOf(record)) !== null),
    )
    .toSorted((left, right) => (keyOf(left) < keyOf(right) ? 1 : -1))
    .map(({ id }) => id)
}

function ownPeople(record: StoredRecord): readonly string[] {
  if (record.type === "action") return one(record["contact"])
  const hasSome = ["mentoring-session", "reciprocity-entry", "interaction"].includes(record.type)
  return hasSome ? many(record["contacts"]) : []
}

function ownRelationships(record: StoredRecord): readonly string[] {
  if (record.type === "mentoring-session") return many(record["relationships"])
  return [...ofSessions, "stage-event"].includes(record.type) ? one(record["relationship"]) : []
}

function said(record: StoredRecord): readonly string[] {
  return ["journal-note", "mentoring-session", "action"].includes(record.type) ? one(record["title"]) : []
}

function dateOf(record: StoredRecord): string {
  return one(record.type === "action" ? record["due"] : record["date"])[0] ?? ""
}

function keyOf(record: StoredRecord): string {
  return `${dateOf(record)} ${record.createdAt} ${record.id}`
}

function mentions(record: StoredRecord, id: string): boolean {
  return JSON.stringify(record["links"] ?? []).includes(id)
}

function one(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : []
}

function many(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly unknown[]).flatMap(one) : []
}
