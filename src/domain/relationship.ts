import { cadenceSpecs } from "./cadence-fields.ts"
import { choice, day, group, line, lines, references, required } from "./field-specs.ts"

export const relationshipKinds = [
  "mentoring",
  "reverse_mentoring",
  "peer_mentoring",
  "sponsorship",
  "coaching",
  "group_mentoring",
  "flash_mentoring",
  "supervision",
] as const
export const ownRoles = [
  "mentor",
  "mentee",
  "sponsor",
  "sponsee",
  "peer",
  "coach",
  "coachee",
  "facilitator",
] as const
/** In their order. */
export const stages = ["establish", "plan", "implement", "evaluate", "conclude"] as const
export const relationshipStatuses = [
  "prospective",
  "exploring",
  "active",
  "paused",
  "concluded",
  "ended_early",
  "declined",
  "alumni",
] as const
export const sponsorshipLevels = [
  "mentor",
  "strategizer",
  "connector",
  "opportunity_giver",
  "advocate",
] as const

/** What binds the owner and one or more people for a time: the centre of the journal. */
export const relationshipSpecs = {
  contacts: required(references("contact", 50)),
  title: line(300),
  kind: choice(relationshipKinds),
  ownRole: choice(ownRoles),
  formality: choice(["formal", "informal"]),
  setting: choice(["internal", "external"]),
  programme: line(200),
  /** As its last stage event has it; the two are changed in one commit. */
  stage: choice(stages),
  status: choice(relationshipStatuses),
  endReason: lines(2000),
  start: day,
  agreedUntil: day,
  end: day,
  purpose: lines(2000),
  sharedValues: lines(2000),
  sponsorshipLevel: choice(sponsorshipLevels),
  cadence: group(cadenceSpecs),
  retention: choice(["keep", "review_on", "shred_on"]),
  retentionDate: day,
  aliasTitle: line(200),
} as const
