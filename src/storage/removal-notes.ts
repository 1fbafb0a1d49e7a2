import type { Clock } from "../domain/clock.ts"
import type { RecordId } from "../domain/envelope.ts"
import { removalType } from "../domain/removals.ts"
import type { RecordFields, StoredRecord } from "./storage.ts"

const mostNoted = 200
/** Of a note's list as JSON: half of what a head may have. */
const longestList = 16 * 1024

/** Of these types a backup brings nothing back that would have to be held off: versions come and go, the rest never travels. */
const unnoted: ReadonlySet<string> = new Set([
  removalType,
  "revision",
  "workspace",
  "replica",
  "snapshots",
  "vault-keys",
])

export function isNoted(record: Pick<StoredRecord, "type">): boolean {
  return !unnoted.has(record.type)
}

/** The fields of as many notes as it takes for what is removed in one commit. */
export function* noteFields(removed: ReadonlyMap<RecordId, Clock>): Generator<RecordFields, void, void> {
  let records: { id: RecordId; clock: Clock }[] = []
  let length = 0
  for (const [id, clock] of removed) {
    const one = { id, clock }
    const { length: own } = JSON.stringify(one)
    if (records.length === mostNoted || (records.length > 0 && length + own > longestList)) {
      yield { records }
      records = []
      length = 0
    }
    records.push(one)
    length += own
  }
  if (records.length > 0) yield { records }
}
