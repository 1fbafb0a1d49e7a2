import { canonicalJson } from "./canonical-json.ts"
import { clockOf, clockOrder } from "./clock.ts"
import { compareText } from "./compare-text.ts"
import type { Side, Versioned } from "./merge-types.ts"

/** How two states of one record stand to each other. */
export type Comparison =
  | Readonly<{ kind: "same" }>
  | Readonly<{ kind: "descends"; newer: Side }>
  /** Neither descends from the other. */
  | Readonly<{ kind: "apart"; winner: Side }>

/**
 * Of changes made apart the later one wins, by the time of day for want of anything better; one in the trash gives way to
 * one that was changed. Equal clocks with different contents prove nothing of what came first: there the time alone counts.
 */
export function compareVersions(ours: Versioned, theirs: Versioned): Comparison {
  const order = clockOrder(clockOf(ours.record), clockOf(theirs.record))
  if (order === "before") return { kind: "descends", newer: "theirs" }
  if (order === "after") return { kind: "descends", newer: "ours" }
  if (!needsTexts(ours, theirs) || contentOf(ours) === contentOf(theirs)) return { kind: "same" }
  const trash = order === "apart" ? trashed(theirs) - trashed(ours) : 0
  const by =
    trash ||
    compareText(ours.record.updatedAt, theirs.record.updatedAt) ||
    compareText(contentOf(ours), contentOf(theirs))
  return { kind: "apart", winner: by > 0 ? "ours" : "theirs" }
}

/** Whether the texts must be compared to tell how these stand to each other. */
export function needsTexts(ours: Versioned, theirs: Versioned): boolean {
  const clock = clockOf(ours.record)
  const order = clockOrder(clock, clockOf(theirs.record))
  if (order === "apart") return true
  return order === "same" && (Object.keys(clock).length === 0 || headOf(ours) !== headOf(theirs))
}

export function digestIn({ record, bodies }: Versioned, name: string): string | undefined {
  const digest = bodies[name]
  if (digest === null) throw new Error(`A text of ${record.id} is needed and was not read`)
  return digest
}

/** Everything but the clock. */
function contentOf(version: Versioned): string {
  const digests = Object.keys(version.bodies).map((name) => [name, digestIn(version, name)])
  return `${headOf(version)} ${canonicalJson(Object.fromEntries(digests))}`
}

function headOf({ record, bodies }: Versioned): string {
  return canonicalJson([{ ...record, clock: undefined }, Object.keys(bodies).toSorted()])
}

function trashed({ record }: Versioned): number {
  return record.deletedAt === undefined ? 0 : 1
}
