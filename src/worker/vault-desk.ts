import { ok, refuse, type Result } from "../base/result.ts"
import { startSodium } from "../crypto/sodium.ts"
import { emptyVaultFrame } from "../storage/empty-vault.ts"
import { createVaultFolder } from "../storage/shell-files.ts"
import type { Send } from "../storage/shell-request.ts"
import { ShellStore } from "../storage/shell-store.ts"
import { openVaultKeys } from "../vault/open-header.ts"
import { parseHeader } from "../vault/header.ts"
import type {
  ChangePassphraseRefusal,
  CreateRefusal,
  Opened,
  OwnerRole,
  RecoverySheet,
  Survey,
  TypeBackAnswer,
  UnlockRefusal,
  VaultEvent,
} from "./api.ts"
import { prewarmArgon2 } from "./argon2.ts"
import { keyByPassphrase, setPassphrase } from "./header-keys.ts"
import { OpenVault } from "./open-vault.ts"
import { PreparedVault } from "./prepared-vault.ts"
import { lookForVault } from "./survey.ts"
import { Unlocking } from "./unlocking.ts"

type Listener = (event: VaultEvent) => void

/** The one vault of this worker: not yet made, locked, or open. Calls that change which of these it is wait for each other. */
export class VaultDesk {
  readonly #send: Send
  readonly #unlocking: Unlocking
  readonly #sodium = startSodium()
  readonly #listeners = new Set<Listener>()
  #prepared: PreparedVault | null = null
  #open: OpenVault | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(send: Send) {
    this.#send = send
    this.#unlocking = new Unlocking(send)
  }

  /** The open vault. Throws while locked: the interface has no screen that would ask. */
  get open(): OpenVault {
    if (this.#open === null) throw new Error("The vault is locked")
    return this.#open
  }

  /** One place of the owner's choice, by the token that the shell gave for it; null for what is none. */
  target(token: string): ShellStore | null {
    return /^[0-9a-f]{32}$/.test(token) ? new ShellStore(this.#send, `out/${token}`) : null
  }

  listen(listener: Listener): void {
    this.#listeners.add(listener)
  }

  tell(event: VaultEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  async survey(): Promise<Survey> {
    const sodium = await this.#sodium
    if (!sodium.ok) return { kind: "unsupported", reason: sodium.refusal }
    prewarmArgon2()
    const sight = await lookForVault(this.#send)
    return sight.kind === "found" ? { kind: "locked" } : sight
  }

  prepare(passphrase: string): Promise<Result<RecoverySheet, CreateRefusal>> {
    return this.#inTurn(async () => {
      const refusal = await this.#whyNotCreate()
      if (refusal !== null) return refuse(refusal)
      this.#prepared?.[Symbol.dispose]()
      const prepared = PreparedVault.begin(passphrase)
      this.#prepared = prepared.ok ? prepared.value : null
      return prepared.ok ? ok(prepared.value.sheet) : refuse({ reason: prepared.refusal })
    })
  }

  checkTypeBack(answers: readonly TypeBackAnswer[]): boolean {
    return this.#prepared?.confirm(answers) ?? false
  }

  create(roles: readonly OwnerRole[]): Promise<Result<Opened, CreateRefusal>> {
    return this.#inTurn(async () => {
      const prepared = this.#prepared
      if (prepared === null) return refuse({ reason: "not-prepared" })
      if (!prepared.isConfirmed) return refuse({ reason: "not-typed-back" })
      const refusal = await this.#whyNotCreate()
      if (refusal !== null) return refuse(refusal)
      const made = await this.#makeFolder(prepared)
      if (!made.ok) return made
      const profile = { kind: "create", type: "profile", fields: { iAm: [...roles] } } as const
      const committed = await made.value.storage.records.commit([profile])
      if (!committed.ok) {
        await made.value.close()
        return refuse({ reason: "storage-failed" })
      }
      this.#prepared = null
      prepared[Symbol.dispose]()
      return ok(this.#hold(made.value))
    })
  }

  unlock(passphrase: string): Promise<Result<Opened, UnlockRefusal>> {
    return this.#opening(() => this.#unlocking.byPassphrase(passphrase))
  }

  recover(words: string, newPassphrase: string): Promise<Result<Opened, UnlockRefusal>> {
    return this.#opening(() => this.#unlocking.byWords(words, newPassphrase))
  }

  goOn(answer: "folder" | "computer" | "take-over"): Promise<Result<Opened, UnlockRefusal>> {
    return this.#opening(() => this.#unlocking.goOn(answer))
  }

  changePassphrase(old: string, passphrase: string): Promise<Result<null, ChangePassphraseRefusal>> {
    return this.#inTurn(async () => {
      const vault = this.open
      const key = await keyByPassphrase(vault.found.header, old)
      if (!key.ok) {
        const { reason } = key.refusal
        if (reason === "wrong-passphrase") {
          return refuse({ reason, waitMs: this.#unlocking.countWrongTry() })
        }
        return refuse({ reason: reason === "no-webassembly" ? reason : "out-of-memory" })
      }
      using vaultKey = key.value.vaultKey
      const changed = await setPassphrase(vault.found, vaultKey, vault.headerKey, passphrase)
      if (!changed.ok) return changed
      vault.found = changed.value
      return ok(null)
    })
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#unlocking.forget()
      this.#prepared?.[Symbol.dispose]()
      this.#prepared = null
      const vault = this.#open
      this.#open = null
      await vault?.close()
    })
  }

  async #whyNotCreate(): Promise<CreateRefusal | null> {
    const sodium = await this.#sodium
    if (!sodium.ok) return { reason: "no-webassembly" }
    const sight = await lookForVault(this.#send)
    // Where only the folder is missing the owner may begin anew: what is left of the old vault stays as it is.
    const mayBegin = sight.kind === "absent" || (sight.kind === "unreadable" && sight.reason === "missing")
    return mayBegin && this.#open === null ? null : { reason: "vault-exists" }
  }

  async #makeFolder(prepared: PreparedVault): Promise<Result<OpenVault, CreateRefusal>> {
    const header = await prepared.header()
    if (!header.ok) {
      const isMemory = header.refusal === "out-of-memory" || header.refusal === "worker-failed"
      return refuse({ reason: isMemory ? "out-of-memory" : "no-webassembly" })
    }
    const parsed = parsedOwn(header.value)
    using keys = openVaultKeys(parsed, prepared.vaultKey)
    const made = await createVaultFolder(this.#send, header.value, emptyVaultFrame(keys, Date.now()))
    if (!made.ok) return made
    const sight = await lookForVault(this.#send)
    if (sight.kind !== "found") return refuse({ reason: "storage-failed" })
    const vault = await OpenVault.open(sight.vault, prepared.vaultKey, null)
    return vault.ok ? vault : refuse({ reason: "storage-failed" })
  }

  #opening(open: () => Promise<Result<OpenVault, UnlockRefusal>>): Promise<Result<Opened, UnlockRefusal>> {
    return this.#inTurn(async () => {
      const sodium = await this.#sodium
      if (!sodium.ok) return refuse({ reason: "no-webassembly" })
      if (this.#open !== null) throw new Error("The vault is open already")
      const vault = await open()
      return vault.ok ? ok(this.#hold(vault.value)) : vault
    })
  }

  #hold(vault: OpenVault): Opened {
    this.#open = vault
    const { storage } = vault
    storage.onCommit(({ changed, removed }) => {
      for (const id of [...changed, ...removed]) this.tell({ kind: "changed", id })
    })
    storage.onEvent((event) => {
      switch (event.kind) {
        case "body-repaired":
        case "body-lost":
          return this.tell({ kind: event.kind, id: event.id })
        case "folder-mended":
          return this.tell(event)
        case "working-copy-failed":
          return this.tell({ kind: "storage-trouble", reason: "storage-failed" })
        case "working-copy-well":
          return this.tell({ kind: "storage-well" })
      }
    })
    return vault.facts
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

/** Throws on a header that this app did not just make itself. */
function parsedOwn(bytes: Uint8Array) {
  const header = parseHeader(bytes)
  if (!header.ok) throw new Error(`A header of our own making is ${header.refusal}`)
  return header.value
}
