import { ok, refuse, type Result } from "../base/result.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import type { Instant } from "../domain/envelope.ts"
import { beginReading, type EarlyReads } from "../storage/early-reads.ts"
import type { CopyFacts as StoredFacts, OpenRefusal as StorageRefusal } from "../storage/refusals.ts"
import type { ShellFolder } from "../storage/shell-files.ts"
import type { SlotId } from "../vault/ids.ts"
import type { CopyFacts, UnlockRefusal } from "./api.ts"
import {
  keyByPassphrase,
  keyByWords,
  type KeyRefusal,
  type PassphraseSetRefusal,
  setPassphrase,
  settleSlots,
} from "./header-keys.ts"
import { type OpenChoice, OpenVault } from "./open-vault.ts"
import { isLongEnough } from "./passphrase-length.ts"
import type { FoundVault } from "./survey.ts"
import type { ChosenVault } from "./vaults/chosen-vault.ts"
import { waitAfter } from "./wrong-tries.ts"

/** What is done with the header once the vault is open; `passphrase` is the one that opens it from then on. */
type Afterwards =
  | Readonly<{ kind: "settle"; slotId: SlotId; passphrase: string }>
  | Readonly<{ kind: "set-passphrase"; passphrase: string }>

/** A try that stopped at a question to the owner, with the key it had found. */
type Question = Readonly<{
  found: FoundVault
  vaultKey: SecretKey<"vault">
  afterwards: Afterwards
  claim: string | null
}>

type Opening = Promise<Result<OpenVault, UnlockRefusal>>

/** From the lock screen to an open vault. One try at a time is the caller's care. */
export class Unlocking {
  readonly #chosen: ChosenVault
  /** By the vault's ref. */
  readonly #wrongTries = new Map<string, number>()
  /** Whose lock may be held although it is not open. */
  #folder: ShellFolder | null = null
  #early: EarlyReads | null = null
  #question: Question | null = null

  constructor(chosen: ChosenVault) {
    this.#chosen = chosen
  }

