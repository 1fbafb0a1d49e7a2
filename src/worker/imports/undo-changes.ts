import type { Instant, RecordId } from "../../domain/envelope.ts"
import { isRecordId } from "../../domain/record-id.ts"
import type { RecordChange, Records, StoredRecord } from "../../storage/storage.ts"
import { recordsOfBatch } from "./foreign-ids.ts"

/** Names the page that the owner was on last: no use of it. */
const placeType = "workspace"

/**
 * Takes a batch out: for good what nobody touched and nothing else names, into the trash whatever the owner changed or
 * used. An organisation that others have come to belong to stays.
 */
export function undoChanges(records: Records, batch: StoredRecord, now: Instant): readonly RecordChange[] {
  const ids = recordsOfBatch(records, batch.id)
  const kept = new Set<RecordId>()
  const living = new Set<RecordId>()
  const keepNamed = (record: StoredRecord): void => {
    for (const id of idsIn(record)) {
      if (!ids.has(id)) continue
      if (!ids.has(record.id) && record.deletedAt === undefined) living.add(id)
      if (kept.has(id)) continue
      kept.add(id)
      const named = records.get(id)
      if (named !== null) keepNamed(named)
    }
  }
  for (const record of records.list()) {
    const isTouched = ids.has(record.id) && record.updatedAt !== batch.createdAt
    if (isTouched) kept.add(record.id)
    const isOther = !ids.has(record.id) && record.id !== batch.id && record.type !== placeType
    if (isTouched || isOther) keepNamed(record)
  }
  const changes: RecordChange[] = []
  for (const id of ids) {
    const record = records.get(id)
    if (!kept.has(id)) changes.push({ kind: "remove", id })
    else if (record?.deletedAt === undefined && !(record?.type === "organisation" && living.has(id)))
      changes.push({ kind: "change", id, fields: { deletedAt: now } })
  }
  changes.push({ kind: "change", id: batch.id, fields: { undoneAt: now } })
  return changes
}

/** Every id that stands in a record, in whatever field. */
function* idsIn(value: unknown): Generator<RecordId, void, void> {
  if (typeof value === "string") {
    if (isRecordId(value)) yield value
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) yield* idsIn(part)
  }
}
