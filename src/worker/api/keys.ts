import type { Result } from "../../base/result.ts"
import type { FolderRefusal, RecoverySheet, TypeBackAnswer } from "../api.ts"
import type { BackupRefusal } from "./backups.ts"

/** What is done with an open vault's keys. Nothing here answers a key but on the sheet that the owner is to print. */
export interface KeysApi {
  /** A new sheet in memory; nothing is changed before `finishSheet`. Refused without the right passphrase. */
  prepareSheet(passphrase: string): Promise<Result<RecoverySheet, KeysRefusal>>
  checkSheetTypeBack(answers: readonly TypeBackAnswer[]): Promise<boolean>
  /** From now on the new words open the vault, and the old ones do not. Refused before a right type-back. */
  finishSheet(without?: Without): Promise<Result<null, KeysRefusal>>

  /**
   * New keys for everything: a new vault key, a new sheet, and `newPassphrase`. Nothing is changed before `finishRotation`.
   * `cancelRotation` forgets it.
   */
  prepareRotation(passphrase: string, newPassphrase: string): Promise<Result<RecoverySheet, KeysRefusal>>
  /**
   * After a right `checkSheetTypeBack`; or of one that was cut short. Progress comes as `rotation-progress` events. Once it
   * answers well, or with `lost-lock`, nothing more can be saved, and the vault is only to be locked.
   */
  finishRotation(without?: Without): Promise<Result<null, KeysRefusal>>
  /** One that was cut short after its sheet was confirmed and goes on by itself. */
  rotationState(): Promise<Readonly<{ kind: "none" | "under-way" }>>
  cancelRotation(): Promise<void>

  /** Three places of the recovery sheet, from 0, to be typed back from paper. */
  beginDrill(): Promise<readonly number[]>
  /** Whether these words are right, and whether the newest snapshot opens by them; the date is kept where both are. */
  finishDrill(answers: readonly TypeBackAnswer[]): Promise<DrillOutcome>
}

/** The owner's word that it may be done without a snapshot of how things were: given once one has failed. */
export type Without = "safety-snapshot"

export type KeysRefusal =
  | Readonly<{ reason: "wrong-passphrase"; waitMs: number }>
  | Readonly<{ reason: "weak-passphrase" | "no-webassembly" | "out-of-memory" }>
  | Readonly<{ reason: "not-prepared" | "not-typed-back" }>
  | Readonly<{ reason: "cancelled" }>
  | SafetyRefusal
  | FolderRefusal
/** None could be made, so nothing was changed; it may be done `without`. */
export type SafetyRefusal = Readonly<{ reason: "no-safety-snapshot"; because: BackupRefusal["reason"] }>
export type DrillOutcome = Readonly<{
  words: "right" | "wrong"
  /** `none`: there is no snapshot to open. */
  snapshot: "opened" | "none" | "failed" | "not-tried"
  /** How many entries the snapshot holds. */
  entries: number
}>
