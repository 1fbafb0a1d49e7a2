import type { RecordId } from "../../domain/envelope.ts"
import { tagsAround } from "../../domain/tag-path.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

const none: Borne = { type: "", tags: [] }

type Borne = Readonly<{ type: string; tags: readonly string[] }>

/** How many records of one type bear each tag; `within` counts those that bear one nested in it as well, each once. */
type Counts = Readonly<{ own: Map<string, number>; within: Map<string, number> }>

/** How many living records bear each tag: counted once, when first asked for, and following each commit from then on. */
export class TagCounts {
  readonly #knowledge: Knowledge
  #borne: Map<RecordId, Borne> | null = null
  readonly #byType = new Map<string, Counts>()
  readonly #paths = new Map<string, readonly string[]>()
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
    this.#countsOf(undefined)
    return this.#revision
  }

  /** Of records of these types, of all if none are given: the tags that they bear, in no order, with their numbers. */
  own(types?: readonly string[]): ReadonlyMap<string, number> {
    const sums = new Map<string, number>()
    for (const { own } of this.#countsOf(types)) for (const [tag, count] of own) add(sums, tag, count)
    return sums
  }

  /** Of records that bear `path` or one nested in it, each counted once. */
  within(path: string, types?: readonly string[]): number {
    return this.#countsOf(types).reduce((sum, { within }) => sum + (within.get(path) ?? 0), 0)
  }

  #countsOf(types: readonly string[] | undefined): readonly Counts[] {
    if (this.#borne === null) {
      this.#borne = new Map()
      for (const record of this.#knowledge.all()) this.#put(this.#borne, record.id, record)
    }
    if (types === undefined) return [...this.#byType.values()]
    return types.flatMap((type) => this.#byType.get(type) ?? [])
  }

  #put(borne: Map<RecordId, Borne>, id: RecordId, record: StoredRecord | null): void {
    const before = borne.get(id) ?? none
    const tags = record === null || record.deletedAt !== undefined ? none.tags : record.tags
    if (isSame(tags, before.tags)) return
    const after = { type: record?.type ?? "", tags }
    if (tags.length === 0) borne.delete(id)
    else borne.set(id, after)
    this.#count(before, -1)
    this.#count(after, 1)
    this.#revision += 1
  }

  #count({ type, tags }: Borne, by: number): void {
    if (tags.length === 0) return
    const { own, within } = this.#countsFor(type)
    const [only = ""] = tags
    const isOne = tags.length === 1
    for (const tag of isOne ? tags : new Set(tags)) add(own, tag, by)
    for (const path of isOne ? this.#pathsOf(only) : new Set(tags.flatMap((tag) => this.#pathsOf(tag)))) {
      add(within, path, by)
    }
  }

  #countsFor(type: string): Counts {
    const known = this.#byType.get(type)
    if (known !== undefined) return known
    const counts: Counts = { own: new Map(), within: new Map() }
    this.#byType.set(type, counts)
    return counts
  }

  /** The tag and those around it. Kept, since the same few tags are counted for thousands of records. */
  #pathsOf(tag: string): readonly string[] {
    const known = this.#paths.get(tag)
    if (known !== undefined) return known
    const paths = [tag, ...tagsAround(tag)]
    this.#paths.set(tag, paths)
    return paths
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((tag, at) => tag === other[at]))
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}
