import type { LocalDate } from "../../base/local-date.ts"
import type { Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { CreateRefusal, FolderRefusal, Opened, SaveRefusal } from "../api.ts"

/** What leaves as encrypted copies, and what comes back from them. Files cross as handles; the page never reads them. */
export interface BackupsApi {
  backupState(): Promise<BackupState>
  /** Writes a snapshot now, whatever the plan says, reads it back and counts it. */
  snapshotNow(): Promise<Result<BackupDone, BackupRefusal>>
  /** Those in the folder, the newest first. */
  listSnapshots(): Promise<Result<readonly SnapshotRow[], FolderRefusal>>
  /** The shell was told another folder for the snapshots: the plan begins anew there. */
  snapshotFolderChanged(): Promise<void>
  /** Everything in one file at `target`, of the shell's `pickSaveTarget`. Read back and counted before it answers. */
  backUp(target: string, passphrase: string): Promise<Result<BackupDone, BackupRefusal>>
  /** The page that opens a backup in any browser, without this app and without a network. */
  saveReader(target: string): Promise<Result<null, FolderRefusal>>
  /** Ends whatever of the above is under way; nothing half is left. */
  cancelBackup(): Promise<void>

  /** Reads a whole backup through and keeps what it found for one of the calls below. Answers while locked too. */
  readBackup(from: BackupSource, by: BackupKey): Promise<Result<BackupPreview, ReadBackupRefusal>>
  /** What `mergeBackup` would do. */
  previewMerge(): Promise<Result<MergePreview, ReadBackupRefusal>>
  mergeBackup(): Promise<Result<RestoreDone, RestoreRefusal>>
  /** A safety snapshot is made and read back first. */
  replaceByBackup(): Promise<Result<RestoreDone, RestoreRefusal>>
  /**
   * After `prepareVault` and a right type-back: a new vault that holds the backup, whole or not at all. `place` as in
   * `createVault`.
   */
  createVaultFromBackup(place?: string): Promise<Result<Opened, RestoreRefusal | CreateRefusal>>
  forgetBackup(): Promise<void>
}

export type BackupState = Readonly<{
  /** The folder's last name, null where the owner has chosen none: then they lie beside the vault, on the same disk. */
  folder: string | null
  /** Of the last snapshot that was read back and found whole. */
  lastGood: Readonly<{ at: Instant; name: string; entries: number }> | null
  /** Why the last try failed, until one succeeds. */
  trouble: Readonly<{ at: Instant; reason: BackupRefusal["reason"] }> | null
  /** Whether anything changed since the last good one. */
  isBehind: boolean
  /** When the recovery drill was last done. */
  drilledAt: Instant | null
  isDrillDue: boolean
  /** When the vault was made: nobody is reminded of a drill in the first weeks. */
  madeAt: Instant
}>

export type SnapshotRow = Readonly<{ name: string; at: Instant; bytes: number }>

/** `name`: of a snapshot, the file's last name; of a backup the page knows it. */
export type BackupDone = Readonly<{
  name: string
  bytes: number
  records: number
  files: number
  /** Texts and attachments that no copy in the vault opens any more, and that are therefore not in it. */
  lost: number
  at: Instant
}>

/** `shrunk`: a fifth fewer entries than the last one, which therefore stays; `not-whole`: what was written did not read back. */
export type BackupRefusal =
  | Readonly<{
      reason: "cancelled" | "not-whole" | "unknown-target" | "weak-passphrase" | "out-of-memory" | "damaged"
    }>
  | Readonly<{ reason: "shrunk"; before: number; now: number }>
  | FolderRefusal

/** `attachments`: for a snapshot, the files beside it, found by their names. */
export type BackupSource =
  | Readonly<{ kind: "file"; file: File; attachments?: readonly File[] }>
  /** One of `listSnapshots`; only while the vault is open. */
  | Readonly<{ kind: "snapshot"; name: string }>
export type BackupKey =
  | Readonly<{ kind: "passphrase"; passphrase: string }>
  | Readonly<{ kind: "words"; words: string }>
  /** `identity.age` and the passphrase that it is under. */
  | Readonly<{ kind: "identity"; file: File; passphrase: string }>
  /** The open vault's own. */
  | Readonly<{ kind: "own" }>

export type BackupPreview = Readonly<{
  kind: "snapshot" | "backup"
  madeAt: Instant
  appVersion: string
  generation: number
  /** By type, in the order in which the app names them. */
  counts: readonly Readonly<{ type: string; count: number }>[]
  /** Of the first and the last note or session. */
  from: LocalDate | null
  to: LocalDate | null
  files: Readonly<{ count: number; bytes: number; missing: number }>
  /** `unknown`: without a good mark of who made it; it can be looked at and never merged. */
  origin: "proven" | "unknown"
  /** Made from the vault that is open. */
  isOwnVault: boolean
}>

export type ReadBackupRefusal = Readonly<{
  reason:
    | "cancelled"
    | "wrong-passphrase"
    | "wrong-words"
    | "malformed-words"
    /** Encrypted for somebody else. */
    | "not-for-this-key"
    | "not-a-backup"
    /** Asks for more work than any backup of this app: refused before any is done. */
    | "asks-too-much"
    | "newer"
    | "damaged"
    | "too-large"
    | "unreadable"
    | "out-of-memory"
    | "no-backup"
}>

export type RestoreRefusal =
  | ReadBackupRefusal
  | SaveRefusal
  /** Without proof of origin nothing is merged and nothing replaced. */
  | Readonly<{ reason: "origin-unknown" }>
  | Readonly<{ reason: "no-safety-snapshot"; because: BackupRefusal["reason"] }>

export type MergePreview = Readonly<{
  added: number
  /** Newer in the backup. */
  updated: number
  /** Changed on both sides: the newer stays, the other is kept. */
  both: number
  removed: number
  same: number
}>
export type RestoreDone = Readonly<{
  added: number
  updated: number
  removed: number
  /** Changed on both sides; at most the first hundred. */
  both: readonly Readonly<{ id: RecordId; type: string; name: string }>[]
  /** The safety snapshot's name, where one was made. */
  safety: string | null
  /** Attachments whose bytes were not with the backup. */
  filesMissing: number
}>
