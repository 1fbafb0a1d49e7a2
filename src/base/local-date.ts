/** A day without time or zone, `2026-11-20`, proleptic Gregorian, years 0001 to 9999. */
export type LocalDate = string & { readonly __brand: "LocalDate" }

/** The day that `text` names, or null where it is no day of the calendar (`2026-02-30`) or has another form. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  if (year < 1 || day < 1) return null
  const longest = month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)
  return day <= longest ? (text as LocalDate) : null
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** The day on the wall calendar of this computer's zone at `moment`. */
export function localDateOf(moment: Date): LocalDate {
  const year = String(moment.getFullYear()).padStart(4, "0")
  const month = String(moment.getMonth() + 1).padStart(2, "0")
  const day = String(moment.getDate()).padStart(2, "0")
  return `${year}-${month}-${day}` as LocalDate
}
