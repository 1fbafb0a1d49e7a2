import type { LocalDate } from "../../base/local-date.ts"
import type { Action, ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { ListWindow, Named, Window } from "./records.ts"
import type { StreamRow } from "./journal.ts"
import type { PersonRow } from "./network.ts"

/** Actions and exchanges, and what today asks for. */
export interface LedgerApi {
  listActions(query: ActionQuery & ListWindow): Promise<Window<ActionRow>>
  listExchanges(query: ExchangeQuery & ListWindow): Promise<Window<ExchangeRow>>
  /** In the order asked; those that are gone are left out. */
  actionRows(ids: readonly RecordId[], today: LocalDate): Promise<readonly ActionRow[]>
  exchangeRows(ids: readonly RecordId[]): Promise<readonly ExchangeRow[]>
  today(today: LocalDate): Promise<TodayPage>
}

/** Open ones by due day, those without a day last; then the closed ones, newest first. */
export type ActionQuery = Readonly<{
  today: LocalDate
  owner?: "me" | "them" | "both"
  state: "open" | "closed" | "all"
  contact?: RecordId
  relationship?: RecordId
  text?: string
}>
export type ActionRow = Readonly<{
  action: Action
  contact: Named | null
  relationship: Named | null
  session: Readonly<{ id: RecordId; title: string; date: LocalDate }> | null
  isOverdue: boolean
}>
/** Newest first. `open`: promised, offered or asked for and not yet settled. `thanks`: still to be thanked for. */
export type ExchangeQuery = Readonly<{
  show: "all" | "open" | "thanks"
  direction?: string
  kind?: string
  contact?: RecordId
  relationship?: RecordId
  text?: string
}>
export type ExchangeRow = Readonly<{
  entry: ReciprocityEntry
  people: readonly Named[]
  session: Readonly<{ id: RecordId; title: string; date: LocalDate }> | null
}>

export type TodayPage = Readonly<{
  /** Planned from today on, the next first, at most five. */
  nextSessions: readonly (StreamRow & Readonly<{ start: string | null }>)[]
  /** Planned for a day that is past and not yet told what came of it. */
  unsettledSessions: readonly StreamRow[]
  mine: readonly ActionRow[]
  theirs: readonly ActionRow[]
  duePeople: readonly PersonRow[]
  promises: readonly ExchangeRow[]
  thanks: readonly ExchangeRow[]
  isEmptyVault: boolean
}>
