import type { LocalDate } from "../../base/local-date.ts"
import type { Instant } from "../../domain/envelope.ts"
import { locale } from "./say.ts"

const longDay = new Intl.DateTimeFormat(locale, { dateStyle: "long" })
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
// A day has no zone: it is read and written as UTC, so that no zone can move it.
const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" })
const dayAndMonth = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" })
const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" })
const weekdayAndYear = new Intl.DateTimeFormat(locale, {
  weekday: "short",
  year: "numeric",
  timeZone: "UTC",
})

export const sayInstantDay = (instant: Instant): string => longDay.format(new Date(instant))
export const sayInstant = (instant: Instant): string => dayAndTime.format(new Date(instant))
export const sayDay = (date: LocalDate): string => fullDay.format(utcOf(date))
export const sayDayAndMonth = (date: LocalDate): string => dayAndMonth.format(utcOf(date))

/** The weekday, and the year where it is not this one. */
export function sayWeekdayAndYear(date: LocalDate): string {
  const isThisYear = date.startsWith(`${new Date().getFullYear()}-`)
  return (isThisYear ? weekday : weekdayAndYear).format(utcOf(date))
}

function utcOf(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`)
}

const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
const dayMonthYear = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
})
const msADay = 86_400_000

/** "yesterday", "in three days"; beyond two weeks the day itself, with its year where that is not this one. */
export function sayNearDay(date: LocalDate, today: LocalDate): string {
  const days = Math.round((utcOf(date).getTime() - utcOf(today).getTime()) / msADay)
  if (Math.abs(days) < 14) return relative.format(days, "day")
  return date.slice(0, 4) === today.slice(0, 4) ? sayDayAndMonth(date) : dayMonthYear.format(utcOf(date))
}
