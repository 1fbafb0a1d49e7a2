import { cadenceSpecs } from "./cadence-fields.ts"
import { choice, choices, day, flag, group, line, list, reference, texts } from "./field-specs.ts"

export const seniorities = [
  "early_career",
  "manager",
  "director",
  "vp",
  "c_suite",
  "board",
  "founder",
  "retired",
  "other",
] as const

/** Six after Shen, Cotton and Kram, "Assembling Your Personal Board of Advisors", MIT Sloan Management Review 2015; eight beside. */
export const networkRoles = [
  "full_service_mentor",
  "career_advisor",
  "career_guide",
  "personal_advisor",
  "personal_guide",
  "role_model",
  "sponsor",
  "connector",
  "subject_expert",
  "peer_mentor",
  "reverse_mentor",
  "coach",
  "accountability_partner",
  "prospective_mentor",
] as const

export const waysOfMeeting = [
  "workplace",
  "programme",
  "professional_organisation",
  "alumni",
  "former_colleague",
  "event",
  "introduced",
  "online",
  "other",
] as const

export const channelKinds = ["email", "phone", "url", "address", "messaging", "other"] as const

/** A person of the network. Its long notes are the body `notes`, its picture the body `photo`. */
export const contactSpecs = {
  givenName: line(200),
  familyName: line(200),
  additionalNames: line(200),
  /** "Dr", before the name; `suffix` stands after it. */
  prefix: line(200),
  suffix: line(200),
  displayName: line(300),
  nickname: line(200),
  alias: line(200),
  pronouns: line(60),
  organisation: reference("organisation"),
  /** The units below the organisation, the largest first. */
  department: line(300),
  jobTitle: line(300),
  seniority: choice(seniorities),
  channels: list({ kind: choice(channelKinds), label: line(100), value: line(1000) }, 100),
  howMet: choice(waysOfMeeting),
  introducedBy: reference("contact"),
  metOn: day,
  metAt: line(300),
  networkRoles: choices(networkRoles),
  /** "I go to them for". */
  topics: texts(100, 50),
  perspectives: group({
    discipline: line(100),
    generation: line(100),
    region: line(100),
    function: line(100),
  }),
  /** `date` is a day, or one without its year: `--03-14`. */
  importantDates: list({ label: line(100), date: line(10) }, 50),
  cadence: group(cadenceSpecs),
  /** No flow is said about this person. */
  doNotAnalyse: flag,
  isMe: flag,
} as const
