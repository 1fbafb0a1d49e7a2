import type { RecordId } from "../../domain/envelope.ts"
import { tagsAround } from "../../domain/tag-path.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

const none: readonly string[] = []

/** How many living records bear each tag: counted once, when first asked for, and following each commit from then on. */
export class TagCounts {
  readonly #knowledge: Knowledge
  #borne: Map<RecordId, readonly string[]> | null = null
  readonly #own = new Map<string, number>()
  readonly #within = new Map<string, number>()
  #revision = 0

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
    knowledge.onChange((ids) => {
      if (this.#borne === null) return
      for (const id of ids) this.#put(this.#borne, id, knowledge.record(id))
    })
  }

  /** Another number once any count is another one. */
  get revision(): number {
    return this.#revision
  }

  /** Those in use, in no order, each with the records that bear it. */
  own(): ReadonlyMap<string, number> {
    this.#count()
    return this.#own
  }

  /** Of records that bear `path` or one nested in it, each counted once. */
  within(path: string): number {
    this.#count()
    return this.#within.get(path) ?? 0
  }

  #count(): void {
    if (this.#borne !== null) return
    const borne = new Map<RecordId, readonly string[]>()
    for (const record of this.#knowledge.all()) this.#put(borne, record.id, record)
    this.#borne = borne
  }

  #put(borne: Map<RecordId, readonly string[]>, id: RecordId, record: StoredRecord | null): void {
    const before = borne.get(id) ?? none
    const tags = record === null || record.deletedAt !== undefined ? none : record.tags
    if (tags === before || (tags.length === 0 && before.length === 0)) return
    if (tags.length === 0) borne.delete(id)
    else borne.set(id, tags)
    this.#add(before, -1)
    this.#add(tags, 1)
    this.#revision += 1
  }

  #add(tags: readonly string[], by: number): void {
    for (const tag of new Set(tags)) add(this.#own, tag, by)
    for (const path of new Set(tags.flatMap((tag) => [tag, ...tagsAround(tag)]))) add(this.#within, path, by)
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
