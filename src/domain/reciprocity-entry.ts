import { choice, day, flag, group, line, lines, reference, references, required } from "./field-specs.ts"

/** Told from the owner's side. */
export const directions = ["given", "received", "mutual", "paid_forward"] as const
export const exchangeKinds = [
  "introduction",
  "advice",
  "feedback",
  "time",
  "sponsorship",
  "opportunity",
  "visibility",
  "knowledge",
  "resource",
  "recognition",
  "emotional_support",
  "challenge",
  "reverse_learning",
  "invitation",
  "other",
] as const
export const exchangeStates = ["requested", "offered", "promised", "done", "declined", "withdrawn"] as const
/** From the least to the most; the order is the weight in the flow. */
export const efforts = ["minutes", "an_hour", "half_day", "days", "ongoing"] as const
export const effects = ["unknown", "useful", "significant", "decisive"] as const
/** After Kram, "Mentoring at Work", 1985. */
export const mentoringFunctions = ["career", "psychosocial"] as const

/** Something that passed between the owner and people of the network. Never money. */
export const reciprocityEntrySpecs = {
  date: required(day),
  contacts: required(references("contact", 50)),
  relationship: reference("relationship"),
  session: reference("mentoring-session"),
  direction: required(choice(directions)),
  kind: required(choice(exchangeKinds)),
  mentoringFunction: choice(mentoringFunctions),
  sponsorshipAct: line(200),
  state: choice(exchangeStates),
  promisedFor: day,
  what: lines(2000),
  effort: choice(efforts),
  effect: choice(effects),
  thanks: group({ isNeeded: flag, isDone: flag, how: line(300) }),
  /** The earlier entry that this one pays forward. */
  onBehalfOf: reference("reciprocity-entry"),
} as const
