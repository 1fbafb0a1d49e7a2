import { ok, refuse, type Result } from "../base/result.ts"
import { startSodium } from "../crypto/sodium.ts"
import { deleteCopies } from "../storage/delete-copies.ts"
import type { Send } from "../storage/shell-request.ts"
import { ShellStore } from "../storage/shell-store.ts"
import { ShellPlaces } from "../storage/shell-places.ts"
import type {
  ChangePassphraseRefusal,
  CreateRefusal,
  FolderRefusal,
  Opened,
  OwnerRole,
  RecoverySheet,
  Survey,
  TypeBackAnswer,
  UnlockRefusal,
  VaultEvent,
} from "./api.ts"
import type { Without } from "./api/keys.ts"
import { prewarmArgon2 } from "./argon2.ts"
import { keyByPassphrase, setPassphrase } from "./header-keys.ts"
import { forgetFormerKeys } from "./keys/former-keys.ts"
import { KeyDesk } from "./keys/key-desk.ts"
import { takeSafety } from "./keys/safety-net.ts"
import type { OpenVault } from "./open-vault.ts"
import { PreparedVault } from "./prepared-vault.ts"
import { createFilled } from "./restore/create-filled.ts"
import { Unlocking } from "./unlocking.ts"
import { ChosenVault } from "./vaults/chosen-vault.ts"
import { makeOwnersVault } from "./vaults/make-vault.ts"
import { tellEvents } from "./vaults/tell-events.ts"

type Listener = (event: VaultEvent) => void

/** The one vault of this worker: not yet made, locked, or open. Calls that change which of these it is wait for each other. */
export class VaultDesk {
  /** What the shell knows of all vaults. */
  readonly shellPlaces: ShellPlaces
  /** New sheets, new keys, drills. */
  readonly keys: KeyDesk
  readonly #send: Send
  readonly #chosen: ChosenVault
  readonly #unlocking: Unlocking
  readonly #sodium = startSodium()
  readonly #listeners = new Set<Listener>()
  #prepared: PreparedVault | null = null
  #open: OpenVault | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(send: Send) {
    this.#send = send
    this.shellPlaces = new ShellPlaces(send)
    this.#chosen = new ChosenVault(send, this.shellPlaces)
    this.#unlocking = new Unlocking(this.#chosen)
    this.keys = new KeyDesk({
      open: () => this.open,
      countWrongTry: () => this.#unlocking.countWrongTry(),
      tellProgress: (done, total) => this.tell({ kind: "rotation-progress", done, total }),
    })
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

  get isOpen(): boolean {
    return this.#open !== null
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
    const sight = await this.#chosen.look()
    return sight.kind === "found" ? { kind: "locked" } : sight
  }

  /** Of the vault that is chosen or open. */
  get ref(): string | null {
    return this.#open?.found.folder.ref ?? this.#chosen.ref
  }

  /** Lets the former one go. Throws while one is open. */
  choose(ref: string | null): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#open !== null) throw new Error("A vault is open")
      await this.#unlocking.leave()
      this.#chosen.choose(ref)
    })
  }

  /** Ends the open vault: closed, without its working copies, and gone from the shell's list. */
  delete(): Promise<Result<null, FolderRefusal>> {
    return this.#inTurn(async () => {
      const vault = this.open
      const { folder, header } = vault.found
      this.#open = null
      try {
        await vault.close()
        await deleteCopies(header.vaultId, globalThis)
        return await this.shellPlaces.delete(folder.ref)
      } finally {
        this.tell({ kind: "closed" })
      }
    })
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

  create(roles: readonly OwnerRole[], place?: string): Promise<Result<Opened, CreateRefusal>> {
    return this.#making((prepared) => makeOwnersVault(this.#send, prepared, roles, place))
  }

  /** As `create`, with what `fill` puts into it: the vault is there once all of it is, or not at all. */
  createFilled<R>(
    fill: (vault: OpenVault) => Promise<Result<unknown, R>>,
    place?: string,
  ): Promise<Result<Opened, R | CreateRefusal>> {
    return this.#making((prepared) => createFilled(this.#send, prepared, place, fill))
  }

  #making<R>(
    make: (prepared: PreparedVault) => Promise<Result<OpenVault, R>>,
  ): Promise<Result<Opened, R | CreateRefusal>> {
    return this.#inTurn(async () => {
      const prepared = this.#prepared
      if (prepared === null) return refuse({ reason: "not-prepared" })
      if (!prepared.isConfirmed) return refuse({ reason: "not-typed-back" })
      const refusal = await this.#whyNotCreate()
      if (refusal !== null) return refuse(refusal)
      await this.#unlocking.leave()
      const made = await make(prepared)
      if (!made.ok) return made
      this.#prepared = null
      // Nobody waits for it: the next unlock by passphrase makes the file, if this does not come to its end.
      void prepared.identity.then((sealed) => sealed && made.value.identities.put(sealed))
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

  changePassphrase(
    old: string,
    passphrase: string,
    without?: Without,
  ): Promise<Result<null, ChangePassphraseRefusal>> {
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
      const safe = await takeSafety(vault.safetyNet, without)
      if (!safe.ok) return safe
      const changed = await setPassphrase(vault.found, vaultKey, vault.headerKey, passphrase)
      if (!changed.ok) return changed
      vault.found = changed.value
      void vault.identities.renewIfStale(passphrase)
      return ok(null)
    })
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#unlocking.forget()
      this.#prepared?.[Symbol.dispose]()
      this.#prepared = null
      await this.keys.end()
      const vault = this.#open
      this.#open = null
      await vault?.close()
    })
  }

  async #whyNotCreate(): Promise<CreateRefusal | null> {
    if (!(await this.#sodium).ok) return { reason: "no-webassembly" }
    return this.#open === null ? null : { reason: "vault-exists" }
  }

  #opening(open: () => Promise<Result<OpenVault, UnlockRefusal>>): Promise<Result<Opened, UnlockRefusal>> {
    return this.#inTurn(async () => {
      if (!(await this.#sodium).ok) return refuse({ reason: "no-webassembly" })
      if (this.#open !== null) throw new Error("The vault is open already")
      const vault = await open()
      return vault.ok ? ok(this.#hold(vault.value)) : vault
    })
  }

  #hold(vault: OpenVault): Opened {
    this.#open = vault
    this.#chosen.choose(vault.found.folder.ref)
    // Nobody waits for it: a vault whose opening was not noted comes later in the list, no more.
    void this.shellPlaces.noteOpened(vault.found.folder.ref)
    tellEvents(vault, (event) => this.tell(event))
    void forgetFormerKeys(vault)
    return vault.facts
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
