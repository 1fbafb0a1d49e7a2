import { ok, refuse, type Result } from "../base/result.ts"
import type { Instant } from "../domain/envelope.ts"
import { ageIdentity } from "../crypto/age-identity.ts"
import { newSalt } from "../crypto/kdf.ts"
import { passphraseBytes } from "../crypto/passphrase.ts"
import { recoveryWordCount, recoveryWords } from "../crypto/recovery-words.ts"
import { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey } from "../crypto/subkeys.ts"
import { createHeader } from "../vault/change-header.ts"
import { type VaultId, vaultIds } from "../vault/ids.ts"
import type { RecoverySheet, TypeBackAnswer } from "./api.ts"
import { type DerivedKek, deriveKek, type DeriveRefusal } from "./argon2.ts"
import { isLongEnough } from "./passphrase-length.ts"

const checksumPlace = recoveryWordCount - 1
const typedBackWords = 3

/** A vault whose keys exist in memory alone: nothing is written before its recovery sheet was confirmed. */
export class PreparedVault implements Disposable {
  readonly vaultId: VaultId = vaultIds.random()
  readonly sheet: RecoverySheet
  readonly vaultKey = SecretKey.random("vault")
  readonly #seed = SecretKey.random("recovery-seed")
  readonly #salt = newSalt()
  readonly #derived: Promise<Result<DerivedKek, DeriveRefusal>>
  #isConfirmed = false

  private constructor(passphrase: Uint8Array<ArrayBuffer>) {
    this.#derived = deriveKek(passphrase, this.#salt, null)
    using identity = recoverySubkey(this.#seed, "backup-identity")
    this.sheet = {
      words: recoveryWords(this.#seed),
      backupIdentity: ageIdentity(identity),
      typeBack: [...someOf(checksumPlace, typedBackWords), checksumPlace],
      madeAt: new Date().toISOString() as Instant,
    }
  }

  /** Argon2 runs on while the owner reads the sheet. */
  static begin(passphrase: string): Result<PreparedVault, "weak-passphrase"> {
    const bytes = passphraseBytes(passphrase)
    if (!bytes.ok || !isLongEnough(passphrase)) return refuse("weak-passphrase")
    return ok(new PreparedVault(bytes.value))
  }

  get isConfirmed(): boolean {
    return this.#isConfirmed
  }

  /** True once every word asked for was typed as it stands on the sheet, in any case. */
  confirm(answers: readonly TypeBackAnswer[]): boolean {
    const typed = new Map(answers.map(({ place, word }) => [place, word.trim().toLowerCase()]))
    this.#isConfirmed = this.sheet.typeBack.every((place) => typed.get(place) === this.sheet.words[place])
    return this.#isConfirmed
  }

  /** The header file; waits for Argon2. */
  async header(): Promise<Result<Uint8Array<ArrayBuffer>, DeriveRefusal>> {
    const derived = await this.#derived
    if (!derived.ok) return derived
    const { kek, cost } = derived.value
    return ok(createHeader(this.vaultId, this.vaultKey, { salt: this.#salt, cost, kek }, this.#seed))
  }

  [Symbol.dispose](): void {
    this.vaultKey.end()
    this.#seed.end()
    void this.#derived.then((derived) => {
      if (derived.ok) derived.value.kek.end()
    })
  }
}

/** `count` different whole numbers below `below`, in rising order. */
function someOf(below: number, count: number): readonly number[] {
  const chosen = new Set<number>()
  while (chosen.size < count) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    chosen.add(drawn % below)
  }
  return [...chosen].toSorted((left, right) => left - right)
}
