import type { Result } from "../../base/result.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { FolderRefusal, Survey } from "../api.ts"

/** Several vaults on one computer, each with keys of its own. Answered while locked, but for `deleteVault`. */
export interface VaultsApi {
  /** The one opened last comes first. Empty where the owner has hidden the list. */
  listVaults(): Promise<Result<readonly VaultRow[], FolderRefusal>>
  /** Turns this worker to another vault; refused while one is open. */
  chooseVault(ref: string): Promise<Survey>
  /** The vault that is chosen or open. */
  thisVault(): Promise<VaultRow | null>
  /** The name is for the picker alone and can be read without the passphrase. */
  renameVault(ref: string, name: string): Promise<Result<null, FolderRefusal>>
  /** Takes it out of the list; its folder stays as it is. */
  forgetVault(ref: string): Promise<Result<null, FolderRefusal>>
  /** Whether the list is shown before a vault is open. */
  hideVaults(isHidden: boolean): Promise<Result<null, FolderRefusal>>
  /**
   * For good, with its working copies and the snapshots beside it; those in a folder of the owner's stay. Only the open vault, after a backup
   * that was read back since the last change, and with its name typed.
   */
  deleteVault(typedName: string): Promise<Result<null, DeleteVaultRefusal>>
}

export type VaultRow = Readonly<{
  ref: string
  name: string
  /** The last names of its folder's path; null where the app keeps it. */
  folder: string | null
  /** Whether the folder looks like one that is copied to a server. */
  isSynced: boolean
  state: "here" | "out-of-reach"
  openedAt: Instant | null
}>
export type DeleteVaultRefusal = Readonly<{ reason: "other-name" | "no-backup" }> | FolderRefusal
