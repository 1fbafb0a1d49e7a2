import { compareActions, isOpenAction } from "../../domain/actions.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { Action, ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { isOpenExchange } from "../../domain/record-state.ts"
import type { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

/** What is still to be done or to be kept with a person or in a relationship, its own and what came of its sessions. */
export class OpenMatters {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging

  constructor(knowledge: Knowledge, belonging: Belonging) {
    this.#knowledge = knowledge
    this.#belonging = belonging
  }

  /** By due day, those without a day last. */
  actions(id: RecordId): readonly RecordId[] {
    return this.#around(id)
      .flatMap((other) => this.#knowledge.entity("action", other) ?? [])
      .filter((action) => isOpenAction(action) && this.#isWith(action, id))
      .toSorted(compareActions)
      .map((action) => action.id)
  }

  /** Promised, offered or asked for; by the day they are promised for, those without one last. */
  promises(id: RecordId): readonly RecordId[] {
    return this.#around(id)
      .flatMap((other) => this.#knowledge.entity("reciprocity-entry", other) ?? [])
      .filter((entry) => isOpenExchange(entry) && this.#isWith(entry, id))
      .toSorted(compareExchanges)
      .map((entry) => entry.id)
  }

  #around(id: RecordId): readonly RecordId[] {
    const isContact = this.#knowledge.entity("contact", id) !== null
    return [...(isContact ? this.#belonging.aroundContact(id) : this.#belonging.aroundRelationship(id))]
  }

  #isWith(record: Action | ReciprocityEntry, id: RecordId): boolean {
    const whose = [...this.#belonging.peopleOf(record), ...this.#belonging.relationshipsOf(record)]
    return record.deletedAt === undefined && whose.includes(id)
  }
}

function compareExchanges(one: ReciprocityEntry, other: ReciprocityEntry): number {
  return (
    compareText(one.promisedFor ?? "no day", other.promisedFor ?? "no day") ||
    compareText(one.createdAt, other.createdAt) ||
    compareText(one.id, other.id)
  )
}
