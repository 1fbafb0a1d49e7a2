import { parseLocalDate } from "../../base/local-date.ts"
import type { Recalled } from "../../worker/api/search.ts"
import { sayPlainDay } from "../strings/dates.ts"

/** The detail as it is read: a day in the owner's manner. */
export function recalledDetail({ detail }: Pick<Recalled, "detail">): string {
  const day = parseLocalDate(detail)
  return day === null ? detail : sayPlainDay(day)
}
