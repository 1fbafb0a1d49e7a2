import {
  choice,
  day,
  flag,
  line,
  lines,
  list,
  moment,
  number,
  reference,
  references,
  required,
  time,
} from "./field-specs.ts"

export const sessionPurposes = [
  "first_meeting",
  "goal_setting",
  "regular",
  "business_challenge",
  "decision",
  "feedback",
  "skill_practice",
  "sponsorship",
  "reverse_mentoring",
  "mid_point_review",
  "crisis",
  "closing",
  "check_in",
] as const
export const sessionFormats = [
  "in_person",
  "video",
  "phone",
  "walk",
  "coffee_chat",
  "asynchronous",
  "shadowing",
  "group_discussion",
  "roundtable",
] as const
export const sessionStatuses = ["planned", "held", "cancelled", "rescheduled", "no_show"] as const
export const agendaKinds = [
  "business_relevance",
  "strategic_uncertainty",
  "leadership_judgment",
  "goal",
  "action_review",
  "feedback",
  "reciprocity",
  "personal",
  "other",
] as const
export const frameworks = ["none", "grow", "oskar", "clear", "sbi_feedback", "case_discussion"] as const

/** A session's long texts, each a body of this name. `text` holds the notes; `summary` alone is meant for the other side. */
export const sessionTexts = ["prepare", "text", "reflection", "summary"] as const
export type SessionText = (typeof sessionTexts)[number]

/** A conversation with one or more people: prepared, held, reflected on. */
export const mentoringSessionSpecs = {
  date: required(day),
  title: line(10_000),
  contacts: references("contact", 50),
  relationships: references("relationship", 50),
  purpose: choice(sessionPurposes),
  format: choice(sessionFormats),
  status: choice(sessionStatuses),
  plannedStart: time,
  plannedMinutes: number(1, 1440),
  actualStart: time,
  actualMinutes: number(1, 1440),
  /** The IANA name of the zone that the times are told in. */
  zone: line(60),
  place: line(300),
  series: line(60),
  agenda: list(
    {
      text: line(500),
      kind: choice(agendaKinds),
      minutes: number(1, 600),
      isDone: flag,
      carriedFrom: reference("mentoring-session"),
    },
    100,
  ),
  framework: choice(frameworks),
  energyBefore: number(-2, 2),
  energyAfter: number(-2, 2),
  trustNote: lines(5000),
  learnedFromThem: lines(5000),
  /** Since then it opens read-only. */
  closedAt: moment,
} as const
