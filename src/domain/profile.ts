import { choice, choices, line, moment, number, texts } from "./field-specs.ts"

export const profileRoles = ["mentor", "mentee", "sponsor", "sponsee", "peer"] as const

/** The owner; one a vault. */
export const profileSpecs = {
  displayName: line(300),
  iAm: choices(profileRoles),
  monthlyHours: number(0, 744),
  mostMentees: number(0, 1000),
  competencies: texts(100, 100),
  locale: line(35),
  /** From Monday, 1. */
  weekStart: number(1, 7),
  defaultRetention: choice(["keep", "review_on", "shred_on"]),
  /** When the words of the recovery sheet and a backup were last tried. */
  recoveryDrillAt: moment,
} as const
