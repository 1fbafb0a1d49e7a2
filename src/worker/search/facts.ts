import { hexText } from "../../base/bytes.ts"
import type { LocalDate } from "../../base/local-date.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { Action, ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { isOpenExchange } from "../../domain/record-state.ts"
import { tagsAround } from "../../domain/tag-path.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import { Belonging } from "../journal/belonging.ts"
import { dateOf, isStreamKind } from "../journal/stream-record.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { mentionsOf } from "../knowledge/references.ts"
import { ownerOf } from "../ledger/actions.ts"

/** The words by which records are filtered: what they are about, a hyphen, and which. */
export const factOf = {
  person: (id: RecordId): string => `p-${id}`,
  relationship: (id: RecordId): string => `r-${id}`,
  tag: (path: string): string => `t-${hexText(utf8Bytes(path))}`,
  /** Of an action or an open promise: the owner's, somebody else's, or that of this contact. */
  owner: (who: RecordId | "me" | "them"): string => `o-${who}`,
  is: (what: "pinned" | "archived" | "sensitive" | "withheld"): string => `f-${what}`,
  hasText: "f-text",
} as const

/** `people`: those it is with and those it mentions; a person is their own, a file has those of its record. */
export type Ties = Readonly<{
  day: LocalDate | null
  people: readonly RecordId[]
  relationships: readonly RecordId[]
}>

/** What a record is filtered by, as far as its own head and those of whatever it belongs to tell. */
export class Facts {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
    this.#belonging = new Belonging(knowledge)
  }

  /** In no order, each once. */
  of(record: StoredRecord, { people, relationships }: Ties): readonly string[] {
    const { pinned, archivedAt, confidentiality } = record
    const facts = new Set<string>()
    for (const person of people) facts.add(factOf.person(person))
    for (const relationship of relationships) facts.add(factOf.relationship(relationship))
    for (const tag of record.tags) for (const path of [tag, ...tagsAround(tag)]) facts.add(factOf.tag(path))
    for (const who of this.#ownersOf(record)) facts.add(factOf.owner(who))
    if (pinned) facts.add(factOf.is("pinned"))
    if (archivedAt !== undefined) facts.add(factOf.is("archived"))
    for (const kept of ["sensitive", "withheld"] as const) {
      if (confidentiality === kept) facts.add(factOf.is(kept))
    }
    return [...facts]
  }

  tiesOf(record: StoredRecord): Ties {
    const { id, type } = record
    const mentioned = mentionsOf(record)
    if (isStreamKind(type)) {
      const happened = this.#knowledge.entity(type, id)
      if (happened !== null) {
        const people = joined(this.#belonging.peopleOf(happened), mentioned)
        const relationships = joined(this.#belonging.relationshipsOf(happened), mentioned)
        return { day: dateOf(happened), people, relationships }
      }
    }
    const own = { day: null, people: mentioned, relationships: mentioned }
    switch (type) {
      case "contact":
        return { ...own, people: [id, ...mentioned] }
      case "relationship": {
        const contacts = this.#knowledge.entity(type, id)?.contacts ?? []
        return { ...own, people: joined(contacts, mentioned), relationships: [id, ...mentioned] }
      }
      case "attachment": {
        const of = this.#recordOfFile(record)
        return of === null ? own : { ...this.tiesOf(of), day: null }
      }
      default:
        return own
    }
  }

  #ownersOf({ id, type }: StoredRecord): readonly (RecordId | "me" | "them")[] {
    if (type !== "action" && type !== "reciprocity-entry") return []
    const matter = this.#knowledge.entity<"action" | "reciprocity-entry">(type, id)
    const side = matter === null ? null : sideOf(matter)
    if (matter === null || side === null) return []
    const theirs = ["them" as const, ...this.#belonging.peopleOf(matter)]
    return [...(side === "them" ? [] : ["me" as const]), ...(side === "me" ? [] : theirs)]
  }

  #recordOfFile({ id }: StoredRecord): StoredRecord | null {
    const of = this.#knowledge.entity("attachment", id)?.of
    const record = of === undefined ? null : this.#knowledge.record(of)
    return record?.type === "attachment" ? null : record
  }
}

function joined(one: readonly RecordId[], other: readonly RecordId[]): readonly RecordId[] {
  return other.length === 0 ? one : [...one, ...other]
}

/** Who is to do it; null where it is nothing to be done. A request answered by the owner's giving is the owner's. */
function sideOf(record: Action | ReciprocityEntry): "me" | "them" | "both" | null {
  switch (record.type) {
    case "action": {
      const owner = ownerOf(record)
      return owner === "them" || owner === "both" ? owner : "me"
    }
    case "reciprocity-entry":
      if (!isOpenExchange(record)) return null
      if (record.direction === "mutual") return "both"
      return record.direction === "received" ? "them" : "me"
  }
}
