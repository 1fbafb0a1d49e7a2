import type { RecordId } from "../../domain/envelope.ts"

type Keyed = Readonly<{ id: RecordId; key: string }>

/**
 * Ids in the order of their keys, made when first asked and again when `stamp` answers another number. It is sorted from
 * the order before it, so that after a small change each item is compared about once.
 */
export class CachedOrder {
  readonly #stamp: () => number
  readonly #keys: () => Iterable<Keyed>
  readonly #compare: (one: string, other: string) => number
  #order: readonly RecordId[] = []
  #madeAt: number | null = null

  constructor(
    parts: Readonly<{
      stamp: () => number
      keys: () => Iterable<Keyed>
      compare: (one: string, other: string) => number
    }>,
  ) {
    this.#stamp = parts.stamp
    this.#keys = parts.keys
    this.#compare = parts.compare
  }

  get ids(): readonly RecordId[] {
    const stamp = this.#stamp()
    if (stamp !== this.#madeAt) this.#order = this.#sorted()
    this.#madeAt = stamp
    return this.#order
  }

  #sorted(): readonly RecordId[] {
    const fresh = new Map<RecordId, Keyed>()
    for (const keyed of this.#keys()) fresh.set(keyed.id, keyed)
    const sorted: Keyed[] = []
    for (const id of this.#order) {
      const keyed = fresh.get(id)
      if (keyed !== undefined) sorted.push(keyed)
      fresh.delete(id)
    }
    sorted.push(...fresh.values())
    sorted.sort((one, other) => this.#compare(one.key, other.key) || (one.id < other.id ? -1 : 1))
    return sorted.map(({ id }) => id)
  }
}
