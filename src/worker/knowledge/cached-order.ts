import type { RecordId } from "../../domain/envelope.ts"

export type Comparison = (one: string, other: string) => number
type Keyed = Readonly<{ id: RecordId; key: string }>

/**
 * Ids in the order of their keys, made when first asked and again when `stamp` answers another number. It is sorted from
 * the order before it, so that after a small change each item is compared about once.
 */
export class CachedOrder {
  readonly #stamp: () => number
  readonly #keys: () => Iterable<Keyed>
  readonly #comparison: () => Comparison
  #order: readonly RecordId[] = []
  #madeAt: number | null = null

  constructor(
    parts: Readonly<{
      stamp: () => number
      keys: () => Iterable<Keyed>
      /** Asked once for each time that the order is made. */
      comparison: () => Comparison
    }>,
  ) {
    this.#stamp = parts.stamp
    this.#keys = parts.keys
    this.#comparison = parts.comparison
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
    const compare = this.#comparison()
    sorted.sort((one, other) => compare(one.key, other.key) || (one.id < other.id ? -1 : 1))
    return sorted.map(({ id }) => id)
  }
}
