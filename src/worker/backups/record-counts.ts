import type { StoredRecord } from "../../storage/storage.ts"
import { typesLeftOut } from "../../domain/types-left-out.ts"

/** What the app makes of others, or keeps beside them: losing some of these loses nothing that was written. */
const derivedTypes: ReadonlySet<string> = new Set(["revision", "kept-aside", "removal", "import-batch"])
/** Removal notes are not listed with the records. */
const markless: ReadonlySet<string> = new Set(["revision", "removal"])
const entryTypes: ReadonlySet<string> = new Set(["journal-note", "mentoring-session"])

/** Whether a record is one that the owner made, and would miss. */
export function isOwners({ type }: Pick<StoredRecord, "type">): boolean {
  return !typesLeftOut.has(type) && !derivedTypes.has(type)
}

export type RecordCounts = Readonly<{
  byType: ReadonlyMap<string, number>
  records: number
  /** Notes and sessions, without those in the trash: what the owner is told of everywhere. */
  entries: number
  /** Everything that the owner made, what lies in the trash included: what must not shrink unseen. */
  made: number
}>

/** Whether a record leaves the vault with a backup. */
export function travels({ type }: Pick<StoredRecord, "type">): boolean {
  return !typesLeftOut.has(type)
}

/** Of the records that travel. */
export function countRecords(all: Iterable<Pick<StoredRecord, "type" | "deletedAt">>): RecordCounts {
  const byType = new Map<string, number>()
  let [records, entries, made] = [0, 0, 0]
  for (const record of all) {
    if (!travels(record)) continue
    records += 1
    byType.set(record.type, (byType.get(record.type) ?? 0) + 1)
    if (isOwners(record)) made += 1
    if (entryTypes.has(record.type) && record.deletedAt === undefined) entries += 1
  }
  return { byType, records, entries, made }
}

/**
 * Says in short what the records that travel are: another text once one of them was made, changed or removed, by the clocks
 * that each change moves.
 */
export function markOf(all: Iterable<StoredRecord>): string {
  const newest = new Map<string, number>()
  let records = 0
  for (const record of all) {
    if (!travels(record) || markless.has(record.type)) continue
    records += 1
    const { clock } = record
    if (typeof clock !== "object" || clock === null || Array.isArray(clock)) continue
    for (const [replica, generation] of Object.entries(clock)) {
      if (typeof generation === "number" && generation > (newest.get(replica) ?? 0))
        newest.set(replica, generation)
    }
  }
  const clocks = [...newest].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([records, ...clocks.flat()])
}
