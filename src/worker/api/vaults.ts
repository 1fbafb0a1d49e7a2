import type { Result } from "../../base/result.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { FolderRefusal, Survey } from "../api.ts"

/** Several vaults on one computer, each with keys of its own. Answered while locked, but for `deleteVault`. */
export interface VaultsApi {
  /** The one opened last comes first. While none is open, no row where the owner has hidden the list. */
  listVaults(): Promise<Result<VaultList, FolderRefusal>>
  /** Turns this worker to another vault; null: to the one opened last. Throws while one is open. */
  chooseVault(ref: string | null): Promise<Survey>
  /** The vault that is chosen or open. */
  thisVault(): Promise<VaultRow | null>
  /** The name is for the picker alone and can be read without the passphrase. */
  renameVault(ref: string, name: string): Promise<Result<null, FolderRefusal>>
  /** Takes it out of the list; its folder stays as it is. Refused for one that lies in the app's own folder. */
  forgetVault(ref: string): Promise<Result<null, FolderRefusal>>
  /** Whether the list is shown before a vault is open. */
  hideVaults(isHidden: boolean): Promise<Result<null, FolderRefusal>>
  /**
   * For good, with its working copies and the snapshots beside it; those in a folder of the owner's stay. Only the open vault, after a backup
   * that was read back since the last change, and with its name typed. Tells `closed` once the vault was closed, whatever it
   * answers.
   */
  deleteVault(typedName: string): Promise<Result<null, DeleteVaultRefusal>>
}

export type VaultList = Readonly<{ isHidden: boolean; rows: readonly VaultRow[] }>
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
