import type { BackupHead } from "./backup-item.ts"
import { backupLimits } from "./payload.ts"

/** The file that a record of an attachment names, with its length; null where the record is of another kind or names none. */
export function attachedFile(record: BackupHead): Readonly<{ file: string; bytes: number }> | null {
  const { type, file, size } = record
  if (type !== "attachment" || !isFileName(file) || typeof size !== "number") return null
  const isLength = Number.isSafeInteger(size) && size >= 0 && size <= backupLimits.fileBytes
  return isLength ? { file, bytes: size } : null
}

/** Of all records, by name: the first record that names a file says how long it is. */
export function attachedFiles(records: Iterable<BackupHead>): ReadonlyMap<string, number> {
  const files = new Map<string, number>()
  for (const record of records) {
    const named = attachedFile(record)
    if (named !== null && !files.has(named.file)) files.set(named.file, named.bytes)
  }
  return files
}

export function isFileName(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{32}$/.test(value)
}

export function bytesOfAll(files: ReadonlyMap<string, number>): number {
  let bytes = 0
  for (const length of files.values()) bytes += length
  return bytes
}
