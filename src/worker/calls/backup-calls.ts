import { ok, refuse } from "../../base/result.ts"
import type { BackupsApi } from "../api/backups.ts"
import { saveReader } from "../backups/save-reader.ts"
import { RestoreDesk } from "../restore/restore-desk.ts"
import { deriveScrypt } from "../scrypt.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** What leaves as encrypted copies, and what comes back from them. */
export function backupCalls(desk: VaultDesk): BackupsApi {
  const restore = new RestoreDesk({
    open: () => (desk.isOpen ? desk.open : null),
    deriveScrypt,
    tell: (event) => desk.tell(event),
  })
  const backups = () => desk.open.backups
  return {
    backupState: () => backups().state(),
    snapshotNow: () => backups().snapshotNow(),
    listSnapshots: () => backups().list(),
    snapshotFolderChanged: () => backups().folderChanged(),
    backUp: async (token, passphrase) => {
      const target = desk.target(token)
      return target === null ? refuse({ reason: "unknown-target" }) : backups().backUp(target, passphrase)
    },
    saveReader: async (token) => {
      const target = desk.target(token)
      return target === null ? refuse({ reason: "storage-failed" }) : saveReader(target)
    },
    cancelBackup: async () => {
      restore.cancel()
      if (desk.isOpen) backups().cancel()
    },
    readBackup: (from, by) => restore.read(from, by),
    previewMerge: () => restore.previewMerge(),
    mergeBackup: () => restore.merge(),
    replaceByBackup: () => restore.replace(),
    createVaultFromBackup: (place) =>
      restore.createVault((fill) =>
        desk.createFilled(async ({ restoreParts }) => {
          const filled = await fill(restoreParts)
          return filled.ok ? ok(null) : filled
        }, place),
      ),
    forgetBackup: () => restore.forget(),
  }
}
