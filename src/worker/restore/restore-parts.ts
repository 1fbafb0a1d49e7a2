import type { ShellStore } from "../../storage/shell-store.ts"
import type { Storage } from "../../storage/storage.ts"
import type { ScopeId, VaultId } from "../../vault/ids.ts"
import type { WrappedScope } from "../../vault/scope-key.ts"

/** The keys of scopes, as far as a restore makes new ones. */
export interface Scopes {
  has(scope: ScopeId): boolean
  /** A new key for it, known from now on and to be committed before anything in it. */
  make(scope: ScopeId): WrappedScope
  /** Where that commit was refused. */
  drop(scope: ScopeId): void
}

/** An open vault that a backup comes into. */
export type RestoreParts = Readonly<{
  storage: Storage
  vaultId: VaultId
  attachments: ShellStore
  scopes: Scopes
  /** Until the answer is called, no attachment is removed from the vault's folder. */
  hold: () => () => void
}>
