import type { RecordId } from "../../domain/envelope.ts"

export type Dated = Readonly<{ id: RecordId; date: string; createdAt: string }>

/** Ids of dated records, newest first, kept in order as records come and go. */
export class Timeline {
  readonly #keys = new Map<RecordId, string>()
  /** Rising; read from the end. */
  #order: string[]

  constructor(items: Iterable<Dated>) {
    for (const item of items) this.#keys.set(item.id, keyOf(item))
    this.#order = [...this.#keys.values()].toSorted()
  }

  get length(): number {
    return this.#order.length
  }

  /** At most `count` ids, from the `from`-th newest on. */
  window(from: number, count: number): readonly RecordId[] {
    const end = Math.max(0, this.#order.length - from)
    return this.#order
      .slice(Math.max(0, end - count), end)
      .toReversed()
      .map(idOfKey)
  }

  /** All ids, newest first. */
  get ids(): readonly RecordId[] {
    return this.window(0, this.#order.length)
  }

  has(id: RecordId): boolean {
    return this.#keys.has(id)
  }

  put(item: Dated): void {
    const key = keyOf(item)
    if (this.#keys.get(item.id) === key) return
    this.remove(item.id)
    this.#keys.set(item.id, key)
    this.#order.splice(this.#placeOf(key), 0, key)
  }

  remove(id: RecordId): void {
    const key = this.#keys.get(id)
    if (key === undefined) return
    this.#keys.delete(id)
    this.#order.splice(this.#placeOf(key), 1)
  }

  /** The first place whose key is not smaller. */
  #placeOf(key: string): number {
    let low = 0
    let high = this.#order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#order[middle] ?? "") < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

const idLength = 32

/** Within a day the later made comes later; the id settles what is left. */
function keyOf({ id, date, createdAt }: Dated): string {
  return `${date} ${createdAt} ${id}`
}

function idOfKey(key: string): RecordId {
  return key.slice(-idLength) as RecordId
}
