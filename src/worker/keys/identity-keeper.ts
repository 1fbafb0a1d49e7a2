import { ok, type Result } from "../../base/result.ts"
import { ageIdentity, parseAgeIdentity } from "../../crypto/age-identity.ts"
import { passphraseBytes } from "../../crypto/passphrase.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import { recoverySubkey } from "../../crypto/subkeys.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { FolderRefusal } from "../../storage/refusals.ts"
import type { ShellFolder } from "../../storage/shell-files.ts"
import type { Missing } from "../../storage/shell-request.ts"
import type { DeriveScrypt } from "../../transfer/age/age-key.ts"
import { sealIdentities, type WrittenIdentity } from "../../transfer/age/identity-file.ts"
import type { SlotId } from "../../vault/ids.ts"
import type { FormerIdentity, KeyRecord } from "./key-record.ts"

export type IdentityParts = Readonly<{
  folder: ShellFolder
  record: KeyRecord
  /** The passphrase slot of the header as it is now. */
  slot: () => SlotId
  /** The caller's, to end. */
  seed: () => SecretKey<"recovery-seed">
  deriveScrypt: DeriveScrypt
}>

/** The passphrase is being typed in, lists are being read: sealing for seconds waits for a quieter moment. */
const beginAfterMs = 3_000

/** `identity.age` in the vault's folder: made in the background whenever passphrase or sheet have changed. */
export class IdentityKeeper {
  readonly #parts: IdentityParts
  readonly #listeners = new Set<() => void>()
  #turn: Promise<unknown> = Promise.resolve()
  #writing: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | null = null
  #isEnded = false

  constructor(parts: IdentityParts) {
    this.#parts = parts
  }

  /** The file as it lies in the folder. */
  current(): Promise<Result<Uint8Array<ArrayBuffer>, FolderRefusal | Missing>> {
    return this.#parts.folder.readIdentity()
  }

  /** Called each time that another file lies there. Returns the function that ends it. */
  onRenewed(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Soon, and only if the file is missing or was made for another passphrase or sheet. Waits for nothing. */
  renewLater(passphrase: string): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.renewIfStale(passphrase), beginAfterMs)
  }

  /** A failure leaves the file as it is; the next unlock by passphrase tries again. */
  renewIfStale(passphrase: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isEnded) return
      const { record, slot } = this.#parts
      if (record.identityFor === slot() && (await this.current()).ok) return
      const sealed = await this.seal(passphrase, null)
      if (sealed !== null) await this.#put(sealed)
    })
  }

  /** The file's bytes, with the identity of `next` before all others where there is one; null for want of memory. */
  async seal(passphrase: string, next: WrittenIdentity | null): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = passphraseBytes(passphrase)
    if (!bytes.ok) return null
    const identities = this.#identities()
    try {
      const all = next === null ? identities : [next, ...identities]
      const sealed = await sealIdentities(all, bytes.value, this.#parts.deriveScrypt)
      return sealed.ok ? sealed.value : null
    } finally {
      for (const { identity } of identities) identity.end()
    }
  }

  /** Puts a file in place that `seal` made before. */
  put(sealed: Uint8Array<ArrayBuffer>): Promise<Result<undefined, FolderRefusal>> {
    return this.#inTurn(() => this.#put(sealed))
  }

  /** The present identity, as it is noted when another takes its place. */
  asFormer(): FormerIdentity {
    using seed = this.#parts.seed()
    using identity = recoverySubkey(seed, "backup-identity")
    return { identity: ageIdentity(identity), madeAt: this.#madeAt }
  }

  /** Waits for a write under way. Nothing is written after it. */
  async end(): Promise<void> {
    this.#isEnded = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#writing
  }

  #put(sealed: Uint8Array<ArrayBuffer>): Promise<Result<undefined, FolderRefusal>> {
    const put = this.#write(sealed)
    this.#writing = put
    return put
  }

  async #write(sealed: Uint8Array<ArrayBuffer>): Promise<Result<undefined, FolderRefusal>> {
    if (this.#isEnded) return ok()
    const { folder, record, slot } = this.#parts
    const replaced = await folder.replaceIdentity(sealed)
    if (!replaced.ok) return replaced
    for (const listener of this.#listeners) listener()
    return record.noteIdentityFor(slot())
  }

  get #madeAt(): Instant {
    return this.#parts.record.sheetMadeAt ?? (new Date().toISOString() as Instant)
  }

  /** The present one first. The caller's, to end. */
  #identities(): readonly WrittenIdentity[] {
    using seed = this.#parts.seed()
    const present = { identity: recoverySubkey(seed, "backup-identity"), createdAt: this.#madeAt }
    const text = ageIdentity(present.identity)
    const former = this.#parts.record.former.flatMap(({ identity, madeAt }) => {
      const key = identity === text ? null : parseAgeIdentity(identity)
      return key?.ok ? [{ identity: key.value, createdAt: madeAt }] : []
    })
    return [present, ...former]
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
