import type { Result } from "../base/result.ts"
import type { Instant, RecordId } from "../domain/envelope.ts"
import type { FolderRefusal } from "../storage/refusals.ts"
import type { OpenOutcome } from "../storage/open-outcome.ts"
import type { AttachmentsApi } from "./api/attachments.ts"
import type { BackupsApi } from "./api/backups.ts"
import type { ImportsApi } from "./api/imports.ts"
import type { JournalApi } from "./api/journal.ts"
import type { KeysApi, SafetyRefusal, Without } from "./api/keys.ts"
import type { LedgerApi } from "./api/ledger.ts"
import type { NetworkApi } from "./api/network.ts"
import type { RecordsApi } from "./api/records.ts"
import type { SearchApi, SearchState } from "./api/search.ts"
import type { TagsApi } from "./api/tags.ts"
import type { VaultsApi } from "./api/vaults.ts"

/** What the interface may ask of the vault worker. Everything that crosses is plain data; no key ever does. */
export interface VaultApi
  extends RecordsApi,
    JournalApi,
    NetworkApi,
    LedgerApi,
    ImportsApi,
    AttachmentsApi,
    BackupsApi,
    KeysApi,
    SearchApi,
    TagsApi,
    VaultsApi {
  /** What stands in the folder of the vault that was chosen, else of the one opened last. */
  survey(): Promise<Survey>

  /**
   * Makes the keys in memory and starts Argon2; nothing is written yet. Asked again, it forgets the former keys.
   * Refused while a vault is open, and by a runtime without WebAssembly.
   */
  prepareVault(passphrase: string): Promise<Result<RecoverySheet, CreateRefusal>>
  /** Whether the words typed back are those of the prepared sheet; says nothing about which one is wrong. */
  checkTypeBack(answers: readonly TypeBackAnswer[]): Promise<boolean>
  /** Writes the prepared vault and opens it. Refused before a right type-back. `place`: a token of the shell's `pickVaultFolder`; without it the app's own folder. */
  createVault(roles: readonly OwnerRole[], place?: string): Promise<Result<Opened, CreateRefusal>>

  unlock(passphrase: string): Promise<Result<Opened, UnlockRefusal>>
  /** Opens by the 24 recovery words and replaces the passphrase. */
  recover(words: string, newPassphrase: string): Promise<Result<Opened, UnlockRefusal>>
  /** Opens by the keys of the try that was refused with a question (`older-folder`, `in-use` with `ask`): no passphrase is asked again. */
  goOn(answer: "folder" | "computer" | "take-over"): Promise<Result<Opened, UnlockRefusal>>
  changePassphrase(
    oldPassphrase: string,
    newPassphrase: string,
    without?: Without,
  ): Promise<Result<null, ChangePassphraseRefusal>>
  /** Whether the words typed are those of this vault's recovery sheet. */
  checkRecoveryWords(words: string): Promise<boolean>
  /** Seals what is pending, lets go of the folder's lock and of every key. The worker answers only `survey` and `unlock` after it. */
  close(): Promise<void>

  /** Said when a text is left: its scattered small saves are gathered. */
  leaveWriting(): Promise<void>

  /** Where the owner was when the vault was last locked; null in a new vault. */
  lastPlace(): Promise<Place | null>
  /** Null where the owner was there before. */
  rememberPlace(place: Place): Promise<Result<Saved | null, SaveRefusal>>

  /** Calls `listener` (a comlink proxy) with everything that happens until the worker ends. */
  listen(listener: (event: VaultEvent) => void): Promise<void>
}

export type Survey =
  /** No vault here or elsewhere, no working copy: the only case in which a first run may begin. */
  | Readonly<{ kind: "absent" }>
  | Readonly<{ kind: "locked" }>
  /** Several vaults, none of which was ever opened here. */
  | Readonly<{ kind: "choose" }>
  /** A header that is truncated, empty, foreign, newer or damaged: shown, left byte-identical, never a first run. */
  | Readonly<{ kind: "unreadable"; reason: UnreadableReason }>
  | Readonly<{ kind: "unsupported"; reason: "no-webassembly" | "self-test-failed" }>

