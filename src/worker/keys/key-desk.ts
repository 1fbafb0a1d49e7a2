import { ok, refuse, type Result } from "../../base/result.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import { recoverySubkey } from "../../crypto/subkeys.ts"
import type { RecoverySheet, TypeBackAnswer } from "../api.ts"
import type { DrillOutcome, KeysRefusal, Without } from "../api/keys.ts"
import { keyByPassphrase } from "../header-keys.ts"
import type { OpenVault } from "../open-vault.ts"
import { areWords, drillPlaces } from "./drill.ts"
import { NewKeys } from "./new-keys.ts"
import { NewSheet } from "./new-sheet.ts"
import { rotate } from "./rotate.ts"
import { takeSafety } from "./safety-net.ts"
import { tryNewestSnapshot } from "./try-snapshot.ts"

const tellEveryMs = 100

export type KeyDeskParts = Readonly<{
  /** Throws while locked. */
  open: () => OpenVault
  /** How long the next try is held back. */
  countWrongTry: () => number
  tellProgress: (done: number, total: number) => void
}>

type Prepared = NewSheet | NewKeys

/** What the owner does with the open vault's keys: at most one thing at a time, prepared in memory before it is done. */
export class KeyDesk {
  readonly #parts: KeyDeskParts
  #prepared: Prepared | null = null
  #running: Promise<unknown> | null = null
  #isCancelled = false
  #drill: readonly number[] = []

  constructor(parts: KeyDeskParts) {
    this.#parts = parts
  }

  async prepareSheet(passphrase: string): Promise<Result<RecoverySheet, KeysRefusal>> {
    this.#forget()
    const vault = this.#parts.open()
    const proven = await this.#prove(vault, passphrase)
    if (!proven.ok) return proven
    using vaultKey = proven.value
    const sheet = new NewSheet(vault, vaultKey, passphrase)
    this.#prepared = sheet
    return ok(sheet.draft.sheet)
  }

  async prepareRotation(
    passphrase: string,
    newPassphrase: string,
  ): Promise<Result<RecoverySheet, KeysRefusal>> {
    this.#forget()
    const proven = await this.#prove(this.#parts.open(), passphrase)
    if (!proven.ok) return proven
    proven.value.end()
    const begun = NewKeys.begin(newPassphrase)
    if (!begun.ok) return refuse({ reason: begun.refusal })
    this.#prepared = begun.value
    return ok(begun.value.draft.sheet)
  }

  checkTypeBack(answers: readonly TypeBackAnswer[]): boolean {
    return this.#prepared?.draft.confirm(answers) ?? false
  }

  async finishSheet(without?: Without): Promise<Result<null, KeysRefusal>> {
    const sheet = this.#prepared
    if (!(sheet instanceof NewSheet)) return refuse({ reason: "not-prepared" })
    if (!sheet.draft.isConfirmed) return refuse({ reason: "not-typed-back" })
    const vault = this.#parts.open()
    const safe = await takeSafety(vault.safetyNet, without)
    if (!safe.ok) return safe
    const finished = await sheet.finish()
    if (!finished.ok) return finished
    this.#forget()
    // Else nothing that this sheet opens would lie in the folder before the next change. Its failure is in their state.
    void vault.backups.snapshotNow()
    return finished
  }

  /** Of the keys that were prepared, else of those that a rotation cut short left in the vault. */
  async finishRotation(without?: Without): Promise<Result<null, KeysRefusal>> {
    if (this.#running !== null) return refuse({ reason: "not-prepared" })
    this.#isCancelled = false
    const running = this.#rotate(without)
    this.#running = running
    try {
      return await running
    } finally {
      this.#running = null
    }
  }

  rotationState(): "none" | "under-way" {
    return this.#parts.open().keyRecord.isRotating ? "under-way" : "none"
  }

  /** The vault stays as it is; a rotation that was cut short does not go on. After the switch it comes too late. */
  async cancelRotation(): Promise<void> {
    await this.#stop()
    const { keyRecord } = this.#parts.open()
    await keyRecord.endRotation()
  }

  beginDrill(): readonly number[] {
    this.#drill = drillPlaces()
    return this.#drill
  }

  async finishDrill(answers: readonly TypeBackAnswer[]): Promise<DrillOutcome> {
    const vault = this.#parts.open()
    using seed = vault.readSeed()
    if (!areWords(seed, this.#drill, answers)) return { words: "wrong", snapshot: "not-tried", entries: 0 }
    using identity = recoverySubkey(seed, "backup-identity")
    const { snapshot, entries } = await tryNewestSnapshot(vault.found.folder.snapshots, identity)
    // A snapshot that does not open is to be seen to, and the drill repeated then.
    if (snapshot !== "failed") await noteDrill(vault)
    return { words: "right", snapshot, entries }
  }

  /** Ends what is under way; a rotation goes on after the next unlock. */
  end(): Promise<void> {
    this.#drill = []
    return this.#stop()
  }

  async #rotate(without: Without | undefined): Promise<Result<null, KeysRefusal>> {
    const vault = this.#parts.open()
    if (this.#prepared instanceof NewKeys) {
      const begun = await this.#begin(vault, this.#prepared, without)
      if (!begun.ok) return begun
      this.#forget()
    }
    const done = await rotate(vault, {
      onProgress: seldom(this.#parts.tellProgress),
      isCancelled: () => this.#isCancelled,
    })
    // The keys that this worker has open nothing any more: what works by itself stops, and the page locks.
    if (done.ok || done.refusal.reason === "lost-lock") vault.stopByItself()
    if (done.ok) return ok(null)
    const { refusal } = done
    return refuse(refusal.reason === "nothing-to-do" ? { reason: "not-prepared" } : refusal)
  }

  async #begin(
    vault: OpenVault,
    keys: NewKeys,
    without: Without | undefined,
  ): Promise<Result<undefined, KeysRefusal>> {
    if (!keys.draft.isConfirmed) return refuse({ reason: "not-typed-back" })
    const safe = await takeSafety(vault.safetyNet, without)
    if (!safe.ok) return safe
    const next = await keys.follow(vault.found.header)
    if (!next.ok) return next
    const { header } = next.value
    using vaultKey = next.value.vaultKey
    return await vault.keyRecord.beginRotation({ header, vaultKey }, keys.draft.sheet.madeAt)
  }

  async #prove(vault: OpenVault, passphrase: string): Promise<Result<SecretKey<"vault">, KeysRefusal>> {
    const key = await keyByPassphrase(vault.found.header, passphrase)
    if (key.ok) return ok(key.value.vaultKey)
    const { reason } = key.refusal
    if (reason === "wrong-passphrase") return refuse({ reason, waitMs: this.#parts.countWrongTry() })
    return refuse({ reason: reason === "no-webassembly" ? reason : "out-of-memory" })
  }

  async #stop(): Promise<void> {
    this.#isCancelled = true
    this.#forget()
    await this.#running?.catch(() => undefined)
  }

  #forget(): void {
    this.#prepared?.[Symbol.dispose]()
    this.#prepared = null
  }
}

/** Refused by the disk, the next reminder comes early: that is all there is to it. */
async function noteDrill({ storage: { records } }: OpenVault): Promise<void> {
  const recoveryDrillAt = new Date().toISOString() as Instant
  for (const { id } of records.list("profile")) {
    await records.commit([{ kind: "change", id, fields: { recoveryDrillAt } }])
    return
  }
}

function seldom(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const now = performance.now()
    if (now - toldAt < tellEveryMs && done < total) return
    toldAt = now
    tell(done, total)
  }
}
