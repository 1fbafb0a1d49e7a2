import { choice, day, line, lines, reference, required } from "./field-specs.ts"

export const actionOwners = ["me", "them", "both"] as const
export const actionStatuses = [
  "open",
  "in_progress",
  "done",
  "partly_done",
  "dropped",
  "carried_over",
] as const

/** What somebody said they would do. */
export const actionSpecs = {
  title: required(line(500)),
  owner: choice(actionOwners),
  contact: reference("contact"),
  relationship: reference("relationship"),
  session: reference("mentoring-session"),
  due: day,
  status: choice(actionStatuses),
  doneOn: day,
  evidence: lines(2000),
  followUp: line(1000),
} as const
