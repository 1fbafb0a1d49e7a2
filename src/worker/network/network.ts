import { refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Records } from "../../storage/storage.ts"
import type { Saved } from "../api.ts"
import type { PhotoRefusal } from "../api/network.ts"
import type { ChangeRefusal } from "../api/records.ts"
import { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import type { RecordBook } from "../records/record-book.ts"
import { LastInteractions } from "./last-interactions.ts"
import { Moves } from "./moves.ts"
import { OpenMatters } from "./open-matters.ts"
import { Organisations } from "./organisations.ts"
import { People } from "./people.ts"
import { parsePhoto, photoBody } from "./photo.ts"
import { Relationships } from "./relationships.ts"

type NetworkParts = Readonly<{
  records: Records
  knowledge: Knowledge
  names: Names
  orders: NameOrders
  book: RecordBook
}>

/** People, what binds the owner to them, and where they belong. */
export class Network {
  readonly people: People
  readonly relationships: Relationships
  readonly organisations: Organisations
  readonly moves: Moves
  readonly #parts: NetworkParts

  constructor(parts: NetworkParts) {
    const { knowledge, names, orders, book } = parts
    this.#parts = parts
    const belonging = new Belonging(knowledge)
    const last = new LastInteractions(knowledge, belonging)
    const matters = new OpenMatters(knowledge, belonging)
    this.relationships = new Relationships({ knowledge, names, orders, last, matters })
    this.people = new People({ ...parts, last, matters, relationships: this.relationships })
    this.organisations = new Organisations(knowledge, names, orders)
    this.moves = new Moves(knowledge, book)
  }

  async savePhoto(
    contact: RecordId,
    photo: string | null,
  ): Promise<Result<Saved, ChangeRefusal | PhotoRefusal>> {
    const { knowledge, book } = this.#parts
    if (knowledge.entity("contact", contact) === null) return refuse({ reason: "not-found" })
    const body = photo === null ? { ok: true as const, value: null } : parsePhoto(photo)
    if (!body.ok) return body
    return book.save([{ kind: "change", id: contact, bodies: { [photoBody]: body.value } }])
  }
}
