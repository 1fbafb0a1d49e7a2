import type { VaultsApi } from "../api/vaults.ts"
import type { VaultDesk } from "../vault-desk.ts"

export function vaultsCalls(_desk: VaultDesk): VaultsApi {
  return {} as VaultsApi
}
