/** Counts things by what they are, in the order in which they were first met. */
export class Tally<Key extends Readonly<Record<string, string>>> {
  readonly #rows = new Map<string, { key: Key; count: number }>()

  add(key: Key, count = 1): void {
    const id = JSON.stringify(key)
    const row = this.#rows.get(id)
    if (row === undefined) this.#rows.set(id, { key, count })
    else row.count += count
  }

  get rows(): readonly (Key & Readonly<{ count: number }>)[] {
    return [...this.#rows.values()].map(({ key, count }) => ({ ...key, count }))
  }
}
