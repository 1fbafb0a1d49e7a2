import type { LocalDate } from "../base/local-date.ts"
import {
  addDays,
  addUnits,
  daysBetween,
  laterDay,
  monthNumberOf,
  weekdayOf,
  weekdayOfMonth,
} from "./calendar.ts"
import type { Cadence } from "./cadence-fields.ts"

/** How it stands with a cadence on a day. Said in words by the interface; `since` and `on` are days, never a score. */
export type DueWords =
  | Readonly<{ kind: "none" }>
  | Readonly<{ kind: "paused"; until: LocalDate }>
  | Readonly<{ kind: "later"; on: LocalDate }>
  | Readonly<{ kind: "due"; since: LocalDate }>
  /** Past the later limit as well. */
  | Readonly<{ kind: "overdue"; since: LocalDate }>

/** `start`: what is counted from where there was no interaction yet. */
export type CadenceDays = Readonly<{
  lastInteraction: LocalDate | null
  start: LocalDate | null
  today: LocalDate
}>

/**
 * Paused up to and with the day that the pause names. Due from the first limit on, that day included; overdue from the
 * day after the later limit on, and never without a later limit. `overdue.since` is that later limit, `due.since` the
 * first one. With nothing to count from, it is due today.
 *
 * From the last interaction: so many units after it. By fixed dates: on the first of them after the last interaction, so
 * that one that was missed stays due until something happens. A pattern moves a date within its month; counted in weeks,
 * only its weekday matters, and it moves the date within its week.
 */
export function nextDue(
  cadence: Cadence | undefined,
  { lastInteraction, start, today }: CadenceDays,
): DueWords {
  if (cadence?.every === undefined || !isUnit(cadence.unit)) return { kind: "none" }
  const { every, unit, atLatest, pausedUntil } = cadence
  if (pausedUntil !== undefined && today <= pausedUntil) return { kind: "paused", until: pausedUntil }
  const rhythm: Rhythm = { every, unit, pattern: cadence.pattern }
  const isFixed = cadence.anchor === "fixed_date"
  const anchor = isFixed ? (cadence.from ?? start) : (lastInteraction ?? start)
  if (anchor === null) return { kind: "due", since: today }
  const steps = isFixed ? firstStep(rhythm, anchor, lastInteraction) : 1
  const first = dateAt(rhythm, anchor, steps * every)
  // At the end of all days there is no later date to be due on.
  if (isFixed && (first < anchor || (lastInteraction !== null && first <= lastInteraction)))
    return { kind: "none" }
  if (today < first) return { kind: "later", on: first }
  if (atLatest === undefined) return { kind: "due", since: first }
  const limit = dateAt(rhythm, anchor, steps * every + atLatest - every)
  const latest = laterDay(first, limit) ?? first
  return today <= latest ? { kind: "due", since: first } : { kind: "overdue", since: latest }
}

type Unit = "week" | "month" | "quarter"
type Rhythm = Readonly<{ every: number; unit: Unit; pattern: Cadence["pattern"] }>

function isUnit(unit: string | undefined): unit is Unit {
  return unit === "week" || unit === "month" || unit === "quarter"
}

/** So many units after `anchor`, moved to the pattern. */
function dateAt({ unit, pattern }: Rhythm, anchor: LocalDate, units: number): LocalDate {
  const date = addUnits(anchor, units, unit)
  const { ordinal, weekday } = pattern ?? {}
  if (weekday === undefined) return date
  if (unit === "week") return addDays(date, weekday - weekdayOf(date))
  return ordinal === undefined || ordinal === 0 ? date : weekdayOfMonth(monthNumberOf(date), ordinal, weekday)
}

/** Which of the fixed dates, counted from 0, is the first that is not before `from` and is after `lastInteraction`. */
function firstStep(rhythm: Rhythm, from: LocalDate, lastInteraction: LocalDate | null): number {
  const isAhead = (step: number): boolean => {
    const date = dateAt(rhythm, from, step * rhythm.every)
    return date >= from && (lastInteraction === null || date > lastInteraction)
  }
  // Never too far: a unit has at most 92 days, and a pattern moves a date by fewer than 31.
  const gone = lastInteraction === null ? 0 : Math.max(0, daysBetween(from, lastInteraction) - 31)
  const longest = { week: 7, month: 31, quarter: 92 }[rhythm.unit]
  let step = Math.floor(gone / (longest * rhythm.every))
  while (!isAhead(step) && dateAt(rhythm, from, step * rhythm.every) < lastStart) step += 1
  return step
}

const lastStart = "9999-12-01" as LocalDate
