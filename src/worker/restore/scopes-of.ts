import type { VaultKeys } from "../../vault/keys.ts"
import { wrapNewKey } from "../../vault/scope-key.ts"
import type { Scopes } from "./restore-parts.ts"

/** `keys` must outlive it. */
export function scopesOf(keys: VaultKeys): Scopes {
  return {
    has: (scope) => keys.rowKey(scope) !== null,
    make: (scope) => wrapNewKey(keys, scope),
    drop: (scope) => keys.dropScope(scope),
  }
}
