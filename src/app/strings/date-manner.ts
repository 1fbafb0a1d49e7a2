import type { LocalDate } from "../../base/local-date.ts"
import type { Look } from "../../contract/values.ts"
import { locale } from "./say.ts"

type Options = Intl.DateTimeFormatOptions

let manner: Look["dates"] = "locale"
const known = new Map<string, Intl.DateTimeFormat>()

/** From now on, days are written in this manner. What is on the screen is written anew when it is next drawn. */
export function writeDates(chosen: Look["dates"]): void {
  manner = chosen
}

export const isIso = (): boolean => manner === "iso"

/** A day has no zone: it is read and written as UTC, so that no zone can move it. */
export function formatDay(date: LocalDate, options: Options): string {
  // British English is the catalogue's language with the day before the month.
  const tag = manner === "day-first" ? "en-GB" : locale
  const key = `${tag} ${JSON.stringify(options)}`
  const format = known.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" })
  known.set(key, format)
  return format.format(new Date(`${date}T00:00:00Z`))
}
