import { bestOf } from "../../base/best-of.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { fuzzyMarks } from "../../query/fuzzy-marks.ts"
import { type FuzzyQuery, fuzzyQuery } from "../../query/fuzzy-text.ts"
import { fuzzyScore } from "../../query/fuzzy.ts"
import { foundKinds } from "../../query/query.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Recalled, RecallQuestion } from "../api/search.ts"
import { isStreamKind, streamRecord, dateOf } from "../journal/stream-record.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import type { Hits } from "./hits.ts"
import { NamedRecords } from "./named-records.ts"
import type { Visits } from "./visits.ts"

type RecalledKind = Recalled["kind"]
type Found = Readonly<{ record: StoredRecord; kind: RecalledKind }>
type Candidate = Found & Readonly<{ score: number; visited: number; rank: number }>

const allKinds: readonly RecalledKind[] = [...foundKinds, "saved-view"]
/** What is offered before anything is typed: only what has a page. */
const pageKinds: readonly RecalledKind[] = [
  "contact",
  "organisation",
  "relationship",
  "mentoring-session",
  "journal-note",
]

/** Records by name, for whoever knows what they are looking for. */
export class Recall {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #hits: Hits
  readonly #visits: Visits
  readonly #records: NamedRecords

  constructor(knowledge: Knowledge, names: Names, hits: Hits, visits: Visits) {
    this.#knowledge = knowledge
    this.#names = names
    this.#hits = hits
    this.#visits = visits
    this.#records = new NamedRecords(knowledge, names)
  }

  recall({ text, kinds, count }: RecallQuestion): readonly Recalled[] {
    const typed = fuzzyQuery(text)
    const best =
      typed.words.length === 0
        ? this.#recent(kinds ?? pageKinds, count)
        : this.#named(kinds ?? allKinds, typed, count)
    return best.map(({ record, kind }) => this.#recalled(record, kind, typed))
  }

  /** Those that were opened, the last one first, and then those that were changed last. */
  #recent(kinds: readonly RecalledKind[], count: number): readonly Found[] {
    const opened = this.#visits.ids.flatMap((id): readonly Found[] => {
      const record = this.#knowledge.record(id)
      const kind = kinds.find((one) => one === record?.type)
      const isHere = record !== null && record.deletedAt === undefined && kind !== undefined
      return isHere && this.#names.ofRecord(record) !== "" ? [{ record, kind }] : []
    })
    const isOpened = new Set(opened.map(({ record }) => record.id))
    const changed = bestOf(this.#unopened(kinds, isOpened), count, compareChanges)
    return [...opened, ...changed].slice(0, count)
  }

  *#unopened(kinds: readonly RecalledKind[], isOpened: ReadonlySet<RecordId>): Generator<Found, void, void> {
    for (const kind of kinds) {
      for (const record of this.#knowledge.livingRecords(kind)) {
        if (isOpened.has(record.id) || record.archivedAt !== undefined) continue
        if (this.#names.ofRecord(record) !== "") yield { record, kind }
      }
    }
  }

  #named(kinds: readonly RecalledKind[], typed: FuzzyQuery, count: number): readonly Found[] {
    const places = new Map(this.#visits.ids.map((id, place) => [id, place]))
    const found: Candidate[] = []
    for (const [rank, kind] of kinds.entries()) {
      for (const { record, text } of this.#records.of(kind)) {
        const score = fuzzyScore(typed, text)
        if (score > 0)
          found.push({ record, kind, score, visited: places.get(record.id) ?? places.size, rank })
      }
    }
    return bestOf(found, count, compareCandidates)
  }

  #recalled(record: StoredRecord, kind: RecalledKind, typed: FuzzyQuery): Recalled {
    const name = this.#names.ofRecord(record)
    return {
      id: record.id,
      kind,
      name,
      detail: this.#detail(record),
      of: this.#hits.shownOn(record),
      marks: fuzzyMarks(typed, name),
    }
  }

  #detail({ id, type }: StoredRecord): string {
    if (isStreamKind(type)) {
      const record = streamRecord(this.#knowledge, id)
      return record === null ? "" : dateOf(record)
    }
    switch (type) {
      case "contact": {
        const { organisation, jobTitle = "" } = this.#knowledge.entity("contact", id) ?? {}
        return organisation === undefined ? jobTitle : this.#names.nameOf(organisation)
      }
      case "relationship":
        return this.#namesOf(this.#knowledge.entity("relationship", id)?.contacts ?? [])
      default:
        return ""
    }
  }

  #namesOf(ids: readonly RecordId[]): string {
    return ids
      .map((id) => this.#names.nameOf(id))
      .filter((name) => name !== "")
      .join(", ")
  }
}

function compareChanges(one: Found, other: Found): number {
  return (
    compareText(other.record.updatedAt, one.record.updatedAt) || compareText(one.record.id, other.record.id)
  )
}

/** Archived ones last, then the better match, then whatever was opened or changed last. */
function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    Number(one.record.archivedAt !== undefined) - Number(other.record.archivedAt !== undefined) ||
    other.score - one.score ||
    one.visited - other.visited ||
    Number(other.record.pinned) - Number(one.record.pinned) ||
    compareText(other.record.updatedAt, one.record.updatedAt) ||
    one.rank - other.rank ||
    compareText(one.record.id, other.record.id)
  )
}
