import type { LocalDate } from "../../base/local-date.ts"
import { compareActions, isOpenAction, isOverdue } from "../../domain/actions.ts"
import type { Action } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import type { ActionQuery, ActionRow } from "../api/ledger.ts"
import type { ListWindow, Window } from "../api/records.ts"
import { Belonging } from "../journal/belonging.ts"
import { StreamWords } from "../journal/stream-words.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { FoundLists } from "./found-lists.ts"
import { sessionOf } from "./session-of.ts"

/** What somebody said they would do. */
export class Actions {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #belonging: Belonging
  readonly #words: StreamWords
  readonly #found: FoundLists<Action>

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    this.#belonging = new Belonging(knowledge)
    this.#words = new StreamWords(knowledge, this.#belonging, names)
    this.#found = new FoundLists(() =>
      knowledge.stamp("action", "mentoring-session", "contact", "relationship"),
    )
  }

  list({ from, count, today, ...query }: ActionQuery & ListWindow): Window<ActionRow> {
    const found = this.#found.get(JSON.stringify(query), () => this.find(query))
    const items = found.slice(from, from + count).map((action) => this.#row(action, today))
    return { total: found.length, items }
  }

  /** In their order. */
  find({ owner, state, contact, relationship, text = "" }: Omit<ActionQuery, "today">): readonly Action[] {
    const typed = foldQuery(text)
    const isWanted = (action: Action): boolean =>
      (state === "all" || isOpenAction(action) === (state === "open")) &&
      (owner === undefined || ownerOf(action) === owner) &&
      (contact === undefined || this.#belonging.peopleOf(action).includes(contact)) &&
      (relationship === undefined || this.#belonging.relationshipsOf(action).includes(relationship)) &&
      (typed.length === 0 || matchWords(typed, this.#words.of(action.id)) !== null)
    return [...this.#knowledge.living("action")].filter(isWanted).toSorted(compareActions)
  }

  /** In the order asked; those that are gone or in the trash are left out. */
  rows(ids: readonly RecordId[], today: LocalDate): readonly ActionRow[] {
    return ids.flatMap((id) => {
      const action = this.#knowledge.entity("action", id)
      return action === null || action.deletedAt !== undefined ? [] : [this.#row(action, today)]
    })
  }

  #row(action: Action, today: LocalDate): ActionRow {
    const { contact, relationship } = action
    return {
      action,
      contact: contact === undefined ? null : this.#names.named(contact),
      relationship: relationship === undefined ? null : this.#names.named(relationship),
      session: sessionOf(this.#knowledge, action.session),
      isOverdue: isOverdue(action, today),
    }
  }
}

/** What is written down without a word on whose it is, is the owner's. */
export function ownerOf(action: Pick<Action, "owner">): string {
  return action.owner ?? "me"
}
