import type { RecordId } from "../../domain/envelope.ts"
import type { ActionRow } from "../api/ledger.ts"
import { dateOf } from "../journal/stream-record.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

/** The session that something was made in; null where there is none or it lies in the trash. */
export function sessionOf(knowledge: Knowledge, id: RecordId | undefined): ActionRow["session"] {
  const session = id === undefined ? null : knowledge.entity("mentoring-session", id)
  if (session === null || session.deletedAt !== undefined) return null
  return { id: session.id, title: session.title ?? "", date: dateOf(session) }
}
