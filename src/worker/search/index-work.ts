import type { RecordId } from "../../domain/envelope.ts"
import type { SearchDocument, TextIndex } from "../../search/search-types.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { affectedBy } from "./affected.ts"
import type { Documents, FoundRecord } from "./documents.ts"
import { isFoundKind } from "./hits.ts"
import { nextTurn, turnMs } from "./turns.ts"

const mostAtOnce = 64

/** Brings one index up to date with the records, a turn at a time. Whoever makes it ends it before the index is closed. */
export class IndexWork {
  readonly #index: TextIndex
  readonly #knowledge: Knowledge
  readonly #documents: Documents
  /** Looked at again: their documents may be others. */
  readonly #due = new Set<RecordId>()
  /** Changed since they were last looked at, what hangs on them not counted. */
  readonly #changed = new Set<RecordId>()
  /** Looked at, and not yet written. */
  #underWay = 0
  #atOnce = 8
  #writes = 0
  #isEnded = false

  constructor(index: TextIndex, knowledge: Knowledge, documents: Documents) {
    this.#index = index
    this.#knowledge = knowledge
    this.#documents = documents
  }

  get isDone(): boolean {
    return this.left === 0
  }

  /** In records. */
  get left(): number {
    return this.#due.size + this.#changed.size + this.#underWay
  }

  /** Another number once the index was written to. */
  get writes(): number {
    return this.#writes
  }

  /** Everything there is and everything the index holds. */
  addAll(): void {
    for (const id of this.#index.stamps().keys()) this.#due.add(id)
    for (const { id, type } of this.#knowledge.all()) if (isFoundKind(type)) this.#due.add(id)
  }

  /** Quick: called while a commit is answered. */
  add(ids: readonly RecordId[]): void {
    for (const id of ids) this.#changed.add(id)
  }

  end(): void {
    this.#isEnded = true
  }

  /** One turn: some records are looked at, and those that the index has otherwise are put anew. */
  async step(): Promise<void> {
    for (const id of affectedBy(this.#knowledge, this.#changed)) this.#due.add(id)
    this.#changed.clear()
    const { gone, others } = this.#look()
    this.#underWay = gone.length + others.length
    // A commit meanwhile adds what it changed again, so that a document made of two states is made anew.
    const documents = await Promise.all(others.map((record) => this.#documents.document(record)))
    if (this.#isEnded) return
    this.#write(gone, documents)
    this.#underWay = 0
    await nextTurn()
  }

  #look(): Readonly<{ gone: readonly RecordId[]; others: readonly FoundRecord[] }> {
    const until = performance.now() + turnMs
    const gone: RecordId[] = []
    const others: FoundRecord[] = []
    for (const id of this.#due) {
      this.#due.delete(id)
      const record = this.#documents.found(id)
      if (record === null) {
        if (this.#index.stampOf(id) !== null) gone.push(id)
      } else if (this.#index.stampOf(id) !== this.#documents.stampOf(record)) others.push(record)
      if (others.length >= this.#atOnce || performance.now() > until) break
    }
    return { gone, others }
  }

  #write(gone: readonly RecordId[], documents: readonly SearchDocument[]): void {
    if (gone.length === 0 && documents.length === 0) return
    this.#writes += 1
    const before = performance.now()
    if (gone.length > 0) this.#index.remove(gone)
    if (documents.length > 0) this.#index.put(documents)
    const took = performance.now() - before
    if (took > turnMs) this.#atOnce = Math.max(1, this.#atOnce >> 1)
    else if (documents.length === this.#atOnce && took < turnMs / 2) {
      this.#atOnce = Math.min(mostAtOnce, 2 * this.#atOnce)
    }
  }
}
