import type { AgeKey } from "../../transfer/age/age-key.ts"
import { openAge } from "../../transfer/age/open-age.ts"
import { type BackupProof, readBackup } from "../../transfer/backup/read-backup.ts"
import type { Job } from "./job.ts"

export type Expected = Readonly<{
  records: number
  counts: ReadonlyMap<string, number>
  /** Attachments whose bytes are in it. */
  files: number
}>

/**
 * Whether what was written opens, is whole, bears the mark of who made it, and holds just so many records of each type. The key's
 * identities stay the caller's.
 */
export async function isWhole(
  open: () => ReadableStream<Uint8Array>,
  key: AgeKey,
  expected: Expected,
  job: Job,
): Promise<boolean> {
  const proof: BackupProof =
    key.kind === "passphrase" ? { by: "passphrase" } : { by: "identities", identities: key.identities }
  const opened = await openAge(open, key)
  if (!opened.ok) return false
  const reading = await readBackup(opened.value, proof)
  if (!reading.ok) return false
  for await (const item of reading.value.items()) {
    if (!(await job.step(item.kind === "record" ? 1 : item.bytes.length))) break
  }
  const verdict = reading.value.verdict()
  if (!verdict.ok) return false
  const { origin, records, counts, files } = verdict.value
  return (
    origin === "proven" &&
    records === expected.records &&
    files.count === expected.files &&
    counts.size === expected.counts.size &&
    [...expected.counts].every(([type, count]) => counts.get(type) === count)
  )
}
