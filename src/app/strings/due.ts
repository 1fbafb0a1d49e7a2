import type { LocalDate } from "../../base/local-date.ts"
import type { DueWords } from "../../domain/cadence.ts"
import { sayDayOfYear, sayNearDay } from "./dates.ts"
import { say } from "./say.ts"

/** How it stands with a cadence, in a few words; empty where there is none. */
export function sayDue(due: DueWords, today: LocalDate): string {
  switch (due.kind) {
    case "none":
      return ""
    case "paused":
      return say("due.paused", { day: sayNearDay(due.until, today) })
    case "later":
      return say("due.later", { when: sayNearDay(due.on, today) })
    case "due":
      return due.since === today ? say("due.now") : say("due.due", { when: sayDayOfYear(due.since, today) })
    case "overdue":
      return say("due.overdue", { when: sayDayOfYear(due.since, today) })
  }
}

/** When there last was contact. */
export function sayLastInteraction(last: LocalDate | null, today: LocalDate): string {
  return last === null
    ? say("today.person.never")
    : say("today.person.last", { when: sayNearDay(last, today) })
}
