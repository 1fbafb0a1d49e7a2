import { type LocalDate, parseLocalDate } from "../base/local-date.ts"
import {
  addDays,
  addUnits,
  dayOfMonth,
  firstDay,
  lastDay,
  monthNumberOf,
  weekdayOf,
} from "../domain/calendar.ts"
import type { DaySpan } from "./query.ts"

/** From Monday, 1, to Sunday, 7. */
type Weekday = number

/** The days that `value` names on the day `today`, or null. The forms are those of `DaySpan`; which of them is none does not depend on `today`. */
export function readDaySpan(value: string, today: LocalDate, firstWeekday: Weekday = 1): DaySpan | null {
  const written = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, "-")
  const readOne = (text: string): DaySpan | null =>
    dateSpan(text) ?? lastSoMany(text, today) ?? named(text, today, firstWeekday)
  const range = /^(.*?)-?\.\.-?(.*)$/u.exec(written)
  if (range === null) return readOne(written)
  const [, fromText = "", toText = ""] = range
  const [from, to] = [readOne(fromText), readOne(toText)]
  if ((from === null && fromText !== "") || (to === null && toText !== "") || from === to) return null
  const days = [
    from?.from ?? firstDay,
    from?.to ?? firstDay,
    to?.from ?? lastDay,
    to?.to ?? lastDay,
  ].toSorted()
  const [first = firstDay] = days
  return { text: `${from?.text ?? ""}..${to?.text ?? ""}`, from: first, to: days.at(-1) ?? lastDay }
}

/** `2026`, `2026-1`, `2026-01-05`. */
function dateSpan(text: string): DaySpan | null {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(text)
  if (match === null) return null
  const [year = "", month, day] = match.slice(1).map((part) => part?.padStart(2, "0"))
  const from = parseLocalDate(`${year}-${month ?? "01"}-${day ?? "01"}`)
  if (from === null) return null
  if (day !== undefined) return { text: from, from, to: from }
  if (month !== undefined) return { text: from.slice(0, 7), ...monthsFrom(from, 1) }
  return { text: year, ...monthsFrom(from, 12) }
}

const units = { d: ["day", 1], w: ["week", 1], m: ["month", 1], y: ["month", 12] } as const

function lastSoMany(text: string, today: LocalDate): DaySpan | null {
  const match = /^(\d{1,4})-?(?:([dwmy])|(day|week|month|year)s?)$/u.exec(text)
  if (match === null) return null
  const [count, letter] = [Number(match[1]), (match[2] ?? match[3]?.charAt(0)) as keyof typeof units]
  if (count === 0) return null
  const [unit, times] = units[letter]
  return {
    text: `${String(count)}${letter}`,
    from: addDays(addUnits(today, -count * times, unit), 1),
    to: today,
  }
}

const dayWords: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }
const turns: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }
const monthsOf: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }

function named(text: string, today: LocalDate, firstWeekday: Weekday): DaySpan | null {
  const offset = dayWords[text]
  if (offset !== undefined) {
    const day = addDays(today, offset)
    return { text, from: day, to: day }
  }
  const [turn, unit] = /^(last|this|next)-(week|month|quarter|year)$/u.exec(text)?.slice(1) ?? []
  const turned = turns[turn ?? ""]
  if (turned === undefined || unit === undefined) return null
  const months = monthsOf[unit]
  if (months === undefined) {
    const since = (weekdayOf(today) - firstWeekday + 7) % 7
    const from = addDays(today, 7 * turned - since)
    return { text, from, to: addDays(today, 7 * turned - since + 6) }
  }
  const month = monthNumberOf(today)
  const first = dayOfMonth(month - (month % months) + turned * months, 1)
  return { text, ...monthsFrom(first, months) }
}

function monthsFrom(first: LocalDate, months: number): Readonly<{ from: LocalDate; to: LocalDate }> {
  return { from: first, to: dayOfMonth(monthNumberOf(first) + months - 1, 31) }
}
