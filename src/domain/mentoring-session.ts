import type { LocalDate } from "../base/local-date.ts"
import type { Envelope } from "./envelope.ts"

/** A conversation with somebody; its text is the body `text`. */
export type MentoringSession = Envelope &
  Readonly<{
    type: "mentoring-session"
    date: LocalDate
    title: string
  }>

/** What its author gives; the envelope is the repository's. */
export type MentoringSessionFields = Pick<MentoringSession, "date" | "title">
