import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, type FoldedWords, matchWords } from "../../domain/match-name.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Pick as Picked, PickQuery } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import { readAs } from "../knowledge/read-as.ts"

const namedTypes: readonly EntityType[] = ["contact", "relationship", "organisation", "mentoring-session"]

type Candidate = Readonly<{ record: StoredRecord; name: string; type: EntityType; score: number }>

/** What is offered for a few typed letters. */
export class Picks {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #orders: NameOrders

  constructor(knowledge: Knowledge, names: Names, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#names = names
    this.#orders = orders
  }

  pick({ text, types = namedTypes, count, without = [] }: PickQuery): readonly Picked[] {
    const query = foldQuery(text)
    const left = new Set(without)
    const found = types.flatMap((type) => this.#matching(type, query, left))
    const compareNames = this.#orders.compare
    return found
      .toSorted((one, other) => compareCandidates(one, other) || compareNames(one.name, other.name))
      .slice(0, count)
      .map(({ record, name, type }) => ({ id: record.id, type, name, detail: this.#detail(type, record) }))
  }

  #matching(type: EntityType, query: FoldedWords, without: ReadonlySet<RecordId>): readonly Candidate[] {
    const found: Candidate[] = []
    for (const record of this.#knowledge.livingRecords(type)) {
      if (without.has(record.id)) continue
      const name = this.#names.ofRecord(record)
      if (name === "") continue
      const score = query.length === 0 ? 0 : matchWords(query, this.#words(type, record, name))
      if (score !== null) found.push({ record, name, type, score })
    }
    return found
  }

  #words(type: EntityType, record: StoredRecord, name: string): FoldedWords {
    const nickname = type === "contact" ? readAs("contact", record).nickname : undefined
    return this.#names.wordsOf(record.id, nickname === undefined ? name : `${name} ${nickname}`)
  }

  #detail(type: EntityType, record: StoredRecord): string {
    switch (type) {
      case "contact": {
        const { organisation, jobTitle } = readAs("contact", record)
        return organisation === undefined ? (jobTitle ?? "") : this.#names.nameOf(organisation)
      }
      case "relationship": {
        const people = (readAs("relationship", record).contacts ?? []).map((id) => this.#names.nameOf(id))
        return people.filter((name) => name !== "").join(", ")
      }
      case "mentoring-session":
        return readAs("mentoring-session", record).date ?? ""
      default:
        return ""
    }
  }
}

/** Archived ones last, then the better match, then the pinned; of sessions the later. */
function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    Number(one.record.archivedAt !== undefined) - Number(other.record.archivedAt !== undefined) ||
    other.score - one.score ||
    Number(other.record.pinned) - Number(one.record.pinned) ||
    compareDays(other.record["date"], one.record["date"])
  )
}

function compareDays(one: unknown, other: unknown): number {
  if (typeof one !== "string" || typeof other !== "string") return 0
  return one < other ? -1 : Number(one > other)
}