export type UnreadableReason =
  | "missing"
  | "empty"
  | "truncated"
  | "foreign"
  | "newer"
  | "damaged"
  | "not-readable"

export type RecoverySheet = Readonly<{
  /** 24 words in order. */
  words: readonly string[]
  /** `AGE-SECRET-KEY-1…`, which opens backups and never the vault. */
  backupIdentity: string
  /** Zero-based places of the words to type back; the last is always 23, the checksum word. */
  typeBack: readonly number[]
  madeAt: Instant
}>
export type TypeBackAnswer = Readonly<{ place: number; word: string }>
export type OwnerRole = "mentor" | "mentee"

export type Opened = Readonly<{
  outcome: OpenOutcome
  /** How many commits this vault has seen. */
  generation: number
  entries: number
  lastChange: Instant | null
}>
export type { OpenOutcome }

export type CreateRefusal =
  | Readonly<{
      reason:
        | "vault-exists"
        | "no-webassembly"
        | "out-of-memory"
        | "weak-passphrase"
        | "not-prepared"
        | "not-typed-back"
    }>
  | FolderRefusal
export type UnlockRefusal =
  /** `waitMs`: how long the next try is held back, courtesy and not defence. */
  | Readonly<{ reason: "wrong-passphrase" | "wrong-words"; waitMs: number }>
  /** `nothing-left`: neither copy holds a row that opens. `no-question`: `goOn` was asked with nothing to go on from. */
  | Readonly<{
      reason:
        | "malformed-words"
        | "weak-passphrase"
        | "no-webassembly"
        | "out-of-memory"
        | "nothing-left"
        | "no-question"
    }>
  | Readonly<{ reason: "unreadable"; header: UnreadableReason }>
  | Readonly<{ reason: "in-use"; host: string; answer: "refused" | "ask" }>
  | Readonly<{ reason: "older-folder"; folder: CopyFacts; computer: CopyFacts }>
  | FolderRefusal
export type CopyFacts = Readonly<{ generation: number; entries: number; lastChange: Instant | null }>
export type ChangePassphraseRefusal =
  | Readonly<{ reason: "wrong-passphrase"; waitMs: number }>
  | Readonly<{ reason: "weak-passphrase" | "no-webassembly" | "out-of-memory" }>
  | SafetyRefusal
  | FolderRefusal
export type OpenRefusal = Readonly<{ reason: "not-found" | "damaged" }>
/** `not-a-document`: what was given as a document is none of this version; nothing was changed. */
export type SaveRefusal = Readonly<{ reason: "not-found" | "too-large" | "not-a-document" }> | FolderRefusal
export type { FolderRefusal }

export type Saved = Readonly<{ generation: number; updatedAt: Instant }>

/** Where in the app, in neutral words; `caret` is a ProseMirror position. */
export type Place = Readonly<{ screen: string; id?: RecordId; caret?: number; part?: string }>

export type VaultEvent =
  | Readonly<{ kind: "changed"; id: RecordId }>
  /** Found by the background scrub: repaired, or named because no copy of it opens. */
  | Readonly<{ kind: "body-repaired" | "body-lost"; id: RecordId }>
  /** Part of the folder's file had become unreadable: it was made anew from the working copy, the old one kept aside. */
  | Readonly<{ kind: "folder-mended" }>
  | Readonly<{ kind: "storage-trouble"; reason: FolderRefusal["reason"] }>
  | Readonly<{ kind: "storage-well" }>
  /** The open vault was closed from within, and there is nothing more to ask of it: the page is to be locked. */
  | Readonly<{ kind: "closed" }>
  /** Of a preview or an import under way, in files, cards or records. */
  | Readonly<{ kind: "import-progress"; done: number; total: number }>
  /** Of a backup, snapshot or restore under way, in records and attachments' bytes. */
  | Readonly<{ kind: "backup-progress"; done: number; total: number }>
  /** How the snapshots stand has changed: made, failed, or another folder. */
  | Readonly<{ kind: "backup-state" }>
  /** In bytes. */
  | Readonly<{ kind: "attachment-progress"; done: number; total: number }>
  /** In rows. */
  | Readonly<{ kind: "rotation-progress"; done: number; total: number }>
  | Readonly<{ kind: "search-state"; state: SearchState }>
