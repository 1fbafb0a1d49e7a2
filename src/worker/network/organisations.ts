import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { OrganisationPage } from "../api/network.ts"
import type { ListWindow, Window } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"

type OrganisationRow = Readonly<{ id: RecordId; name: string; people: number }>

/** Where people belong, by name. */
export class Organisations {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #orders: NameOrders

  constructor(knowledge: Knowledge, names: Names, orders: NameOrders) {
    this.#knowledge = knowledge
    this.#names = names
    this.#orders = orders
  }

  list({ from, count }: ListWindow): Window<OrganisationRow> {
    const ids = this.#orders.ids("organisation")
    const items = ids.slice(from, from + count).map((id) => ({
      id,
      name: this.#names.nameOf(id),
      people: this.#knowledge.belonging("contact", id).length,
    }))
    return { total: ids.length, items }
  }

  open(id: RecordId): Result<OrganisationPage, Readonly<{ reason: "not-found" }>> {
    const organisation = this.#knowledge.entity("organisation", id)
    if (organisation === null) return refuse({ reason: "not-found" })
    const compareNames = this.#orders.compare
    const people = this.#knowledge.belonging("contact", id).map((contact) => this.#names.named(contact.id))
    return ok({
      organisation,
      people: people.toSorted((one, other) => compareNames(one.name, other.name)),
    })
  }
}
