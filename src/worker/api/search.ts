import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { FilterName, FoundKind, Query } from "../../query/query.ts"
import type { Named } from "./records.ts"

/** Finding anything in the vault. Nothing of it is ever written outside, and nothing of what was looked for is kept. */
export interface SearchApi {
  /** A query without terms finds nothing; one of filters alone finds all they let through, newest first. */
  search(question: SearchQuestion): Promise<SearchAnswer>
  /**
   * The beginnings and marked places of these texts for this query, in the order asked: asked for the rows on screen,
   * apart from `search`, which opens no text.
   */
  snippets(query: Query, ids: readonly RecordId[]): Promise<readonly Snippet[]>
  searchState(): Promise<SearchState>
  /** What can stand after `person:` and the like for what was typed of it, best first, with how many records each has. */
  suggest(question: SuggestQuestion): Promise<readonly Suggestion[]>
  /** Sessions, notes and interactions of this day in former years; the last year first. */
  onThisDay(today: LocalDate): Promise<readonly DayMemory[]>
  /** What happened with this person a year ago, within a week of that day; the nearest first. */
  yearAgo(contact: RecordId, today: LocalDate): Promise<readonly Hit[]>
  /** In the order that the owner gave them. */
  listViews(): Promise<readonly SavedView[]>
  /** What the palette offers for `text`: records whose names match, forgiving typing errors; without text the most recent ones. */
  recall(question: RecallQuestion): Promise<readonly Recalled[]>
  /** Said when a record's page is opened, so that `recall` offers it first. Kept in memory only. */
  noteVisit(id: RecordId): Promise<void>
}

/** `kind`: only of this kind, from row `from` on; left out, the best `count` of every kind. `today` is the owner's. */
export type SearchQuestion = Readonly<{
  query: Query
  today: LocalDate
  count: number
  kind?: FoundKind
  from?: number
}>

export type SearchAnswer = Readonly<{
  total: number
  /** The group with the best hit first; kinds without any are left out. */
  groups: readonly HitGroup[]
  /** Names that were forgiven a typing error, and whom they were taken for. */
  guesses: readonly Readonly<{ by: FilterName; typed: string; taken: readonly Named[] }>[]
  /** Filters that name nobody and nothing: they let nothing through. */
  unknown: readonly Readonly<{ by: FilterName; typed: string }>[]
  /** Where it is false the index is still being made, and there may be more than what was found. */
  isComplete: boolean
}>
export type HitGroup = Readonly<{ kind: FoundKind; total: number; hits: readonly Hit[] }>
export type Hit = Readonly<{
  id: RecordId
  kind: FoundKind
  title: string
  /** null where a record has none, as a person. */
  date: LocalDate | null
  people: readonly Named[]
  tags: readonly string[]
  of: ShownOn | null
  isArchived: boolean
  /** As in `StreamRow`, of what is said by these rather than by its title: an exchange, an action, a session, a move. */
  status?: string
  direction?: string
  exchangeKind?: string
}>
/** The record whose page shows one that has none of its own: a file, an exchange, a move. */
export type ShownOn = Named & Readonly<{ kind: FoundKind }>
export type Snippet = Readonly<{
  id: RecordId
  /** Found places in the title, in UTF-16 units: from, to. */
  titleMarks: readonly (readonly [number, number])[]
  /** One line, cut at words, with `…` where it was cut; empty where the query has no words or the text none of them. */
  text: string
  marks: readonly (readonly [number, number])[]
}>

export type SearchState =
  /** In records. */
  Readonly<{ kind: "making"; done: number; total: number }> | Readonly<{ kind: "ready" }>

/** `count`: at most so many. */
export type SuggestQuestion = Readonly<{ by: FilterName; text: string; count: number }>
/** `value` is what the filter is written with; `label` what the owner reads, empty where the page has the words for it. */
export type Suggestion = Readonly<{ value: string; label: string; detail: string; count: number | null }>

export type DayMemory = Readonly<{ years: number; hits: readonly Hit[] }>

export type SavedView = Readonly<{ id: RecordId; name: string; query: string; pinned: boolean }>
export type RecallQuestion = Readonly<{ text: string; kinds?: readonly FoundKind[]; count: number }>
export type Recalled = Readonly<{
  id: RecordId
  kind: FoundKind | "saved-view"
  name: string
  /** Tells two of the same name apart: a date, an organisation, people. */
  detail: string
  of: ShownOn | null
  /** Found places in the name. */
  marks: readonly (readonly [number, number])[]
}>
