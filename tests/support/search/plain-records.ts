import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Records, StoredRecord } from "../../../src/storage/storage.ts"

/** A record as a reader with all of it decrypted on the desk would file it, by its stored fields alone. */
export type PlainRecord = Readonly<{
  id: RecordId
  kind: string
  title: string
  text: string
  tags: readonly string[]
  day: string | null
  people: readonly string[]
  relationships: readonly string[]
  owners: readonly string[]
  hasText: boolean
  record: StoredRecord
}>

type Fields = Readonly<Record<string, unknown>>

const textFields: Readonly<Record<string, readonly string[]>> = {
  contact: ["givenName", "familyName", "displayName", "nickname", "alias", "jobTitle", "department", "metAt"],
  organisation: ["name", "kind", "notes"],
  relationship: ["title", "programme", "endReason", "purpose", "sharedValues", "aliasTitle"],
  "mentoring-session": ["title", "place", "trustNote", "learnedFromThem"],
  "journal-note": ["title", "mood"],
  action: ["title", "evidence", "followUp"],
  "reciprocity-entry": ["sponsorshipAct", "what"],
  interaction: ["note"],
  "stage-event": ["note"],
  attachment: ["name"],
}
const inside: Readonly<Record<string, readonly [string, string]>> = {
  contact: ["channels", "value"],
  "mentoring-session": ["agenda", "text"],
  "stage-event": ["checklist", "text"],
}
const bodiesOf: Readonly<Record<string, readonly string[]>> = {
  contact: ["notes"],
  "mentoring-session": ["prepare", "text", "reflection", "summary"],
  "journal-note": ["text"],
}
const titleField: Readonly<Record<string, string>> = {
  organisation: "name",
  "reciprocity-entry": "what",
  interaction: "note",
  attachment: "name",
}
const opens = ["requested", "offered", "promised"]

/** Everything that a search may find. */
export async function plainRecords(records: Records): Promise<readonly PlainRecord[]> {
  const all = [...records.list()]
  const byId = new Map<string, StoredRecord>(all.map((record) => [record.id, record]))
  const found = all.filter(({ type, deletedAt }) => type in textFields && deletedAt === undefined)
  return Promise.all(found.map((record) => plainRecord(record, byId, records)))
}

async function plainRecord(
  record: StoredRecord,
  byId: ReadonlyMap<string, StoredRecord>,
  records: Records,
): Promise<PlainRecord> {
  const at = (id: string | undefined) => (id === undefined ? undefined : byId.get(id))
  const written: string[] = []
  for (const name of bodiesOf[record.type] ?? []) {
    const body = await records.body(record.id, name)
    if (body.ok && body.value !== null) written.push(bodyText(body.value, at))
  }
  const [list, field] = inside[record.type] ?? []
  const items =
    list === undefined || field === undefined ? [] : many(record[list]).map((item) => (item as Fields)[field])
  const fields = (textFields[record.type] ?? []).map((name) => record[name])
  const people = [...peopleOf(record, at), ...mentionsOf(record)]
  const title = titleOf(record, at)
  const other = [...fields, ...items].filter((said) => typeof said === "string" && said.trim() !== title)
  return {
    id: record.id,
    kind: record.type,
    title,
    text: [...written, ...other].join("\n"),
    tags: record.tags,
    day: dayOf(record),
    people,
    relationships: [...relationshipsOf(record, at), ...mentionsOf(record)],
    owners: ownersOf(record, people),
    hasText: written.some((said) => said.trim() !== ""),
    record,
  }
}

type At = (id: string | undefined) => StoredRecord | undefined

function titleOf(record: StoredRecord, at: At): string {
  const said = (name: string) => text(record[name]) ?? ""
  if (record.type === "contact") return said("displayName")
  if (record.type === "relationship") {
    const names = ids(record["contacts"]).map((id) => text(at(id)?.["displayName"]) ?? "")
    return said("title") || names.filter((name) => name !== "").join(", ")
  }
  return said(titleField[record.type] ?? "title")
}

function bodyText(node: unknown, at: At): string {
  if (typeof node !== "object" || node === null) return ""
  const { type, text: said, content, attrs } = node as Fields
  if (type === "mention") {
    const { contact, name } = attrs as Readonly<{ contact: string; name: string }>
    return `@${text(at(contact)?.["displayName"]) ?? name}`
  }
  if (typeof said === "string") return said
  return many(content)
    .map((child) => bodyText(child, at))
    .join(type === "paragraph" ? "" : "\n")
}

function peopleOf(record: StoredRecord, at: At): readonly string[] {
  switch (record.type) {
    case "contact":
      return [record.id]
    case "relationship":
      return ids(record["contacts"])
    case "attachment": {
      const of = at(text(record["of"]))
      return of === undefined ? [] : [...peopleOf(of, at), ...mentionsOf(of)]
    }
    case "organisation":
    case "journal-note":
      return []
    default: {
      const own = [...ids(record["contacts"]), ...one(record["contact"])]
      if (own.length > 0) return own
      const through = ownRelationships(record).flatMap((id) => ids(at(id)?.["contacts"]))
      if (through.length > 0) return through
      const session = sessionOf(record, at)
      return session === undefined ? [] : peopleOf(session, at)
    }
  }
}

function relationshipsOf(record: StoredRecord, at: At): readonly string[] {
  if (record.type === "relationship") return [record.id]
  if (record.type === "attachment") {
    const of = at(text(record["of"]))
    return of === undefined ? [] : [...relationshipsOf(of, at), ...mentionsOf(of)]
  }
  const own = ownRelationships(record)
  return own.length > 0 ? own : ids(sessionOf(record, at)?.["relationships"])
}

function ownRelationships(record: StoredRecord): readonly string[] {
  return [...ids(record["relationships"]), ...one(record["relationship"])]
}

function sessionOf(record: StoredRecord, at: At): StoredRecord | undefined {
  const session = at(text(record["session"]))
  return session?.type === "mentoring-session" ? session : undefined
}

function ownersOf(record: StoredRecord, people: readonly string[]): readonly string[] {
  const isPromise = record.type === "reciprocity-entry" && opens.includes(text(record["state"]) ?? "done")
  if (record.type !== "action" && !isPromise) return []
  const byDirection: Readonly<Record<string, string>> = { received: "them", mutual: "both" }
  const side = isPromise
    ? (byDirection[text(record["direction"]) ?? ""] ?? "me")
    : (text(record["owner"]) ?? "me")
  const theirs = ["them", ...people]
  return side === "both" ? ["me", ...theirs] : side === "them" ? theirs : ["me"]
}

function dayOf(record: StoredRecord): string | null {
  const happens = [
    "mentoring-session",
    "journal-note",
    "action",
    "reciprocity-entry",
    "interaction",
    "stage-event",
  ]
  if (!happens.includes(record.type)) return null
  if (record.type === "action")
    return text(record["doneOn"]) ?? text(record["due"]) ?? localDay(record.createdAt)
  return text(record["date"]) ?? localDay(record.createdAt)
}

function localDay(instant: string): string {
  const at = new Date(instant)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function mentionsOf(record: StoredRecord): readonly string[] {
  return (many(record["links"]) as readonly Fields[]).flatMap((link) =>
    link["rel"] === "mentions" ? one(link["to"]) : [],
  )
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

function one(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : []
}

function many(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

function ids(value: unknown): readonly string[] {
  return many(value).filter((id) => typeof id === "string")
}
