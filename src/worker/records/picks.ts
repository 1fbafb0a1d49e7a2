import { bestOf } from "../../base/best-of.ts"
import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Pick as Picked, PickQuery } from "../api/records.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import { readAs } from "../knowledge/read-as.ts"

const namedTypes: readonly EntityType[] = ["contact", "relationship", "organisation", "mentoring-session"]

type Candidate = Readonly<{
  record: StoredRecord
  name: string
  type: EntityType
  score: number
  rank: number
}>

/** What is offered for a few typed letters. */
export class Picks {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #orders: NameOrders
  readonly #folded = new Map<EntityType, FoldedTexts>()

  constructor(knowledge: Knowledge, names: Names, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#names = names
    this.#orders = orders
  }

  pick({ text, types = namedTypes, count, without = [] }: PickQuery): readonly Picked[] {
    const left = new Set(without)
    const found = types.flatMap((type, rank) => this.#matching(type, rank, text, left))
    const compareNames = this.#orders.compare
    const best = bestOf(
      found,
      count,
      (one, other) => compareCandidates(one, other) || compareNames(one.name, other.name),
    )
    return best.map(({ record, name, type }) => ({
      id: record.id,
      type,
      name,
      detail: this.#detail(type, record),
    }))
  }

  #matching(
    type: EntityType,
    rank: number,
    text: string,
    without: ReadonlySet<RecordId>,
  ): readonly Candidate[] {
    const query = foldQuery(text)
    const wordsOf = this.#texts(type).reader()
    const found: Candidate[] = []
    for (const record of this.#knowledge.livingRecords(type)) {
      if (without.has(record.id)) continue
      const score = query.length === 0 ? 0 : matchWords(query, wordsOf(record.id))
      const name = score === null ? "" : this.#names.ofRecord(record)
      if (score !== null && name !== "") found.push({ record, name, type, score, rank })
    }
    return found
  }

  #texts(type: EntityType): FoldedTexts {
    const known = this.#folded.get(type)
    if (known !== undefined) return known
    const stamp = () => this.#knowledge.stamp(type, "contact")
    const texts = new FoldedTexts(stamp, (id) => {
      const nickname = this.#knowledge.entity("contact", id)?.nickname ?? ""
      return `${this.#names.nameOf(id)} ${nickname}`
    })
    this.#folded.set(type, texts)
    return texts
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

/** Archived ones last, then the better match, then the pinned, then the type asked for first; of sessions the later. */
function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    Number(one.record.archivedAt !== undefined) - Number(other.record.archivedAt !== undefined) ||
    other.score - one.score ||
    Number(other.record.pinned) - Number(one.record.pinned) ||
    one.rank - other.rank ||
    compareDays(other.record["date"], one.record["date"])
  )
}

function compareDays(one: unknown, other: unknown): number {
  if (typeof one !== "string" || typeof other !== "string") return 0
  return one < other ? -1 : Number(one > other)
}
