import type { Cadence } from "../../domain/cadence-fields.ts"
import { cadenceUnits } from "../../domain/cadence-fields.ts"
import { sayPlainDay, sayWeekday } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

/** From the first of a month to the last; 0 leaves the day of the month as it falls. */
export const ordinals = [1, 2, 3, 4, 5, -1] as const
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** "Every two months, at the latest after three; on the third Monday"; empty where there is no cadence. */
export function sayCadence(cadence: Cadence | undefined): string {
  const unit = cadenceUnits.find((known) => known === cadence?.unit)
  if (cadence?.every === undefined || unit === undefined) return ""
  const { every, atLatest, anchor, from, pausedUntil } = cadence
  return [
    say(`network.cadence.${unit}`, { count: every }),
    sayPattern(cadence),
    atLatest === undefined ? "" : say(`network.cadence.${unit}.latest`, { count: atLatest }),
    anchor === "fixed_date" && from !== undefined
      ? say("network.cadence.from-day", { day: sayPlainDay(from) })
      : "",
    pausedUntil === undefined ? "" : say("network.cadence.paused", { day: sayPlainDay(pausedUntil) }),
  ]
    .filter((part) => part !== "")
    .join(", ")
}

/** In weeks only the weekday counts. */
export function sayPattern({ unit, pattern }: Cadence): string {
  const { ordinal, weekday } = pattern ?? {}
  if (weekday === undefined || !weekdays.some((known) => known === weekday)) return ""
  if (unit === "week") return say("network.cadence.on-weekday", { weekday: sayWeekday(weekday) })
  const known = ordinals.find((one) => one === ordinal)
  if (known === undefined) return ""
  return say("network.cadence.on", { ordinal: sayOrdinal(known), weekday: sayWeekday(weekday) })
}

export function sayOrdinal(ordinal: (typeof ordinals)[number]): string {
  return say(ordinal === -1 ? "network.ordinal.last" : `network.ordinal.${ordinal}`)
}
