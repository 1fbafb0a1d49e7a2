import { bestOf } from "../../base/best-of.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { FoldedWords } from "../../domain/match-name.ts"
import { fuzzyMarks } from "../../query/fuzzy-marks.ts"
import { type FuzzyQuery, fuzzyQuery, type FuzzyText, fuzzyText } from "../../query/fuzzy-text.ts"
import { fuzzyScore } from "../../query/fuzzy.ts"
import { foundKinds } from "../../query/query.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Recalled, RecallQuestion } from "../api/search.ts"
import { isStreamKind, streamRecord, dateOf } from "../journal/stream-record.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import type { Hits } from "./hits.ts"
import type { Visits } from "./visits.ts"

type RecalledKind = Recalled["kind"]
type Candidate = Readonly<{
  record: StoredRecord
  kind: RecalledKind
  score: number
  visited: number
  rank: number
}>

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
  readonly #folded = new Map<RecalledKind, FoldedTexts>()
  /** A text that is folded anew is another array. */
  readonly #ready = new WeakMap<FoldedWords, FuzzyText>()

  constructor(knowledge: Knowledge, names: Names, hits: Hits, visits: Visits) {
    this.#knowledge = knowledge
    this.#names = names
    this.#hits = hits
    this.#visits = visits
  }

  recall({ text, kinds, count }: RecallQuestion): readonly Recalled[] {
    const typed = fuzzyQuery(text)
    const wanted = kinds ?? (typed.words.length === 0 ? pageKinds : allKinds)
    const places = new Map(this.#visits.ids.map((id, place) => [id, place]))
    const best = bestOf(this.#candidates(wanted, typed, places), count, compareCandidates)
    return best.map((candidate) => this.#recalled(candidate, typed))
  }

  *#candidates(
    kinds: readonly RecalledKind[],
    typed: FuzzyQuery,
    places: ReadonlyMap<RecordId, number>,
  ): Generator<Candidate, void, void> {
    for (const [rank, kind] of kinds.entries()) {
      const wordsOf = this.#texts(kind).reader()
      for (const record of this.#knowledge.livingRecords(kind)) {
        const words = wordsOf(record.id)
        const score = words.length === 0 ? 0 : fuzzyScore(typed, this.#readyText(words))
        if (score === 0) continue
        yield { record, kind, score, visited: places.get(record.id) ?? places.size, rank }
      }
    }
  }

  #recalled({ record, kind }: Candidate, typed: FuzzyQuery): Recalled {
    const of = this.#hits.shownOn(record)
    const name = this.#names.ofRecord(record)
    return {
      id: record.id,
      kind,
      name,
      detail: this.#detail(record),
      of,
      marks: fuzzyMarks(typed, name),
    }
  }

  #readyText(words: FoldedWords): FuzzyText {
    const known = this.#ready.get(words)
    if (known !== undefined) return known
    const ready = fuzzyText(words)
    this.#ready.set(words, ready)
    return ready
  }

  #texts(kind: RecalledKind): FoldedTexts {
    const known = this.#folded.get(kind)
    if (known !== undefined) return known
    const stamp = () => this.#knowledge.stamp(kind, "contact")
    const texts = new FoldedTexts(stamp, (id) => {
      const nickname = this.#knowledge.entity("contact", id)?.nickname ?? ""
      return `${this.#names.nameOf(id)} ${nickname}`
    })
    this.#folded.set(kind, texts)
    return texts
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
