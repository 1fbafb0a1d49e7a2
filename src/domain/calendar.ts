import type { LocalDate } from "../base/local-date.ts"

/** Days since 1970-01-01, which is 0. */
export type DayNumber = number

export const firstDay = "0001-01-01" as LocalDate
export const lastDay = "9999-12-31" as LocalDate

const msOfDay = 86_400_000

export function dayNumberOf(date: LocalDate): DayNumber {
  const { year, month, day } = partsOf(date)
  return numberOf(year, month, day)
}

/** What lies before the first or after the last day that can be written is that day. */
export function dateOfDayNumber(number: DayNumber): LocalDate {
  if (number <= lowest) return firstDay
  if (number >= highest) return lastDay
  return new Date(number * msOfDay).toISOString().slice(0, 10) as LocalDate
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/** Negative where `to` is before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** From Monday, 1, to Sunday, 7. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1
}

/**
 * Clamps to the last day of a shorter month. Several steps are counted from the first day (`addUnits(from, 2 * n, …)`),
 * never one on top of the other: 31 January, 28 February, 31 March.
 */
export function addUnits(
  date: LocalDate,
  count: number,
  unit: "day" | "week" | "month" | "quarter",
): LocalDate {
  if (unit === "day") return addDays(date, count)
  if (unit === "week") return addDays(date, 7 * count)
  const months = monthNumberOf(date) + (unit === "quarter" ? 3 * count : count)
  return dayOfMonth(months, partsOf(date).day)
}

/** Months since the year 0, so that two months are apart by a subtraction. */
export function monthNumberOf(date: LocalDate): number {
  const { year, month } = partsOf(date)
  return year * 12 + month - 1
}

/** That day of the month, or the month's last one where it is shorter. */
export function dayOfMonth(monthNumber: number, day: number): LocalDate {
  const year = Math.floor(monthNumber / 12)
  if (year < 1) return firstDay
  if (year > 9999) return lastDay
  const month = monthNumber - year * 12 + 1
  return dateOfDayNumber(numberOf(year, month, Math.min(day, lengthOfMonth(year, month))))
}

/** `ordinal` -1 is the last such weekday of the month, and so is a fifth one where the month has only four. */
export function weekdayOfMonth(monthNumber: number, ordinal: number, weekday: number): LocalDate {
  const first = dayOfMonth(monthNumber, 1)
  const length = dayNumberOf(dayOfMonth(monthNumber, 31)) - dayNumberOf(first) + 1
  const earliest = ((weekday - weekdayOf(first) + 7) % 7) + 1
  const most = earliest + 28 <= length ? 5 : 4
  return dayOfMonth(monthNumber, earliest + 7 * ((ordinal < 1 ? most : Math.min(ordinal, most)) - 1))
}

/** The later one; null only where both are. */
export function laterDay(left: LocalDate | null, right: LocalDate | null): LocalDate | null {
  if (left === null || right === null) return left ?? right
  return left > right ? left : right
}

const lowest = numberOf(1, 1, 1)
const highest = numberOf(9999, 12, 31)

function numberOf(year: number, month: number, day: number): DayNumber {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / msOfDay
}

function lengthOfMonth(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}
