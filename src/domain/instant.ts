import { parseLocalDate } from "../base/local-date.ts"
import type { Instant } from "./envelope.ts"

/** Only the one form that instants are stored in: in another one, two equal moments would not be equal texts. */
export function parseInstant(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.exec(text)
  return match?.[1] === undefined || parseLocalDate(match[1]) === null ? null : (text as Instant)
}
