import type { RecordId } from "../../domain/envelope.ts"

export type Dated = Readonly<{ id: RecordId; date: string; createdAt: string }>

/** Of the newest, that are found without an order of all. */
const fewNewest = 180

/** Ids of dated records, newest first, kept in order as records come and go. */
export class Timeline {
  /** Until the order is made, whose work the first look at the newest does not wait for. */
  #unordered: readonly Dated[] | null
  readonly #keys = new Map<RecordId, string>()
  /** Rising; read from the end. */
  #order: string[] = []

  /** Each id once. */
  constructor(items: readonly Dated[]) {
    this.#unordered = items
  }

  get length(): number {
    return this.#unordered?.length ?? this.#order.length
  }

  /** At most `count` ids, from the `from`-th newest on. */
  window(from: number, count: number): readonly RecordId[] {
    if (this.#unordered !== null && from + count <= fewNewest) {
      return newest(this.#unordered, from + count).slice(from)
    }
    this.settle()
    const end = Math.max(0, this.#order.length - from)
    return this.#order
      .slice(Math.max(0, end - count), end)
      .toReversed()
      .map(idOfKey)
  }

  /** All ids, newest first. */
  get ids(): readonly RecordId[] {
    return this.window(0, this.length)
  }

  has(id: RecordId): boolean {
    this.settle()
    return this.#keys.has(id)
  }

  put(item: Dated): void {
    this.settle()
    const key = keyOf(item)
    if (this.#keys.get(item.id) === key) return
    this.remove(item.id)
    this.#keys.set(item.id, key)
    this.#order.splice(this.#placeOf(key), 0, key)
  }

  remove(id: RecordId): void {
    this.settle()
    const key = this.#keys.get(id)
    if (key === undefined) return
    this.#keys.delete(id)
    this.#order.splice(this.#placeOf(key), 1)
  }

  /** Makes the order of all, unless it is made; whatever needs it does so too. */
  settle(): void {
    if (this.#unordered === null) return
    for (const item of this.#unordered) this.#keys.set(item.id, keyOf(item))
    this.#order = [...this.#keys.values()].toSorted()
    this.#unordered = null
  }

  /** The first place whose key is not smaller. */
  #placeOf(key: string): number {
    return firstPlace(this.#order.length, (middle) => (this.#order[middle] ?? "") >= key)
  }
}

/** Of `length` places the first that `isBehind` holds for, as it does for all that follow; `length` where it holds for none. */
function firstPlace(length: number, isBehind: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** At most `count` of them, the newest first, in one walk. */
function newest(items: readonly Dated[], count: number): readonly RecordId[] {
  const found: Dated[] = []
  // What was written last is mostly the newest: then little that was found is pushed out again.
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined) continue
    const last = found[count - 1]
    if (last !== undefined && !isNewer(item, last)) continue
    const place = firstPlace(found.length, (middle) => isNewer(item, found[middle] ?? item))
    found.splice(place, 0, item)
    if (found.length > count) found.pop()
  }
  return found.map(({ id }) => id)
}

/** As their keys say. */
function isNewer(one: Dated, other: Dated): boolean {
  if (one.date !== other.date) return one.date > other.date
  if (one.createdAt !== other.createdAt) return one.createdAt > other.createdAt
  return one.id > other.id
}

const idLength = 32

/** Within a day the later made comes later; the id settles what is left. */
function keyOf({ id, date, createdAt }: Dated): string {
  return `${date} ${createdAt} ${id}`
}

function idOfKey(key: string): RecordId {
  return key.slice(-idLength) as RecordId
}