  /** The rows are read while Argon2 runs. */
  async byPassphrase(passphrase: string): Opening {
    const found = await this.#find()
    if (!found.ok) return found
    const key = await keyByPassphrase(found.value.header, passphrase)
    if (!key.ok) return refuse(this.#keyRefusal(key.refusal))
    const { vaultKey, slotId } = key.value
    return this.#open(found.value, vaultKey, { kind: "settle", slotId, passphrase })
  }

  /** The new passphrase is set as soon as the vault is open. */
  async byWords(words: string, newPassphrase: string): Opening {
    if (!isLongEnough(newPassphrase)) return refuse({ reason: "weak-passphrase" })
    const found = await this.#find()
    if (!found.ok) return found
    const key = keyByWords(found.value.header, words)
    if (!key.ok) return refuse(this.#keyRefusal(key.refusal))
    return this.#open(found.value, key.value, { kind: "set-passphrase", passphrase: newPassphrase })
  }

  async goOn(answer: "folder" | "computer" | "take-over"): Opening {
    const question = this.#question
    if (question === null) return refuse({ reason: "no-question" })
    this.#question = null
    const { found, vaultKey, afterwards, claim } = question
    const choice = answer === "take-over" ? (claim === null ? {} : { claim }) : { choose: answer }
    return this.#open(found, vaultKey, afterwards, choice)
  }

  /** Lets go of the key of a question that is not going to be answered. */
  forget(): void {
    this.#question?.vaultKey.end()
    this.#question = null
  }

  /** Turns away from a vault that was not opened: its folder is let go, and whoever else wants it may have it. */
  async leave(): Promise<void> {
    this.forget()
    const [early, folder] = [this.#early, this.#folder]
    this.#early = null
    this.#folder = null
    const [rows] = await Promise.all([early?.rows, early?.scan])
    rows?.database?.close()
    await folder?.releaseLock()
  }

  /** What the owner typed was wrong: how long the next try at this vault is held back. */
  countWrongTry(): number {
    const ref = this.#chosen.ref ?? ""
    const tries = (this.#wrongTries.get(ref) ?? 0) + 1
    this.#wrongTries.set(ref, tries)
    return waitAfter(tries)
  }

  async #find(): Promise<Result<FoundVault, UnlockRefusal>> {
    this.forget()
    const sight = await this.#chosen.look()
    if (sight.kind === "unreadable") return refuse({ reason: "unreadable", header: sight.reason })
    if (sight.kind !== "found") return refuse({ reason: "unreadable", header: "missing" })
    const { folder, header } = sight.vault
    // Somebody put another vault into the folder since the last try.
    if (this.#early !== null && this.#early.vaultId !== header.vaultId) await this.leave()
    this.#folder = folder
    this.#early ??= beginReading(folder, header.vaultId)
    return ok(sight.vault)
  }

  async #open(
    found: FoundVault,
    vaultKey: SecretKey<"vault">,
    afterwards: Afterwards,
    choice: OpenChoice = {},
  ): Opening {
    // Names without content, for the benchmark: how long opening takes once the key is there.
    performance.mark("key")
    const opened = await OpenVault.open(found, vaultKey, this.#early, choice)
    performance.mark("open")
    this.#early = null
    if (!opened.ok) {
      const { refusal } = opened
      const isQuestion =
        refusal.reason === "older-folder" || (refusal.reason === "in-use" && refusal.answer === "ask")
      const claim = refusal.reason === "in-use" && refusal.answer === "ask" ? refusal.claim : null
      if (isQuestion) this.#question = { found, vaultKey, afterwards, claim }
      else vaultKey.end()
      return refuse(openRefusal(refusal))
    }
    this.#folder = null
    const vault = opened.value
    const header = await finishHeader(vault, vaultKey, afterwards).finally(() => vaultKey.end())
    if (!header.ok) {
      await vault.close()
      return refuse(header.refusal)
    }
    vault.found = header.value
    vault.identities.renewLater(afterwards.passphrase)
    this.#wrongTries.delete(found.folder.ref)
    return ok(vault)
  }

  #keyRefusal(refusal: KeyRefusal): UnlockRefusal {
    switch (refusal.reason) {
      case "wrong-passphrase":
      case "wrong-words":
        return { reason: refusal.reason, waitMs: this.countWrongTry() }
      case "damaged":
        return { reason: "unreadable", header: "damaged" }
      case "malformed-words":
      case "no-webassembly":
      case "out-of-memory":
        return { reason: refusal.reason }
    }
  }
}

function finishHeader(
  vault: OpenVault,
  vaultKey: SecretKey<"vault">,
  afterwards: Afterwards,
): Promise<Result<FoundVault, PassphraseSetRefusal>> {
  return afterwards.kind === "settle"
    ? settleSlots(vault.found, vault.headerKey, afterwards.slotId)
    : setPassphrase(vault.found, vaultKey, vault.headerKey, afterwards.passphrase)
}

function openRefusal(refusal: StorageRefusal): UnlockRefusal {
  switch (refusal.reason) {
    case "newer":
      return { reason: "unreadable", header: "newer" }
    case "older-folder":
      return {
        reason: "older-folder",
        folder: factsOf(refusal.folder),
        computer: factsOf(refusal.computer),
      }
    case "in-use":
      return { reason: "in-use", host: refusal.host, answer: refusal.answer }
    case "nothing-left":
    case "disk-full":
    case "read-only":
    case "folder-gone":
    case "lost-lock":
    case "storage-failed":
      return { reason: refusal.reason }
  }
}

function factsOf({ generation, entries, lastChange }: StoredFacts): CopyFacts {
  return {
    generation,
    entries,
    lastChange: lastChange === null ? null : (new Date(lastChange).toISOString() as Instant),
  }
}
