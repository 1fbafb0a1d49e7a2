import type { LocalDate } from "../../base/local-date.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import type { Contact } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { flowOf } from "../../domain/flow.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import { bearsTag } from "../../domain/tag-path.ts"
import type { Records } from "../../storage/storage.ts"
import type { PeopleQuery, PersonPage, PersonRow } from "../api/network.ts"
import type { ListWindow, Window } from "../api/records.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import { dueOfContact, isDue } from "./due.ts"
import type { LastInteractions } from "./last-interactions.ts"
import type { OpenMatters } from "./open-matters.ts"
import { photoBody, photoOf } from "./photo.ts"
import type { Relationships } from "./relationships.ts"

type PeopleParts = Readonly<{
  records: Records
  knowledge: Knowledge
  names: Names
  orders: NameOrders
  last: LastInteractions
  matters: OpenMatters
  relationships: Relationships
}>

/** The people of the network by name, and one of them whole. */
export class People {
  readonly #parts: PeopleParts
  readonly #folded: FoldedTexts

  constructor(parts: PeopleParts) {
    this.#parts = parts
    this.#folded = new FoldedTexts(
      () => parts.knowledge.stamp("contact", "organisation"),
      (id) => this.#textOf(id),
    )
  }

  list({ from, count, ...query }: PeopleQuery & ListWindow): Window<PersonRow> {
    const { orders, knowledge } = this.#parts
    const words = foldQuery(query.text ?? "")
    const wordsOf = this.#folded.reader()
    const found = orders
      .ids("contact")
      .flatMap((id) => knowledge.entity("contact", id) ?? [])
      .filter((contact) => matches(contact, query))
      .filter(({ id }) => words.length === 0 || matchWords(words, wordsOf(id)) !== null)
      .filter((contact) => query.isDue !== true || this.#isDue(contact, query.today))
    const items = found.slice(from, from + count).map((contact) => this.row(contact, query.today))
    return { total: found.length, items }
  }

  async open(id: RecordId, today: LocalDate): Promise<Result<PersonPage, Readonly<{ reason: "not-found" }>>> {
    const { records, knowledge, names, matters, relationships } = this.#parts
    const contact = knowledge.entity("contact", id)
    if (contact === null) return refuse({ reason: "not-found" })
    const { organisation, introducedBy, doNotAnalyse } = contact
    const { lastInteraction, due } = this.row(contact, today)
    const page = {
      contact,
      name: names.nameOf(id),
      organisation: organisation === undefined ? null : names.named(organisation),
      introducedBy: introducedBy === undefined ? null : names.named(introducedBy),
      relationships: relationships.ofContact(id, today),
      lastInteraction,
      due,
      flow: doNotAnalyse === true ? null : flowOf(knowledge.belonging("reciprocity-entry", id), today),
      promises: matters.promises(id),
      openActions: matters.actions(id),
    }
    // A picture that does not open is one that is not there; the storage has told of it.
    const photo = await records.body(id, photoBody)
    return ok({ ...page, photo: photo.ok ? photoOf(photo.value) : null })
  }

  row(contact: Contact, today: LocalDate): PersonRow {
    const { id, organisation, jobTitle = "", networkRoles = [], tags, pinned } = contact
    const { names, last } = this.#parts
    const lastInteraction = last.of(id, today)
    return {
      id,
      name: names.nameOf(id),
      organisation: organisation === undefined ? "" : names.nameOf(organisation),
      jobTitle,
      networkRoles,
      tags,
      pinned,
      lastInteraction,
      due: dueOfContact(contact, { lastInteraction, today }),
    }
  }

  #isDue(contact: Contact, today: LocalDate): boolean {
    if (contact.cadence === undefined) return false
    const lastInteraction = this.#parts.last.of(contact.id, today)
    return isDue(dueOfContact(contact, { lastInteraction, today }))
  }

  /** What a person is found by. */
  #textOf(id: RecordId): string {
    const { knowledge, names } = this.#parts
    const { nickname = "", organisation, jobTitle = "" } = knowledge.entity("contact", id) ?? {}
    const place = organisation === undefined ? "" : names.nameOf(organisation)
    return `${names.nameOf(id)} ${nickname} ${jobTitle} ${place}`
  }
}

function matches(
  contact: Contact,
  { role, tags = [], organisation, isArchived = false }: PeopleQuery,
): boolean {
  return (
    (contact.archivedAt !== undefined) === isArchived &&
    (role === undefined || contact.networkRoles?.includes(role) === true) &&
    tags.every((path) => bearsTag(contact.tags, path)) &&
    (organisation === undefined || contact.organisation === organisation)
  )
}
