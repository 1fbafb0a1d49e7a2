import type { RecordId } from "../../domain/envelope.ts"
import type { Merge, Outcome } from "../../domain/merge-types.ts"
import type { Frozen, Records } from "../../storage/storage.ts"
import type { MergePreview, RestoreDone } from "../api/backups.ts"
import { isOwners } from "../backups/record-counts.ts"
import type { Names } from "../knowledge/names.ts"
import type { ReadBackup } from "./read-backup.ts"

const mostNamed = 100

/** Of records that the owner made: versions and notes of removals go with these. */
export function countOutcomes(merge: Merge, frozen: Frozen, backup: ReadBackup): MergePreview {
  const ours = new Map(frozen.records.map((record) => [record.id, record.type]))
  const counts = { added: 0, updated: 0, both: 0, removed: 0, same: 0 }
  for (const [id, outcome] of merge.outcomes) {
    const type = ours.get(id) ?? backup.records.get(id)?.record.type
    if (type === undefined || !isOwners({ type })) continue
    const isShared = ours.has(id) && backup.records.has(id)
    const name = nameOfCount(outcome, isShared)
    if (name !== null) counts[name] += 1
  }
  return counts
}

/** The first of those that were changed on both sides, by what they are called now. */
export function namedBoth(
  merge: Merge,
  records: Pick<Records, "get">,
  names: Pick<Names, "nameOf">,
): RestoreDone["both"] {
  const both: { id: RecordId; type: string; name: string }[] = []
  for (const [id, outcome] of merge.outcomes) {
    const record = outcome === "both" && both.length < mostNamed ? records.get(id) : null
    if (record !== null && isOwners(record)) both.push({ id, type: record.type, name: names.nameOf(id) })
  }
  return both
}

function nameOfCount(outcome: Outcome, isShared: boolean): keyof MergePreview | null {
  switch (outcome) {
    case "same":
      return "same"
    case "add":
      return "added"
    case "update":
      return "updated"
    case "both":
      return "both"
    case "remove":
      return "removed"
    case "keep":
      return isShared ? "same" : null
  }
}
