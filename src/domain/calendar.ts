import type { LocalDate } from "../base/local-date.ts"

/** Days since 1970-01-01, which is 0. */
export type DayNumber = number

export const firstDay = "0001-01-01" as LocalDate
export const lastDay = "9999-12-31" as LocalDate

export function dayNumberOf(date: LocalDate): DayNumber {
  const { year, month, day } = partsOf(date)
  return numberOf(year, month, day)
}

/** What lies before the first or after the last day that can be written is that day. */
export function dateOfDayNumber(number: DayNumber): LocalDate {
  if (number <= lowest) return firstDay
  if (number >= highest) return lastDay
  const days = number + daysBefore1970
  const era = Math.floor(days / daysOfEra)
  const dayOfEra = days - era * daysOfEra
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - daysOfYears(yearOfEra)
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = era * 400 + yearOfEra + (month < 3 ? 1 : 0)
  return written(year, month, dayOfYear - daysOfMonths(monthFromMarch) + 1)
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
  return written(year, month, Math.min(day, lengthOfMonth(year, month)))
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

/*
 * Whole numbers only, since lists ask for tens of thousands of days and a Date is slow. Counted in eras of 400 years,
 * after which the calendar repeats, and in years that begin in March, so that the leap day is a year's last.
 */
const daysOfEra = 146_097
const daysBefore1970 = 719_468

const daysOfYears = (years: number): number => 365 * years + Math.floor(years / 4) - Math.floor(years / 100)
const daysOfMonths = (fromMarch: number): number => Math.floor((153 * fromMarch + 2) / 5)

const lowest = numberOf(1, 1, 1)
const highest = numberOf(9999, 12, 31)

function numberOf(year: number, month: number, day: number): DayNumber {
  const fromMarch = month < 3 ? month + 9 : month - 3
  const marchYear = month < 3 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  return (
    era * daysOfEra + daysOfYears(marchYear - era * 400) + daysOfMonths(fromMarch) + day - 1 - daysBefore1970
  )
}

function lengthOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function written(year: number, month: number, day: number): LocalDate {
  const text = (number: number, length: number): string => String(number).padStart(length, "0")
  return `${text(year, 4)}-${text(month, 2)}-${text(day, 2)}` as LocalDate
}

function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}
