import type { LocalDate } from "../../base/local-date.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { Relationship } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import { sessionStatus } from "../../domain/record-state.ts"
import { orderedEvents } from "../../domain/stage-history.ts"
import type { RelationshipPage, RelationshipQuery, RelationshipRow } from "../api/network.ts"
import type { ListWindow, Window } from "../api/records.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { NameOrders } from "../knowledge/name-orders.ts"
import type { Names } from "../knowledge/names.ts"
import { dueOfRelationship } from "./due.ts"
import type { LastInteractions } from "./last-interactions.ts"
import type { OpenMatters } from "./open-matters.ts"

type RelationshipParts = Readonly<{
  knowledge: Knowledge
  names: Names
  orders: NameOrders
  last: LastInteractions
  matters: OpenMatters
}>

/** Relationships by name, and one of them whole. */
export class Relationships {
  readonly #parts: RelationshipParts
  readonly #folded: FoldedTexts

  constructor(parts: RelationshipParts) {
    this.#parts = parts
    this.#folded = new FoldedTexts(
      () => parts.knowledge.stamp("relationship", "contact"),
      (id) => this.#textOf(id),
    )
  }

  list({ from, count, ...query }: RelationshipQuery & ListWindow): Window<RelationshipRow> {
    const words = foldQuery(query.text ?? "")
    const wordsOf = this.#folded.reader()
    const found = this.#parts.orders
      .ids("relationship")
      .flatMap((id) => this.#parts.knowledge.entity("relationship", id) ?? [])
      .filter((relationship) => matches(relationship, query))
      .filter(({ id }) => words.length === 0 || matchWords(words, wordsOf(id)) !== null)
    const items = found.slice(from, from + count).map((relationship) => this.row(relationship, query.today))
    return { total: found.length, items }
  }

  open(id: RecordId, today: LocalDate): Result<RelationshipPage, Readonly<{ reason: "not-found" }>> {
    const relationship = this.#parts.knowledge.entity("relationship", id)
    if (relationship === null) return refuse({ reason: "not-found" })
    return ok({
      relationship,
      row: this.row(relationship, today),
      history: orderedEvents(this.#parts.knowledge.belonging("stage-event", id)),
      openActions: this.#parts.matters.actions(id),
      promises: this.#parts.matters.promises(id),
    })
  }

  /** Of one person, those that are archived too, by name. */
  ofContact(contact: RecordId, today: LocalDate): readonly RelationshipRow[] {
    const compareNames = this.#parts.orders.compare
    return this.#parts.knowledge
      .belonging("relationship", contact)
      .map((relationship) => this.row(relationship, today))
      .toSorted((one, other) => compareNames(one.title, other.title) || compareText(one.id, other.id))
  }

  row(relationship: Relationship, today: LocalDate): RelationshipRow {
    const { id, contacts = [], kind = "", ownRole = "", stage = "", status = "" } = relationship
    const lastInteraction = this.#parts.last.of(id, today)
    return {
      id,
      title: this.#parts.names.nameOf(id),
      people: this.#parts.names.namedAll(contacts),
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
    for (const session of this.#parts.knowledge.belonging("mentoring-session", id)) {
      const { date } = session
      if (date === undefined || date < today || sessionStatus(session) !== "planned") continue
      if (next === null || date < next) next = date
    }
    return next
  }

  #textOf(id: RecordId): string {
    const contacts = this.#parts.knowledge.entity("relationship", id)?.contacts ?? []
    return [id, ...contacts].map((named) => this.#parts.names.nameOf(named)).join(" ")
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
