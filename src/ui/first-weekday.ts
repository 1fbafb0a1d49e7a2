import { getDayOfWeek, parseDate } from "@internationalized/date"

const aMonday = parseDate("2024-01-01")

/** With which day a week begins where `locale` is spoken, as in the calendars: from Monday, 1, to Sunday, 7. */
export function firstWeekdayOf(locale: string): number {
  return ((7 - getDayOfWeek(aMonday, locale)) % 7) + 1
}
