import type { SecretKey } from "../../crypto/secret-key.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import { openAge } from "../../transfer/age/open-age.ts"
import { readBackup } from "../../transfer/backup/read-backup.ts"
import type { DrillOutcome } from "../api/keys.ts"
import { streamOfStored } from "../backups/byte-pump.ts"
import { countRecords } from "../backups/record-counts.ts"
import { listNumbered } from "../backups/snapshot-folder.ts"

export type SnapshotTried = Readonly<{
  snapshot: Exclude<DrillOutcome["snapshot"], "not-tried">
  entries: number
}>

/**
 * Opens the newest snapshot by this identity alone, in memory, to its end. `none` also where it was made for a former
 * sheet: this one opens the next.
 */
export async function tryNewestSnapshot(
  store: ShellStore,
  identity: SecretKey<"backup-identity">,
): Promise<SnapshotTried> {
  const failed: SnapshotTried = { snapshot: "failed", entries: 0 }
  const listed = await listNumbered(store)
  if (!listed.ok) return failed
  const [newest] = listed.value
  if (newest === undefined) return { snapshot: "none", entries: 0 }
  const identities = [identity]
  const opened = await openAge(() => streamOfStored(store, newest.name), { kind: "identities", identities })
  if (!opened.ok) return opened.refusal === "not-for-this-key" ? { snapshot: "none", entries: 0 } : failed
  const reading = await readBackup(opened.value, { by: "identities", identities })
  if (!reading.ok) return failed
  let entries = 0
  for await (const item of reading.value.items()) {
    if (item.kind === "record") entries += countRecords([item.record]).entries
  }
  const verdict = reading.value.verdict()
  return verdict.ok && verdict.value.origin === "proven" ? { snapshot: "opened", entries } : failed
}
