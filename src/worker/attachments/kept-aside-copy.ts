import type { Records } from "../../storage/storage.ts"

/** Of this vault alone and of no backup, as the place where the owner was. */
const recordType = "workspace"
const field = "keepsUnnamedFiles"

/** Whether a copy of this vault was ever put aside: it may name files that no record of this one does. */
export function hasCopyAside(records: Records): boolean {
  return workspace(records)?.[field] === true
}

/** Remembered for good. What is refused is tried again by whoever asks. */
export async function noteCopyAside(records: Records): Promise<void> {
  if (hasCopyAside(records)) return
  const record = workspace(records)
  const fields = { [field]: true }
  await records.commit([
    record === null
      ? { kind: "create", type: recordType, fields }
      : { kind: "change", id: record.id, fields },
  ])
}

function workspace(records: Records) {
  for (const record of records.list(recordType)) return record
  return null
}
