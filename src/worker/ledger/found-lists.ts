const mostLists = 6

/** The lists asked for last, kept until `stamp` answers another number, so that scrolling finds them once. */
export class FoundLists<Item> {
  readonly #stamp: () => number
  readonly #lists = new Map<string, readonly Item[]>()
  #madeAt: number | null = null

  constructor(stamp: () => number) {
    this.#stamp = stamp
  }

  get(query: string, find: () => readonly Item[]): readonly Item[] {
    const stamp = this.#stamp()
    if (stamp !== this.#madeAt) this.#lists.clear()
    this.#madeAt = stamp
    const found = this.#lists.get(query) ?? find()
    this.#lists.delete(query)
    this.#lists.set(query, found)
    for (const oldest of this.#lists.keys()) {
      if (this.#lists.size <= mostLists) break
      this.#lists.delete(oldest)
    }
    return found
  }
}
