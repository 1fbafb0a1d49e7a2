import type { MentoringSession } from "../../domain/entities.ts"
import type { Mentions } from "../../editor/mentions/mention-props.ts"
import type { SessionPage } from "../../worker/api/journal.ts"
import type { RecordAutosave } from "../autosave/use-record-autosave.ts"

/** What each part of a session's page is given. */
export type PartProps = Readonly<{
  page: SessionPage
  /** As it will be once everything on the page is saved. */
  session: MentoringSession
  /** False once it is closed, until *Edit* is chosen. */
  isEditing: boolean
  autosave: RecordAutosave<"mentoring-session">
  mentions: Mentions
}>
