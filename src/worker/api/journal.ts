import type { LocalDate } from "../../base/local-date.ts"
import type { Result } from "../../base/result.ts"
import type { EntityType, MentoringSession, JournalNote } from "../../domain/entities.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { ListWindow, Named, Window } from "./records.ts"

/** The stream of what happened, seen whole or from one person or relationship. */
export interface JournalApi {
  /** Newest first. */
  listStream(query: StreamQuery & ListWindow): Promise<Window<StreamRow>>
  /** The first words of these texts, in the order asked; empty where there is no text or it does not open. */
  previews(ids: readonly RecordId[]): Promise<readonly string[]>
  openSession(id: RecordId): Promise<Result<SessionPage, Readonly<{ reason: "not-found" }>>>
  openNote(id: RecordId): Promise<Result<NotePage, Readonly<{ reason: "not-found" }>>>
}

/**
 * `kinds`: all if left out. `contact`, `relationship`: what has to do with them, mentions included. `tags`: all of them,
 * each borne itself or by one nested in it. `text`: in title, names, tags.
 */
export type StreamQuery = Readonly<{
  kinds?: readonly StreamKind[]
  contact?: RecordId
  relationship?: RecordId
  tags?: readonly string[]
  text?: string
  since?: LocalDate
  until?: LocalDate
}>
export type StreamKind =
  | "journal-note"
  | "mentoring-session"
  | "action"
  | "reciprocity-entry"
  | "interaction"
  | "stage-event"

/** One line of a stream. What only some kinds have is missing in the others. */
export type StreamRow = Readonly<{
  id: RecordId
  kind: StreamKind & EntityType
  date: LocalDate
  title: string
  /** Those it belongs to, not those it mentions. */
  people: readonly Named[]
  /** Set where the row stands in a person's stream only because a text mentions them. */
  isMention: boolean
  tags: readonly string[]
  pinned: boolean
  /** Of a session, an action or an exchange, raw. */
  status?: string
  /** Of an exchange, raw. */
  direction?: string
  exchangeKind?: string
  owner?: string
  relationship?: RecordId
  createdAt: Instant
}>

export type SessionPage = Readonly<{
  session: MentoringSession
  people: readonly Named[]
  relationships: readonly Named[]
  /** Made in this session, in the order they were made. */
  actions: readonly RecordId[]
  exchanges: readonly RecordId[]
  /** The session before it with any of the same people, and what it left open. */
  before: Readonly<{ id: RecordId; date: LocalDate; title: string }> | null
  openActions: readonly RecordId[]
}>
export type NotePage = Readonly<{ note: JournalNote; mentions: readonly Named[] }>
