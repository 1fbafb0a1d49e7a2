import type { Attachment } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { type FoundKind, foundKinds } from "../../query/query.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Hit, ShownOn } from "../api/search.ts"
import { Belonging } from "../journal/belonging.ts"
import { dateOf, isStreamKind, type StreamRecord, streamRecord } from "../journal/stream-record.ts"
import { rawWords } from "../journal/stream-row.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"

const found: ReadonlySet<string> = new Set(foundKinds)

export function isFoundKind(type: string): type is FoundKind {
  return found.has(type)
}

/** What a list of found records says of each. */
export class Hits {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #belonging: Belonging

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    this.#belonging = new Belonging(knowledge)
  }

  /** In the order asked; what is gone, in the trash or of a kind that is never found is left out. */
  of(ids: readonly RecordId[]): readonly Hit[] {
    return ids.flatMap((id) => {
      const record = this.#knowledge.record(id)
      return record === null || record.deletedAt !== undefined ? [] : this.#hit(record)
    })
  }

  #hit(record: StoredRecord): readonly Hit[] {
    const { id, type, tags, archivedAt } = record
    if (!isFoundKind(type)) return []
    const happened = streamRecord(this.#knowledge, id)
    const { status, direction, exchangeKind } = happened === null ? {} : rawWords(happened)
    return [
      {
        id,
        kind: type,
        title: this.#names.ofRecord(record),
        date: happened === null ? null : dateOf(happened),
        people: this.#names.namedAll(this.#peopleOf(record)),
        tags,
        of: this.shownOn(record),
        isArchived: archivedAt !== undefined,
        ...(status === undefined ? {} : { status }),
        ...(direction === undefined ? {} : { direction }),
        ...(exchangeKind === undefined ? {} : { exchangeKind }),
      },
    ]
  }

  #peopleOf({ id, type }: StoredRecord): readonly RecordId[] {
    if (type === "relationship") return this.#knowledge.entity("relationship", id)?.contacts ?? []
    if (type === "attachment") {
      const of = this.#attachment(id)?.of
      const record = of === undefined ? null : this.#knowledge.record(of)
      return record === null || record.type === "attachment" ? [] : this.#peopleOf(record)
    }
    const happened = isStreamKind(type) ? this.#knowledge.entity(type, id) : null
    return happened === null ? [] : this.#belonging.peopleOf(happened)
  }

  /** null where it has a page of its own, or what it belongs to is gone. */
  shownOn(record: StoredRecord): ShownOn | null {
    const id = this.#pageOf(record)
    const page = id === undefined ? null : this.#knowledge.record(id)
    return page === null || !isFoundKind(page.type)
      ? null
      : { ...this.#names.named(page.id), kind: page.type }
  }

  #pageOf(record: StoredRecord): RecordId | undefined {
    if (record.type === "attachment") return this.#attachment(record.id)?.of
    const happened = streamRecord(this.#knowledge, record.id)
    return happened === null ? undefined : this.#pageOfHappening(happened)
  }

  /** With the session that it was made in, else with its relationship, else with its first person. */
  #pageOfHappening(record: StreamRecord): RecordId | undefined {
    switch (record.type) {
      case "mentoring-session":
      case "journal-note":
        return undefined
      case "stage-event":
        return record.relationship
      case "interaction":
        return record.contacts?.[0]
      case "action":
      case "reciprocity-entry":
        return (
          this.#livingSession(record.session) ?? record.relationship ?? this.#belonging.peopleOf(record)[0]
        )
    }
  }

  #livingSession(id: RecordId | undefined): RecordId | undefined {
    const session = id === undefined ? null : this.#knowledge.record(id)
    return session?.deletedAt === undefined ? session?.id : undefined
  }

  #attachment(id: RecordId): Attachment | null {
    return this.#knowledge.entity("attachment", id)
  }
}
