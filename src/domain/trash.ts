import type { Instant } from "./envelope.ts"

const day = 86_400_000
const kept = 30 * day

/**
 * Whether what was thrown away then is to be removed for good. Never for a stamp ahead of the clock: a clock that was
 * set back removes nothing.
 */
export function isPurgeDue(deletedAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(deletedAt) >= kept
}

/**
 * Whether the stamp lies so far ahead that it came from a wrong clock. Its record is stamped anew with `now`: else it
 * would stay until that wrong day has come and 30 more. A day is let pass for clocks that differ a little.
 */
export function isStampAhead(deletedAt: Instant, now: Instant): boolean {
  return Date.parse(deletedAt) - Date.parse(now) > day
}
