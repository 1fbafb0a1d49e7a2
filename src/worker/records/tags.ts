import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"

/** The tags in use, counted out of the records when they are asked for after a change. */
export class Tags {
  readonly #knowledge: Knowledge
  readonly #orders: NameOrders
  #made: Readonly<{ stamp: number; tags: readonly string[] }> | null = null

  constructor(knowledge: Knowledge, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#orders = orders
  }

  list(): readonly string[] {
    const stamp = this.#knowledge.stamp()
    if (this.#made?.stamp === stamp) return this.#made.tags
    const tags = new Set<string>()
    for (const record of this.#knowledge.all()) {
      if (record.deletedAt === undefined) for (const tag of record.tags) tags.add(tag)
    }
    this.#made = { stamp, tags: [...tags].toSorted(this.#orders.compare) }
    return this.#made.tags
  }
}
