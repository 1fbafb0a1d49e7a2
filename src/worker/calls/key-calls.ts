import type { KeysApi } from "../api/keys.ts"
import type { VaultDesk } from "../vault-desk.ts"

export function keyCalls(_desk: VaultDesk): KeysApi {
  return {} as KeysApi
}
