import type { LocalDate } from "../base/local-date.ts"

/** How it stands with a cadence on a day. Said in words by the interface; `since` and `on` are days, never a score. */
export type DueWords =
  | Readonly<{ kind: "none" }>
  | Readonly<{ kind: "paused"; until: LocalDate }>
  | Readonly<{ kind: "later"; on: LocalDate }>
  | Readonly<{ kind: "due"; since: LocalDate }>
  /** Past the later limit as well. */
  | Readonly<{ kind: "overdue"; since: LocalDate }>
