import type { LocalDate } from "../base/local-date.ts"
import type { Envelope } from "./envelope.ts"

/** A free entry, tied to no meeting; its text is the body `text`. */
export type JournalNote = Envelope &
  Readonly<{
    type: "journal-note"
    date: LocalDate
    title: string
  }>

/** What its author gives; the envelope is the repository's. */
export type JournalNoteFields = Pick<JournalNote, "date" | "title">
