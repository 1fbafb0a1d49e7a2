import type { LocalDate } from "../../base/local-date.ts"
import { type Cadence, cadenceUnits } from "../../domain/cadence-fields.ts"
import { sayNearDay } from "./dates.ts"
import { locale, say } from "./say.ts"

const weekdays = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" })

/** Weekdays count from Monday, 1. */
export function sayWeekday(weekday: number): string {
  // The first of January 2024 was a Monday.
  return weekdays.format(new Date(Date.UTC(2024, 0, weekday)))
}

/** "every two months, the third Monday"; empty where there is no rhythm. */
export function sayCadence(cadence: Cadence | undefined, today: LocalDate): string {
  if (cadence?.every === undefined) return ""
  const unit = cadenceUnits.find((known) => known === cadence.unit) ?? "week"
  const rhythm = withDay(say(`cadence.says.${unit}`, { count: cadence.every }), unit, cadence)
  const { pausedUntil } = cadence
  return pausedUntil === undefined || pausedUntil < today
    ? rhythm
    : say("cadence.says.paused", { rhythm, day: sayNearDay(pausedUntil, today) })
}

function withDay(rhythm: string, unit: string, { pattern }: Cadence): string {
  if (pattern?.weekday === undefined) return rhythm
  const weekday = sayWeekday(pattern.weekday)
  if (unit === "week") return say("cadence.says.weekday", { rhythm, weekday })
  const { ordinal } = pattern
  return ordinal === 1 || ordinal === 2 || ordinal === 3 || ordinal === 4 || ordinal === -1
    ? say("cadence.says.on", { rhythm, ordinal: say(`cadence.ordinal.${ordinal}`), weekday })
    : rhythm
}
