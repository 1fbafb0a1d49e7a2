import { ok, refuse, type Result } from "../base/result.ts"
import { newSalt } from "../crypto/kdf.ts"
import { passphraseBytes } from "../crypto/passphrase.ts"
import { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey } from "../crypto/subkeys.ts"
import { sealIdentities } from "../transfer/age/identity-file.ts"
import { createHeader } from "../vault/change-header.ts"
import { type VaultId, vaultIds } from "../vault/ids.ts"
import type { RecoverySheet, TypeBackAnswer } from "./api.ts"
import { type DerivedKek, deriveKek, type DeriveRefusal } from "./argon2.ts"
import { RecoveryDraft } from "./keys/recovery-draft.ts"
import { isLongEnough } from "./passphrase-length.ts"
import { deriveScrypt } from "./scrypt.ts"

/** A vault whose keys exist in memory alone: nothing is written before its recovery sheet was confirmed. */
export class PreparedVault implements Disposable {
  readonly vaultId: VaultId = vaultIds.random()
  readonly vaultKey = SecretKey.random("vault")
  readonly #draft = new RecoveryDraft()
  readonly #salt = newSalt()
  readonly #derived: Promise<Result<DerivedKek, DeriveRefusal>>
  /** `identity.age`, to be put beside the header once that is written; null for want of memory. */
  readonly identity: Promise<Uint8Array<ArrayBuffer> | null>

  private constructor(passphrase: Uint8Array<ArrayBuffer>) {
    const again = Uint8Array.from(passphrase)
    this.#derived = deriveKek(passphrase, this.#salt, null)
    // One after the other: each takes hundreds of megabytes.
    this.identity = this.#derived.then(() => this.#sealIdentity(again))
  }

  /** Argon2 runs on while the owner reads the sheet. */
  static begin(passphrase: string): Result<PreparedVault, "weak-passphrase"> {
    const bytes = passphraseBytes(passphrase)
    if (!bytes.ok || !isLongEnough(passphrase)) return refuse("weak-passphrase")
    return ok(new PreparedVault(bytes.value))
  }

  get sheet(): RecoverySheet {
    return this.#draft.sheet
  }

  get isConfirmed(): boolean {
    return this.#draft.isConfirmed
  }

  /** True once every word asked for was typed as it stands on the sheet, in any case. */
  confirm(answers: readonly TypeBackAnswer[]): boolean {
    return this.#draft.confirm(answers)
  }

  /** The header file; waits for Argon2. */
  async header(): Promise<Result<Uint8Array<ArrayBuffer>, DeriveRefusal>> {
    const derived = await this.#derived
    if (!derived.ok) return derived
    const { kek, cost } = derived.value
    return ok(createHeader(this.vaultId, this.vaultKey, { salt: this.#salt, cost, kek }, this.#draft.seed))
  }

  async #sealIdentity(passphrase: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#draft.seed.isEnded) return null
    using identity = recoverySubkey(this.#draft.seed, "backup-identity")
    const written = [{ identity, createdAt: this.sheet.madeAt }]
    const sealed = await sealIdentities(written, passphrase, deriveScrypt)
    return sealed.ok ? sealed.value : null
  }

  [Symbol.dispose](): void {
    this.vaultKey.end()
    this.#draft[Symbol.dispose]()
    void this.#derived.then((derived) => {
      if (derived.ok) derived.value.kek.end()
    })
  }
}
