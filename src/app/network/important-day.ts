import { parseLocalDate } from "../../base/local-date.ts"

/** A day as it is filled in: the year may stay open. */
export type DayParts = Readonly<{ day: number | null; month: number | null; year: number | null }>

/** What is not a day, with or without its year, is all open. */
export function partsOfDay(date: string | undefined): DayParts {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(date ?? "")
  if (match === null) return { day: null, month: null, year: null }
  return {
    day: Number(match[3]),
    month: Number(match[2]),
    year: match[1] === undefined ? null : Number(match[1]),
  }
}

/** As it is stored, `2024-03-14` or `--03-14`; null where the calendar has no such day. */
export function dayOfParts({ day, month, year }: DayParts): string | null {
  if (day === null || month === null) return null
  const rest = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
  // Without a year the 29 February is a day: 2000 had one.
  const inYear = parseLocalDate(`${String(year ?? 2000).padStart(4, "0")}-${rest}`)
  if (inYear === null) return null
  return year === null ? `--${rest}` : inYear
}
