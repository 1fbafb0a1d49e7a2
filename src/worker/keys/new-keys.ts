import { refuse, type Result } from "../../base/result.ts"
import { newSalt } from "../../crypto/kdf.ts"
import { passphraseBytes } from "../../crypto/passphrase.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { rotatedHeader } from "../../vault/change-header.ts"
import type { Header } from "../../vault/header.ts"
import type { KeysRefusal } from "../api/keys.ts"
import { type DerivedKek, deriveKek, type DeriveRefusal } from "../argon2.ts"
import { settableReason } from "../header-keys.ts"
import { isLongEnough } from "../passphrase-length.ts"
import type { NextKeys } from "./key-record.ts"
import { provePassphrase, proveRecovery } from "./proven-header.ts"
import { RecoveryDraft } from "./recovery-draft.ts"

/** All keys of the next epoch, in memory alone. */
export class NewKeys implements Disposable {
  readonly draft = new RecoveryDraft()
  readonly #vaultKey = SecretKey.random("vault")
  readonly #salt = newSalt()
  readonly #derived: Promise<Result<DerivedKek, DeriveRefusal>>

  private constructor(passphrase: Uint8Array<ArrayBuffer>) {
    this.#derived = deriveKek(passphrase, this.#salt, null)
  }

  /** Argon2 runs on while the owner reads the sheet. */
  static begin(passphrase: string): Result<NewKeys, "weak-passphrase"> {
    const bytes = passphraseBytes(passphrase)
    if (!bytes.ok || !isLongEnough(passphrase)) return refuse("weak-passphrase")
    return { ok: true, value: new NewKeys(bytes.value) }
  }

  /** The header that follows on `present`, opened once by each of its two ways in. The key is the caller's, to end. */
  async follow(present: Header): Promise<Result<NextKeys, KeysRefusal>> {
    const derived = await this.#derived
    if (!derived.ok) return refuse({ reason: settableReason(derived.refusal) })
    const { kek, cost } = derived.value
    const { seed } = this.draft
    const header = rotatedHeader(present, this.#vaultKey, { salt: this.#salt, cost, kek }, seed)
    provePassphrase(header, kek)
    proveRecovery(header, seed)
    const vaultKey = SecretKey.adopt("vault", Uint8Array.from(this.#vaultKey.borrow()))
    return { ok: true, value: { header, vaultKey } }
  }

  [Symbol.dispose](): void {
    this.#vaultKey.end()
    this.draft[Symbol.dispose]()
    void this.#derived.then((derived) => {
      if (derived.ok) derived.value.kek.end()
    })
  }
}
