import { compareText } from "../../domain/compare-text.ts"
import type { ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, matchWords } from "../../domain/match-name.ts"
import { isOpenExchange, isToBeThanked } from "../../domain/record-state.ts"
import type { ExchangeQuery, ExchangeRow } from "../api/ledger.ts"
import type { ListWindow, Window } from "../api/records.ts"
import { Belonging } from "../journal/belonging.ts"
import { dateOf } from "../journal/stream-record.ts"
import { StreamWords } from "../journal/stream-words.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { FoundLists } from "./found-lists.ts"
import { sessionOf } from "./session-of.ts"

/** What passed between the owner and the network. Lists only: nothing is ever counted for a person. */
export class Exchanges {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #belonging: Belonging
  readonly #words: StreamWords
  readonly #found: FoundLists<ReciprocityEntry>

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    this.#belonging = new Belonging(knowledge)
    this.#words = new StreamWords(knowledge, this.#belonging, names)
    this.#found = new FoundLists(() =>
      knowledge.stamp("reciprocity-entry", "mentoring-session", "contact", "relationship"),
    )
  }

  list({ from, count, ...query }: ExchangeQuery & ListWindow): Window<ExchangeRow> {
    const found = this.#found.get(JSON.stringify(query), () => this.find(query))
    const items = found.slice(from, from + count).map((entry) => this.#row(entry))
    return { total: found.length, items }
  }

  /** Newest first. */
  find({
    show,
    direction,
    kind,
    contact,
    relationship,
    text = "",
  }: ExchangeQuery): readonly ReciprocityEntry[] {
    const typed = foldQuery(text)
    const isWanted = (entry: ReciprocityEntry): boolean =>
      (show === "all" || (show === "open" ? isOpenExchange(entry) : isToBeThanked(entry))) &&
      (direction === undefined || entry.direction === direction) &&
      (kind === undefined || entry.kind === kind) &&
      (contact === undefined || this.#belonging.peopleOf(entry).includes(contact)) &&
      (relationship === undefined || this.#belonging.relationshipsOf(entry).includes(relationship)) &&
      (typed.length === 0 || matchWords(typed, this.#words.of(entry.id)) !== null)
    return [...this.#knowledge.living("reciprocity-entry")].filter(isWanted).toSorted(newestFirst)
  }

  /** In the order asked; those that are gone or in the trash are left out. */
  rows(ids: readonly RecordId[]): readonly ExchangeRow[] {
    return ids.flatMap((id) => {
      const entry = this.#knowledge.entity("reciprocity-entry", id)
      return entry === null || entry.deletedAt !== undefined ? [] : [this.#row(entry)]
    })
  }

  #row(entry: ReciprocityEntry): ExchangeRow {
    return {
      entry,
      people: this.#names.namedAll(this.#belonging.peopleOf(entry)),
      session: sessionOf(this.#knowledge, entry.session),
    }
  }
}

function newestFirst(one: ReciprocityEntry, other: ReciprocityEntry): number {
  return (
    compareText(dateOf(other), dateOf(one)) ||
    compareText(other.createdAt, one.createdAt) ||
    compareText(other.id, one.id)
  )
}
