import { parseLocalDate } from "../../base/local-date.ts"
import type { Contact } from "../../domain/entities.ts"
import { sayPlainDay, sayYearlessDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** "Head of Research, Meridian"; empty where neither is known. */
export function sayPlace({
  jobTitle = "",
  organisation = "",
}: Readonly<{ jobTitle?: string | undefined; organisation?: string }>): string {
  if (jobTitle === "" || organisation === "") return jobTitle + organisation
  return say("network.job-at", { job: jobTitle, organisation })
}

/** "At an event, in Zurich, on 3 May 2024"; empty where nothing of it is known. */
export function sayMet({ howMet, metAt = "", metOn }: Pick<Contact, "howMet" | "metAt" | "metOn">): string {
  return [
    howMet === undefined ? "" : sayTerm(howMet),
    metAt.trim(),
    metOn === undefined ? "" : sayPlainDay(metOn),
  ]
    .filter((part) => part !== "")
    .join(", ")
}

/** A day with or without its year; what is no day is shown as it is stored. */
export function sayImportantDay(date: string): string {
  const day = parseLocalDate(date)
  if (day !== null) return sayPlainDay(day)
  const yearless = /^--(\d{2}-\d{2})$/.exec(date)
  // 2000 had a 29 February.
  const inLeapYear = yearless === null ? null : parseLocalDate(`2000-${yearless[1]}`)
  return inLeapYear === null ? date : sayYearlessDay(inLeapYear)
}
