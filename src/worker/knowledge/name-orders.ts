import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { sortKey } from "../../domain/names.ts"
import { CachedOrder, type Comparison } from "./cached-order.ts"
import type { Knowledge } from "./knowledge.ts"
import type { Names } from "./names.ts"

/** The living records of a type by their names, in the collation of the owner's language. */
export class NameOrders {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #orders = new Map<EntityType, CachedOrder>()
  #collation: Readonly<{ stamp: number; compare: Comparison }> | null = null

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
  }

  ids(type: "contact" | "organisation" | "relationship"): readonly RecordId[] {
    let order = this.#orders.get(type)
    if (order === undefined) {
      // Whatever a name is made of: a relationship may bear the names of its people.
      const stamp = () => this.#knowledge.stamp("profile", "contact", type)
      order = new CachedOrder({ stamp, keys: () => this.#keys(type), comparison: () => this.compare })
      this.#orders.set(type, order)
    }
    return order.ids
  }

  /** Of whole names, in the owner's collation. */
  get compare(): Comparison {
    const stamp = this.#knowledge.stamp("profile")
    if (this.#collation?.stamp !== stamp) {
      this.#collation = { stamp, compare: collatorOf(this.#locale()).compare }
    }
    return this.#collation.compare
  }

  *#keys(type: EntityType) {
    for (const { id } of this.#knowledge.living(type)) yield { id, key: sortKey(this.#names.nameOf(id)) }
  }

  #locale(): string | undefined {
    for (const { locale } of this.#knowledge.living("profile")) return locale
    return undefined
  }
}

/** The computer's own where `locale` names none. */
function collatorOf(locale: string | undefined): Intl.Collator {
  try {
    return new Intl.Collator(locale, { numeric: true })
  } catch {
    return new Intl.Collator(undefined, { numeric: true })
  }
}
