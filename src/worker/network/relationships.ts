import type { LocalDate } from "../../base/local-date.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { isOpenAction } from "../../domain/actions.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { Relationship } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import { isOpenExchange, sessionStatus } from "../../domain/record-state.ts"
import { orderedEvents } from "../../domain/stage-history.ts"
import type { RelationshipPage, RelationshipQuery, RelationshipRow } from "../api/network.ts"
import type { ListWindow, Window } from "../api/records.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import { dueOfRelationship } from "./due.ts"
import type { LastInteractions } from "./last-interactions.ts"
import { dated } from "./dated.ts"

/** Relationships by name, and one of them whole. */
export class Relationships {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #orders: NameOrders
  readonly #last: LastInteractions
  readonly #folded: FoldedTexts

  constructor(knowledge: Knowledge, names: Names, orders: NameOrders, last: LastInteractions) {
    this.#knowledge = knowledge
    this.#names = names
    this.#orders = orders
    this.#last = last
    this.#folded = new FoldedTexts(
      () => knowledge.stamp("relationship", "contact"),
      (id) => this.#textOf(id),
    )
  }

  list({ from, count, ...query }: RelationshipQuery & ListWindow): Window<RelationshipRow> {
    const words = foldQuery(query.text ?? "")
    const wordsOf = this.#folded.reader()
    const found = this.#orders
      .ids("relationship")
      .flatMap((id) => this.#knowledge.entity("relationship", id) ?? [])
      .filter((relationship) => matches(relationship, query))
      .filter(({ id }) => words.length === 0 || matchWords(words, wordsOf(id)) !== null)
    const items = found.slice(from, from + count).map((relationship) => this.row(relationship, query.today))
    return { total: found.length, items }
  }

  open(id: RecordId, today: LocalDate): Result<RelationshipPage, Readonly<{ reason: "not-found" }>> {
    const relationship = this.#knowledge.entity("relationship", id)
    if (relationship === null) return refuse({ reason: "not-found" })
    const actions = this.#knowledge.belonging("action", id).filter(isOpenAction)
    const promises = this.#knowledge.belonging("reciprocity-entry", id).filter(isOpenExchange)
    return ok({
      relationship,
      row: this.row(relationship, today),
      history: orderedEvents(this.#knowledge.belonging("stage-event", id)),
      openActions: dated(actions),
      promises: dated(promises),
    })
  }

  /** Of one person, those that are archived too, by name. */
  ofContact(contact: RecordId, today: LocalDate): readonly RelationshipRow[] {
    const compareNames = this.#orders.compare
    return this.#knowledge
      .belonging("relationship", contact)
      .map((relationship) => this.row(relationship, today))
      .toSorted((one, other) => compareNames(one.title, other.title) || compareText(one.id, other.id))
  }

  row(relationship: Relationship, today: LocalDate): RelationshipRow {
    const { id, contacts = [], kind = "", ownRole = "", stage = "", status = "" } = relationship
    const lastInteraction = this.#last.of(id, today)
    return {
      id,
      title: this.#names.nameOf(id),
      people: this.#names.namedAll(contacts),
      kind,
      ownRole,
      stage,
      status,
      lastInteraction,
      nextSession: this.#nextSession(id, today),
      due: dueOfRelationship(relationship, { lastInteraction, today }),
    }
  }

  #nextSession(id: RecordId, today: LocalDate): LocalDate | null {
    let next: LocalDate | null = null
    for (const session of this.#knowledge.belonging("mentoring-session", id)) {
      const { date } = session
      if (date === undefined || date < today || sessionStatus(session) !== "planned") continue
      if (next === null || date < next) next = date
    }
    return next
  }

  #textOf(id: RecordId): string {
    const contacts = this.#knowledge.entity("relationship", id)?.contacts ?? []
    return [id, ...contacts].map((named) => this.#names.nameOf(named)).join(" ")
  }
}

function matches(relationship: Relationship, query: RelationshipQuery): boolean {
  const { stage, status, ownRole, contact } = query
  return (
    (relationship.archivedAt !== undefined) === (query.isArchived ?? false) &&
    (stage === undefined || relationship.stage === stage) &&
    (status === undefined || relationship.status === status) &&
    (ownRole === undefined || relationship.ownRole === ownRole) &&
    (contact === undefined || relationship.contacts?.includes(contact) === true)
  )
}
