import { hexText } from "../../base/bytes.ts"
import type { LocalDate } from "../../base/local-date.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { isOpenExchange } from "../../domain/record-state.ts"
import { tagsAround } from "../../domain/tag-path.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import { Belonging } from "../journal/belonging.ts"
import { dateOf, isStreamKind, type StreamRecord } from "../journal/stream-record.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { mentionsOf } from "../knowledge/references.ts"
import { ownerOf } from "../ledger/actions.ts"

/** The words by which records are filtered: what they are about, a hyphen, and which. */
export const factOf = {
  id: (id: RecordId): string => `i-${id}`,
  person: (id: RecordId): string => `p-${id}`,
  relationship: (id: RecordId): string => `r-${id}`,
  tag: (path: string): string => `t-${hexText(utf8Bytes(path))}`,
  /** Of an action or an open promise: the owner's, somebody else's, or that of this contact. */
  owner: (who: RecordId | "me" | "them"): string => `o-${who}`,
  is: (what: "pinned" | "archived" | "sensitive" | "withheld"): string => `f-${what}`,
  hasText: "f-text",
} as const

/** What a record is filtered by, as far as its own head and those of whatever it belongs to tell. */
export class Facts {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
    this.#belonging = new Belonging(knowledge)
  }

  dayOf(record: StoredRecord): LocalDate | null {
    const happened = this.#happened(record)
    return happened === null ? null : dateOf(happened)
  }

  /** In no order, each once. */
  of(record: StoredRecord): readonly string[] {
    const { id, pinned, archivedAt, confidentiality } = record
    const facts = new Set([factOf.id(id)])
    for (const person of this.peopleOf(record)) facts.add(factOf.person(person))
    for (const relationship of this.relationshipsOf(record)) facts.add(factOf.relationship(relationship))
    for (const tag of record.tags) for (const path of [tag, ...tagsAround(tag)]) facts.add(factOf.tag(path))
    for (const who of this.#ownersOf(record)) facts.add(factOf.owner(who))
    if (pinned) facts.add(factOf.is("pinned"))
    if (archivedAt !== undefined) facts.add(factOf.is("archived"))
    for (const kept of ["sensitive", "withheld"] as const)
      if (confidentiality === kept) facts.add(factOf.is(kept))
    return [...facts]
  }

  /** Those it is with and those it mentions; a person is their own, a file has those of its record. */
  peopleOf(record: StoredRecord): readonly RecordId[] {
    const { id, type } = record
    const mentioned = mentionsOf(record)
    const happened = this.#happened(record)
    if (happened !== null) return [...this.#belonging.peopleOf(happened), ...mentioned]
    if (type === "contact") return [id, ...mentioned]
    if (type === "relationship") return [...(this.#knowledge.entity(type, id)?.contacts ?? []), ...mentioned]
    const of = this.#recordOfFile(record)
    return of === null ? mentioned : this.peopleOf(of)
  }

  relationshipsOf(record: StoredRecord): readonly RecordId[] {
    const mentioned = mentionsOf(record)
    const happened = this.#happened(record)
    if (happened !== null) return [...this.#belonging.relationshipsOf(happened), ...mentioned]
    if (record.type === "relationship") return [record.id, ...mentioned]
    const of = this.#recordOfFile(record)
    return of === null ? mentioned : this.relationshipsOf(of)
  }

  #ownersOf(record: StoredRecord): readonly (RecordId | "me" | "them")[] {
    const happened = this.#happened(record)
    const side = happened === null ? null : sideOf(happened)
    if (happened === null || side === null) return []
    const theirs = ["them" as const, ...this.#belonging.peopleOf(happened)]
    return [...(side === "them" ? [] : ["me" as const]), ...(side === "me" ? [] : theirs)]
  }

  #happened({ id, type }: StoredRecord): StreamRecord | null {
    return isStreamKind(type) ? this.#knowledge.entity(type, id) : null
  }

  #recordOfFile({ id, type }: StoredRecord): StoredRecord | null {
    const of = type === "attachment" ? this.#knowledge.entity(type, id)?.of : undefined
    const record = of === undefined ? null : this.#knowledge.record(of)
    return record?.type === "attachment" ? null : record
  }
}

/** Who is to do it; null where it is nothing to be done. A request answered by the owner's giving is the owner's. */
function sideOf(record: StreamRecord): "me" | "them" | "both" | null {
  switch (record.type) {
    case "action": {
      const owner = ownerOf(record)
      return owner === "them" || owner === "both" ? owner : "me"
    }
    case "reciprocity-entry":
      if (!isOpenExchange(record)) return null
      if (record.direction === "mutual") return "both"
      return record.direction === "received" ? "them" : "me"
    default:
      return null
  }
}
