import type { Instant } from "./envelope.ts"

/**
 * `safety`: made before something that cannot be undone. `shrunk`: with so many fewer entries than the one before that
 * something may be wrong.
 */
export type SnapshotKind = "plan" | "safety" | "shrunk"

/** A snapshot that was read back. `number` rises with each one made; the clock that gave `at` may have been wrong. */
export type SnapshotFacts = Readonly<{ number: number; at: Instant; kind: SnapshotKind }>

const day = 86_400_000
const daysKept = 7
const weeksKept = 4
const monthsKept = 12
const safetyDays = 30
/** A safety snapshot from a clock that was ahead, or judged by one that is, needs days that were really lived. */
const livedDaysForSafety = 7
const quarter = 91 * day
const firstWeeks = 28 * day

/** Whether one is to be made after a change: at most one on a day of UTC. Days differ also where the clock was set back. */
export function isSnapshotDue(lastAt: Instant | null, now: Instant): boolean {
  return lastAt === null || dayOf(lastAt) !== dayOf(now)
}

/** Whether the owner is asked before it counts as a successor: a fifth fewer entries than the last good one, or more than that. */
export function isShrunk(before: number, entries: number): boolean {
  return entries * 5 <= before * 4 && entries < before
}

/**
 * Numbers of those to let go of. Of the last 7 days, 4 weeks and 12 months that have one, the newest of each stays. Their
 * order is that of their numbers, so that a clock that jumps takes one place of each span at most; without a new one
 * nothing of the plan goes. Besides, a safety snapshot stays for 30 days, and shrunk ones of 7 days stay.
 */
export function snapshotsToDrop(snapshots: readonly SnapshotFacts[], now: Instant): readonly number[] {
  const newestFirst = snapshots.toSorted((left, right) => right.number - left.number)
  const ofKind = (kind: SnapshotKind) => newestFirst.filter((one) => one.kind === kind)
  const kept = new Set<number>()
  for (const [spanOf, count] of [
    [dayOf, daysKept],
    [weekOf, weeksKept],
    [monthOf, monthsKept],
  ] as const) {
    for (const number of newestOfEach(ofKind("plan"), spanOf, count)) kept.add(number)
  }
  for (const number of newestOfEach(ofKind("shrunk"), dayOf, daysKept)) kept.add(number)
  for (const safety of ofKind("safety")) if (!isSafetyOver(safety, newestFirst, now)) kept.add(safety.number)
  return newestFirst.filter(({ number }) => !kept.has(number)).map(({ number }) => number)
}

/** Whether the words of the sheet and a backup are to be tried: each quarter, for the first time some weeks after the vault was made. */
export function isDrillDue(madeAt: Instant, drilledAt: Instant | null, now: Instant): boolean {
  const [since, wait] = drilledAt === null ? [madeAt, firstWeeks] : [drilledAt, quarter]
  // A stamp as far ahead comes from a wrong clock, and would put the drill off until that day.
  return Math.abs(Date.parse(now) - Date.parse(since)) >= wait
}

function newestOfEach(
  newestFirst: readonly SnapshotFacts[],
  spanOf: (at: Instant) => number,
  count: number,
): number[] {
  const newest = new Map<number, number>()
  for (const { number, at } of newestFirst) {
    const span = spanOf(at)
    if (newest.size < count && !newest.has(span)) newest.set(span, number)
  }
  return [...newest.values()]
}

function isSafetyOver(safety: SnapshotFacts, snapshots: readonly SnapshotFacts[], now: Instant): boolean {
  const later = snapshots.filter(({ number }) => number > safety.number)
  const lived = new Set(later.map(({ at }) => dayOf(at))).size
  const age = Date.parse(now) - Date.parse(safety.at)
  return age >= safetyDays * day ? lived >= livedDaysForSafety : lived >= safetyDays
}

/** Days of UTC: the same in every zone and on both sides of a change to summer time. */
function dayOf(at: Instant): number {
  return Math.floor(Date.parse(at) / day)
}

/** From Monday; 1970 began on a Thursday. */
function weekOf(at: Instant): number {
  return Math.floor((dayOf(at) + 3) / 7)
}

function monthOf(at: Instant): number {
  const moment = new Date(at)
  return moment.getUTCFullYear() * 12 + moment.getUTCMonth()
}
