import type { LocalDate } from "../../base/local-date.ts"
import { type Cadence, cadenceUnits } from "../../domain/cadence-fields.ts"
import { sayNearDay, sayPlainDay } from "./dates.ts"
import { locale, say } from "./say.ts"

const weekdays = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })

/** Which one of a month a weekday is; -1 the last. */
export const ordinals = [1, 2, 3, 4, 5, -1] as const

/** Weekdays count from Monday, 1. */
export function sayWeekday(weekday: number): string {
  // The first of January 2024 was a Monday.
  return weekdays.format(new Date(Date.UTC(2024, 0, weekday)))
}

/** "every two months, the third Monday, at the latest after three months"; empty where there is no rhythm. */
export function sayCadence(cadence: Cadence | undefined, today: LocalDate): string {
  if (cadence?.every === undefined) return ""
  const unit = cadenceUnits.find((known) => known === cadence.unit)
  if (unit === undefined) return ""
  const { atLatest, anchor, from, pausedUntil } = cadence
  let rhythm = withDay(say(`cadence.says.${unit}`, { count: cadence.every }), unit, cadence)
  if (atLatest !== undefined) rhythm = say(`cadence.says.latest.${unit}`, { rhythm, count: atLatest })
  if (anchor === "fixed_date" && from !== undefined)
    rhythm = say("cadence.says.from", { rhythm, day: sayPlainDay(from) })
  return pausedUntil === undefined || pausedUntil < today
    ? rhythm
    : say("cadence.says.paused", { rhythm, day: sayNearDay(pausedUntil, today) })
}

function withDay(rhythm: string, unit: string, { pattern }: Cadence): string {
  if (pattern?.weekday === undefined || pattern.weekday < 1 || pattern.weekday > 7) return rhythm
  const weekday = sayWeekday(pattern.weekday)
  if (unit === "week") return say("cadence.says.weekday", { rhythm, weekday })
  const ordinal = ordinals.find((known) => known === pattern.ordinal)
  return ordinal === undefined
    ? rhythm
    : say("cadence.says.on", { rhythm, ordinal: say(`cadence.ordinal.${ordinal}`), weekday })
}
