import { canonicalJson } from "./canonical-json.ts"
import { clockOf, clockOrder } from "./clock.ts"
import { compareText } from "./compare-text.ts"
import type { RecordId } from "./envelope.ts"
import type { MergeableRecord, MergeSide, Side, Versioned } from "./merge-types.ts"

/** How the record that a version is of came out of the merge. */
export type Parent =
  /** Everything that the other side had of it, this one had seen: what it does not have any more, it let go of. */
  | Readonly<{ kind: "of"; side: Side }>
  | Readonly<{ kind: "agreed" }>
  | Readonly<{ kind: "apart" }>
  /** Removed, so that its versions go as well. */
  | Readonly<{ kind: "gone" }>

/**
 * Which versions there are after a merge, and of which side each is taken. Thinning leaves no notes, so the versions of a
 * record are those of the side whose record is the newer; both sides' where it was changed apart. What one of them is a
 * patch of stays with it.
 */
export function mergedRevisions(
  ours: MergeSide,
  theirs: MergeSide,
  parentOf: (of: RecordId) => Parent,
): ReadonlyMap<RecordId, Side> {
  const chosen = new Map<RecordId, Side>()
  const choose = (id: RecordId): void => {
    const side = chosen.has(id) ? null : sideOf(revisionIn(ours, id), revisionIn(theirs, id))
    if (side === null) return
    chosen.set(id, side)
    const base = (side === "ours" ? ours : theirs).get(id)?.record["base"]
    if (typeof base === "string") choose(base as RecordId)
  }
  for (const side of [ours, theirs]) {
    for (const [id, { record }] of side) {
      if (record.type !== "revision") continue
      const parent = parentOf(record["of"] as RecordId)
      if (isKept(parent, ours.has(id), theirs.has(id))) choose(id)
    }
  }
  return chosen
}

function isKept(parent: Parent, isInOurs: boolean, isInTheirs: boolean): boolean {
  switch (parent.kind) {
    case "of":
      return parent.side === "ours" ? isInOurs : isInTheirs
    case "agreed":
      return isInOurs && isInTheirs
    case "apart":
      return true
    case "gone":
      return false
  }
}

/** Both of a version are the same text; where both were written anew, either does, as long as it is the same one everywhere. */
function sideOf(ours: Versioned | null, theirs: Versioned | null): Side | null {
  if (ours === null || theirs === null) return ours !== null ? "ours" : theirs !== null ? "theirs" : null
  const order = clockOrder(clockOf(ours.record), clockOf(theirs.record))
  if (order === "before") return "theirs"
  if (order === "after") return "ours"
  const whole = Number(isPatch(theirs.record)) - Number(isPatch(ours.record))
  const by =
    whole ||
    compareText(ours.record.updatedAt, theirs.record.updatedAt) ||
    compareText(plain(ours.record), plain(theirs.record))
  return by >= 0 ? "ours" : "theirs"
}

function revisionIn(side: MergeSide, id: RecordId): Versioned | null {
  const version = side.get(id)
  return version?.record.type === "revision" ? version : null
}

function isPatch(record: MergeableRecord): boolean {
  return record["base"] !== undefined
}

function plain(record: MergeableRecord): string {
  return canonicalJson({ ...record, clock: undefined })
}
