import type { OpenVault } from "../open-vault.ts"
import { deriveScrypt } from "../scrypt.ts"
import { Backups } from "./backups.ts"

type Backed = Pick<
  OpenVault,
  "storage" | "found" | "snapshotStores" | "identities" | "keeper" | "backupIdentity"
>

export function backupsOf(vault: Backed): Backups {
  const { folder, header } = vault.found
  return new Backups({
    storage: vault.storage,
    vaultId: header.vaultId,
    stores: vault.snapshotStores,
    attachments: folder.attached,
    identity: () => vault.backupIdentity(),
    readIdentity: async () => {
      const read = await vault.identities.current()
      return read.ok ? read.value : null
    },
    folderName: () => folder.snapshotFolder(),
    hold: () => vault.keeper.hold(),
    deriveScrypt,
  })
}
