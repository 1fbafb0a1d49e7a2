/** A day without time or zone, `2026-11-20`, proleptic Gregorian, years 0001 to 9999. */
export type LocalDate = string & { readonly __brand: "LocalDate" }

/** The day that `text` names, or null where it is no day of the calendar (`2026-02-30`) or has another form. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isThatDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isThatDay ? (text as LocalDate) : null
}

/** The day on the wall calendar of this computer's zone at `moment`. */
export function localDateOf(moment: Date): LocalDate {
  const year = String(moment.getFullYear()).padStart(4, "0")
  const month = String(moment.getMonth() + 1).padStart(2, "0")
  const day = String(moment.getDate()).padStart(2, "0")
  return `${year}-${month}-${day}` as LocalDate
}
