import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { mentionsOf } from "../knowledge/references.ts"
import type { StreamRecord } from "./stream-record.ts"

const ofContacts: readonly EntityType[] = ["mentoring-session", "action", "reciprocity-entry", "interaction"]
const ofRelationships: readonly EntityType[] = [
  "mentoring-session",
  "action",
  "reciprocity-entry",
  "stage-event",
]
const ofSessions: readonly EntityType[] = ["action", "reciprocity-entry"]

/** Whom the records of a stream are with: those that they name, else those of their relationships, else those of their session. */
export class Belonging {
  readonly #knowledge: Knowledge

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
  }

  peopleOf(record: StreamRecord): readonly RecordId[] {
    const own = namedContacts(record)
    if (own.length > 0) return own
    const through = namedRelationships(record).flatMap(
      (id) => this.#knowledge.entity("relationship", id)?.contacts ?? [],
    )
    if (through.length > 0) return [...new Set(through)]
    const session = this.#sessionOf(record)
    return session === null ? [] : this.peopleOf(session)
  }

  relationshipsOf(record: StreamRecord): readonly RecordId[] {
    const own = namedRelationships(record)
    const session = own.length > 0 ? null : this.#sessionOf(record)
    return session === null ? own : (session.relationships ?? [])
  }

  /** Everything that may be with this person or mentions them; more than that, and those in the trash too. */
  aroundContact(contact: RecordId): ReadonlySet<RecordId> {
    const found = new Set(this.#knowledge.mentioningIds(contact))
    this.#add(found, ofContacts, contact)
    for (const relationship of this.#knowledge.belongingIds("relationship", contact)) {
      this.#add(found, ofRelationships, relationship)
    }
    return this.#withSessions(found)
  }

  aroundRelationship(relationship: RecordId): ReadonlySet<RecordId> {
    const found = new Set(this.#knowledge.mentioningIds(relationship))
    this.#add(found, ofRelationships, relationship)
    return this.#withSessions(found)
  }

  /** What may be with others once this session is. */
  aroundSession(session: RecordId): ReadonlySet<RecordId> {
    const found = new Set<RecordId>()
    this.#add(found, ofSessions, session)
    return found
  }

  mentions(record: StreamRecord, id: RecordId): boolean {
    const stored = this.#knowledge.record(record.id)
    return stored !== null && mentionsOf(stored).includes(id)
  }

  #withSessions(found: Set<RecordId>): ReadonlySet<RecordId> {
    for (const id of found) {
      if (this.#knowledge.record(id)?.type === "mentoring-session") this.#add(found, ofSessions, id)
    }
    return found
  }

  #add(found: Set<RecordId>, types: readonly EntityType[], named: RecordId): void {
    for (const type of types) for (const id of this.#knowledge.belongingIds(type, named)) found.add(id)
  }

  #sessionOf(record: StreamRecord) {
    const isOfSession = record.type === "action" || record.type === "reciprocity-entry"
    const id = isOfSession ? record.session : undefined
    return id === undefined ? null : this.#knowledge.entity("mentoring-session", id)
  }
}

function namedContacts(record: StreamRecord): readonly RecordId[] {
  switch (record.type) {
    case "mentoring-session":
    case "reciprocity-entry":
    case "interaction":
      return record.contacts ?? []
    case "action":
      return record.contact === undefined ? [] : [record.contact]
    case "journal-note":
    case "stage-event":
      return []
  }
}

function namedRelationships(record: StreamRecord): readonly RecordId[] {
  switch (record.type) {
    case "mentoring-session":
      return record.relationships ?? []
    case "action":
    case "reciprocity-entry":
    case "stage-event":
      return record.relationship === undefined ? [] : [record.relationship]
    case "journal-note":
    case "interaction":
      return []
  }
}
