import type { LocalDate } from "../base/local-date.ts"

/** What the last two years of exchanges with one person look like. Never a number. */
export type FlowBand = "both-ways" | "mostly-given" | "mostly-received" | "quiet" | "too-early"

/** `lastGiven`, `lastReceived`: the latest done entry of each direction, for the sentence. */
export type Flow = Readonly<{
  band: FlowBand
  /** The kind that most often passed in the direction of a one-sided band. */
  mainKind: string | null
  lastGiven: Readonly<{ date: LocalDate; kind: string }> | null
  lastReceived: Readonly<{ date: LocalDate; kind: string }> | null
}>
