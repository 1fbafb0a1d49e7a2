/**
 * Which changes a record has seen: for each working copy on which it was changed, the generation of the commit that last
 * did. Two states of a record are compared by it, never by the time of day.
 */
export type Clock = Readonly<{ [replica: string]: number }>

/** How one clock stands to another: `before` has seen less, `apart` has seen what the other has not, and the other way round. */
export type ClockOrder = "same" | "before" | "after" | "apart"

export const noClock: Clock = {}

/** So many working copies a changed record remembers. */
export const mostReplicas = 24

const replicaForm = /^[\w-]{8}$/

/** 6 bytes as 8 characters of url-safe base64. */
export function isReplica(text: string): boolean {
  return replicaForm.test(text)
}

/** What stands under `clock` in a record from outside; entries that are none are left out. A record without has an empty one. */
export function clockOf(record: Readonly<{ clock?: unknown }>): Clock {
  const { clock } = record
  if (typeof clock !== "object" || clock === null || Array.isArray(clock)) return noClock
  const entries = Object.entries(clock)
  return entries.every(isEntry) ? (clock as Clock) : Object.fromEntries(entries.filter(isEntry))
}

function isEntry([replica, generation]: [string, unknown]): boolean {
  return isReplica(replica) && Number.isSafeInteger(generation) && (generation as number) > 0
}

/** Whether everything that `clock` has seen, `other` has seen. */
export function isSeenBy(clock: Clock, other: Clock): boolean {
  for (const [replica, generation] of Object.entries(clock)) {
    if (generation > seenOf(other, replica)) return false
  }
  return true
}

export function clockOrder(clock: Clock, other: Clock): ClockOrder {
  const isBefore = isSeenBy(clock, other)
  const isAfter = isSeenBy(other, clock)
  if (isBefore) return isAfter ? "same" : "before"
  return isAfter ? "after" : "apart"
}

/** What either has seen. Never shortened: a clock made here has no entry of its own that could stand for one left out. */
export function joined(clock: Clock, other: Clock): Clock {
  const all = new Map(Object.entries(clock))
  for (const [replica, generation] of Object.entries(other)) {
    all.set(replica, Math.max(generation, all.get(replica) ?? 0))
  }
  return Object.fromEntries([...all].toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

/**
 * After a change in the commit `generation` of `replica`. Of more than 24 entries those of the lowest generations are left
 * out, never the replica's own. Whoever has seen this very entry has the record from here, with all that was left out: so
 * no other record is taken for a descendant that is none. One that does descend from what was left out, or that this one
 * descends from, may count as changed apart, and then nothing of either is lost.
 */
export function advanced(clock: Clock, replica: string, generation: number): Clock {
  const { [replica]: _own, ...others } = clock
  const entries = Object.entries(others)
  if (entries.length < mostReplicas) return { ...others, [replica]: generation }
  const latest = entries.toSorted(([, left], [, right]) => right - left).slice(0, mostReplicas - 1)
  return { ...Object.fromEntries(latest), [replica]: generation }
}

function seenOf(clock: Clock, replica: string): number {
  return Object.hasOwn(clock, replica) ? (clock[replica] ?? 0) : 0
}
