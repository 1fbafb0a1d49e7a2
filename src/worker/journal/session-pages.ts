import { ok, refuse, type Result } from "../../base/result.ts"
import { isOpenAction } from "../../domain/actions.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { MentoringSession } from "../../domain/entities.ts"
import type { Envelope, RecordId } from "../../domain/envelope.ts"
import { mentionedIn } from "../../domain/links.ts"
import { sessionStatus } from "../../domain/record-state.ts"
import type { NotePage, SessionPage } from "../api/journal.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { Belonging } from "./belonging.ts"
import { dateOf } from "./stream-record.ts"

type NotFound = Readonly<{ reason: "not-found" }>

/** A session or a note with what stands around it. */
export class SessionPages {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #belonging: Belonging

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    this.#belonging = new Belonging(knowledge)
  }

  /** One in the trash too. */
  session(id: RecordId): Result<SessionPage, NotFound> {
    const session = this.#knowledge.entity("mentoring-session", id)
    if (session === null) return refuse({ reason: "not-found" })
    const before = this.#before(session)
    return ok({
      session,
      people: this.#names.namedAll(this.#belonging.peopleOf(session)),
      relationships: this.#names.namedAll(session.relationships ?? []),
      actions: this.#made("action", id).map((action) => action.id),
      exchanges: this.#made("reciprocity-entry", id).map((entry) => entry.id),
      before: before === null ? null : { id: before.id, date: dateOf(before), title: before.title ?? "" },
      openActions:
        before === null
          ? []
          : this.#made("action", before.id)
              .filter(isOpenAction)
              .map((action) => action.id),
    })
  }

  note(id: RecordId): Result<NotePage, NotFound> {
    const note = this.#knowledge.entity("journal-note", id)
    if (note === null) return refuse({ reason: "not-found" })
    return ok({ note, mentions: this.#names.namedAll(mentionedIn(note.links)) })
  }

  #made<Type extends "action" | "reciprocity-entry">(type: Type, session: RecordId) {
    return this.#knowledge.belonging(type, session).toSorted(asMade)
  }

  /** The last one held with any of the same people. */
  #before(session: MentoringSession): MentoringSession | null {
    const people = this.#belonging.peopleOf(session)
    let before: MentoringSession | null = null
    for (const id of new Set(people.flatMap((person) => [...this.#belonging.aroundContact(person)]))) {
      const other = id === session.id ? null : this.#knowledge.entity("mentoring-session", id)
      if (other === null || other.deletedAt !== undefined || sessionStatus(other) !== "held") continue
      const isWithThem = this.#belonging.peopleOf(other).some((person) => people.includes(person))
      if (!isWithThem || placeOf(other) >= placeOf(session)) continue
      if (before === null || placeOf(other) > placeOf(before)) before = other
    }
    return before
  }
}

/** As in a stream, told apart within a day by the clock where the clock is known. */
function placeOf(session: MentoringSession): string {
  const start = session.actualStart ?? session.plannedStart ?? ""
  return `${dateOf(session)} ${start} ${session.createdAt} ${session.id}`
}

function asMade(one: Envelope, other: Envelope): number {
  return compareText(one.createdAt, other.createdAt) || compareText(one.id, other.id)
}
