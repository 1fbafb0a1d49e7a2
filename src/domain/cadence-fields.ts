import { choice, day, type FieldsOf, group, number } from "./field-specs.ts"

export const cadenceUnits = ["week", "month", "quarter"] as const

/** How often two people mean to meet or hear of each other. */
export const cadenceSpecs = {
  every: number(1, 120),
  unit: choice(cadenceUnits),
  /** The later of two limits: at the latest after so many units. */
  atLatest: number(1, 240),
  anchor: choice(["last_interaction", "fixed_date"]),
  /** The first day of a cadence by fixed dates. */
  from: day,
  /** "The third Monday": `ordinal` -1 is the last one; weekdays count from Monday, 1. */
  pattern: group({ ordinal: number(-1, 5), weekday: number(1, 7) }),
  pausedUntil: day,
} as const

export type Cadence = FieldsOf<typeof cadenceSpecs>
