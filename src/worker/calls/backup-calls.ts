import type { BackupsApi } from "../api/backups.ts"
import type { VaultDesk } from "../vault-desk.ts"

export function backupCalls(_desk: VaultDesk): BackupsApi {
  return {} as BackupsApi
}
