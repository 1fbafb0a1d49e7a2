import { parseLocalDate } from "../../base/local-date.ts"
import type { ImportedDay } from "./imported-contact.ts"

/**
 * Reads `19840314`, `1984-03-14` and `--0314`, with or without a time behind. Null for a year or a month alone, and for
 * words. `omittedYear` is the year that Apple writes where none is known.
 */
export function parseImportedDay(
  text: string,
  omittedYear?: string,
): Readonly<{ date: ImportedDay; hasTime: boolean }> | null {
  const match = /^(\d{4}-?|--)(\d{2})-?(\d{2})([T ].*)?$/s.exec(text)
  if (match === null) return null
  const [, start = "", month, day, time] = match
  const year = start.slice(0, 4)
  const isYearless = start === "--" || year === omittedYear
  const date = parseLocalDate(`${isYearless ? "2000" : year}-${month}-${day}`)
  if (date === null) return null
  return { date: isYearless ? (`--${month}-${day}` as ImportedDay) : date, hasTime: time !== undefined }
}
