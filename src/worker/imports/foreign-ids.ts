import type { RecordId } from "../../domain/envelope.ts"
import type { Records } from "../../storage/storage.ts"
import type { ImportFrom } from "../api/imports.ts"
import { readAs } from "../knowledge/read-as.ts"

/** The ids of one program mean nothing in another's. */
export function scopedId(from: ImportFrom, foreignId: string): string {
  return `${from}:${foreignId}`
}

/** The scoped ids of all that is here from earlier batches, in the trash too. What an undone batch left there is let go. */
export function idsHere(records: Records): ReadonlySet<string> {
  const undone = new Set<string>()
  for (const batch of records.list("import-batch")) {
    if (readAs("import-batch", batch).undoneAt !== undefined) undone.add(batch.id)
  }
  const here = new Set<string>()
  for (const { source, deletedAt } of records.list()) {
    if (source === undefined || (deletedAt !== undefined && undone.has(source.batch))) continue
    here.add(source.foreignId)
  }
  return here
}

/** What a batch brought in, as far as it is still here, in the trash too. */
export function recordsOfBatch(records: Records, batch: RecordId): ReadonlySet<RecordId> {
  const ids = new Set<RecordId>()
  for (const { id, source } of records.list()) if (source?.batch === batch) ids.add(id)
  return ids
}
