import { refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { moveFields, type Step, undoFields } from "../../domain/stage-history.ts"
import type { RecordFields } from "../../storage/storage.ts"
import type { Saved } from "../api.ts"
import type { ChangeRefusal } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { RecordBook } from "../records/record-book.ts"

/** The steps of relationships: an event and what it leaves behind are always written together. */
export class Moves {
  readonly #knowledge: Knowledge
  readonly #book: RecordBook

  constructor(knowledge: Knowledge, book: RecordBook) {
    this.#knowledge = knowledge
    this.#book = book
  }

  async move(id: RecordId, step: Step): Promise<Result<Saved, ChangeRefusal>> {
    const relationship = this.#knowledge.entity("relationship", id)
    if (relationship === null) return refuse({ reason: "not-found" })
    const moved = moveFields(relationship, this.#knowledge.belonging("stage-event", id), step)
    const event = this.#book.checked("stage-event", moved.event, null)
    if (!event.ok) return event
    return this.#book.save([
      { kind: "create", type: "stage-event", fields: event.value },
      { kind: "change", id, fields: moved.relationship },
    ])
  }

  /** For good: an event that came back out of the trash would tell of another state than the relationship is in. */
  async undo(id: RecordId): Promise<Result<Saved, ChangeRefusal>> {
    const event = this.#knowledge.entity("stage-event", id)
    if (event === null) return refuse({ reason: "not-found" })
    const { relationship } = event
    const taken = { kind: "remove", id } as const
    if (relationship === undefined || this.#knowledge.entity("relationship", relationship) === null) {
      return this.#book.save([taken])
    }
    const events = this.#knowledge.belonging("stage-event", relationship)
    const fields: RecordFields = undoFields(events, event)
    return this.#book.save([taken, { kind: "change", id: relationship, fields }])
  }
}
