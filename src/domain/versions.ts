import { compareText } from "./compare-text.ts"
import type { Instant, RecordId } from "./envelope.ts"

export type VersionAge = Readonly<{ id: RecordId; at: Instant }>

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const longest = 90 * day

/** Whether the present state is to be kept before it is changed. A clock that was set back does not stop it. */
export function isVersionDue(lastAt: Instant | null, now: Instant): boolean {
  return lastAt === null || Math.abs(Date.parse(now) - Date.parse(lastAt)) >= minute
}

/**
 * Which earlier states of one text to let go of: one a minute stays for an hour, one an hour for a day, one a day for 90
 * days; of several the last. The last of all always stays. Asked again and again, it leaves in the place of one that
 * was let go of a later one of the same minute, hour or day. What lies ahead of `now`, after a clock was set back, counts as made now.
 */
export function versionsToDrop(versions: readonly VersionAge[], now: Instant): readonly RecordId[] {
  const newestFirst = versions.toSorted(
    (left, right) => Date.parse(right.at) - Date.parse(left.at) || compareText(left.id, right.id),
  )
  const kept = new Set<string>()
  const dropped: RecordId[] = []
  for (const [at, version] of newestFirst.entries()) {
    const place = placeOf(Date.parse(version.at), Date.parse(now))
    if (at === 0 || (place !== null && !kept.has(place))) kept.add(place ?? "")
    else dropped.push(version.id)
  }
  return dropped
}

/** The minute, hour or day that it stands for; null where it is too old. Fixed on the clock, so that none moves with `now`. */
function placeOf(at: number, now: number): string | null {
  const age = now - at
  if (age < hour) return `minute ${Math.floor(at / minute)}`
  if (age < day) return `hour ${Math.floor(at / hour)}`
  return age < longest ? `day ${Math.floor(at / day)}` : null
}
