import type { OpenVault } from "../open-vault.ts"

type Opened = Pick<OpenVault, "storage" | "keyRecord" | "found"> &
  Readonly<{ backups: Readonly<{ snapshotNow: () => Promise<unknown> }> }>

/** With any other outcome something was just set aside under the present keys, which is not ours to remove. */
const nothingSetAside: ReadonlySet<string> = new Set(["as-it-was", "caught-up"])

/**
 * After a rotation: removes what only former keys open, in the folder and among this computer's working copies. A failure
 * leaves it for the next opening.
 */
export async function forgetFormerKeys({ storage, keyRecord, found, backups }: Opened): Promise<void> {
  if (storage.hadFormerKeys || keyRecord.hasFormerFiles) await storage.removeFormerCopies()
  if (!keyRecord.hasFormerFiles || !nothingSetAside.has(storage.outcome)) return
  const removed = await found.folder.removeSetAside()
  const noted = removed.ok ? await keyRecord.noteFormerFilesGone() : removed
  // The first that the new sheet opens.
  if (noted.ok) await backups.snapshotNow()
}
