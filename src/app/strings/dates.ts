import { type LocalDate, localDateOf } from "../../base/local-date.ts"
import type { Instant } from "../../domain/envelope.ts"
import { addDays } from "../../domain/calendar.ts"
import { formatDay, isIso } from "./date-manner.ts"
import { locale, say } from "./say.ts"

const longDay = new Intl.DateTimeFormat(locale, { dateStyle: "long" })
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
export const sayInstantDay = (instant: Instant): string => longDay.format(new Date(instant))
export const sayInstant = (instant: Instant): string => dayAndTime.format(new Date(instant))
export const sayDay = (date: LocalDate): string =>
  isIso() ? `${formatDay(date, { weekday: "long" })}, ${date}` : formatDay(date, { dateStyle: "full" })
/** In the manner of ISO the year stands with it. */
export const sayDayAndMonth = (date: LocalDate): string =>
  isIso() ? date : formatDay(date, { day: "numeric", month: "short" })

/** The weekday, and the year where it is not this one and does not stand above it. */
export function sayWeekdayAndYear(date: LocalDate): string {
  const isThisYear = date.startsWith(`${new Date().getFullYear()}-`)
  return formatDay(date, { weekday: "short", ...(!isThisYear && !isIso() && { year: "numeric" }) })
}

function utcOf(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
const msADay = 86_400_000

/** "yesterday", "in three days"; beyond two weeks the day itself, with its year where that is not this one. */
export function sayNearDay(date: LocalDate, today: LocalDate): string {
  const days = Math.round((utcOf(date).getTime() - utcOf(today).getTime()) / msADay)
  if (Math.abs(days) < 14) return relative.format(days, "day")
  return sayDayOfYear(date, today)
}

/** The day, with its year where that is not this one. */
export function sayDayOfYear(date: LocalDate, today: LocalDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? sayDayAndMonth(date) : sayPlainDay(date)
}

const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "short" })
const wallTime = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" })
const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" })
const minutesLong = new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" })

/** "Today, 14:05", "Yesterday, 9:10", else the day and the time. */
export function sayInstantNear(instant: Instant, today: LocalDate): string {
  const moment = new Date(instant)
  const day = localDateOf(moment)
  const time = timeOfDay.format(moment)
  if (day === today) return say("date.today", { time })
  if (day === addDays(today, -1)) return say("date.yesterday", { time })
  return dayAndTime.format(moment)
}

/** A time of the wall clock, `14:05`, as the owner's locale writes it. */
export const sayTimeOfDay = (time: string): string => wallTime.format(new Date(`2000-01-01T${time}:00Z`))
export const sayMonth = (date: LocalDate): string => month.format(utcOf(date))
export const sayMinutes = (count: number): string => minutesLong.format(count)

/** The day with its month and year, and no weekday. */
export const sayPlainDay = (date: LocalDate): string =>
  isIso() ? date : formatDay(date, { day: "numeric", month: "long", year: "numeric" })
/** The same without the year. */
export const sayYearlessDay = (date: LocalDate): string => formatDay(date, { day: "numeric", month: "long" })

const monthName = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" })

export const sayMonthName = (date: LocalDate): string => monthName.format(utcOf(date))
/** The months of a year, January first. */
export const monthNames = (): readonly string[] =>
  Array.from({ length: 12 }, (_, at) => monthName.format(new Date(Date.UTC(2024, at, 1))))
