import { hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { passphraseBytes } from "../../crypto/passphrase.ts"
import { parseRecoveryWords } from "../../crypto/recovery-words.ts"
import { SecretKey } from "../../crypto/secret-key.ts"
import { recoverySubkey } from "../../crypto/subkeys.ts"
import type { AgeKey, DeriveScrypt } from "../../transfer/age/age-key.ts"
import { longestIdentityFile, openIdentities } from "../../transfer/age/identity-file.ts"
import type { BackupProof } from "../../transfer/backup/read-backup.ts"
import type { BackupKey, ReadBackupRefusal } from "../api/backups.ts"

type Identities = readonly SecretKey<"backup-identity">[]
type Held =
  | Readonly<{ kind: "identities"; identities: Identities; isByWords: boolean }>
  | Readonly<{ kind: "passphrase"; passphrase: Uint8Array; derive: KeptScrypt }>

/** What opens one backup, as often as it is read. Ends as a key does. */
export class OpeningKey implements Disposable {
  readonly #held: Held

  private constructor(held: Held) {
    this.#held = held
  }

  /** `own`: the open vault's identities, taken over; null while locked. */
  static async of(
    by: BackupKey,
    own: () => Identities | null,
    deriveScrypt: DeriveScrypt,
  ): Promise<Result<OpeningKey, ReadBackupRefusal>> {
    switch (by.kind) {
      case "passphrase": {
        const passphrase = passphraseBytes(by.passphrase)
        if (!passphrase.ok) return refuse({ reason: "wrong-passphrase" })
        const derive = new KeptScrypt(deriveScrypt)
        return ok(new OpeningKey({ kind: "passphrase", passphrase: passphrase.value, derive }))
      }
      case "words": {
        const words = parseRecoveryWords(by.words)
        if (!words.ok) return refuse({ reason: "malformed-words" })
        using seed = words.value
        return ok(OpeningKey.#ofIdentities([recoverySubkey(seed, "backup-identity")], true))
      }
      case "identity": {
        const passphrase = passphraseBytes(by.passphrase)
        if (!passphrase.ok) return refuse({ reason: "wrong-passphrase" })
        if (by.file.size > longestIdentityFile) return refuse({ reason: "not-a-backup" })
        const opened = await openIdentities(() => by.file.stream(), passphrase.value, deriveScrypt)
        return opened.ok
          ? ok(OpeningKey.#ofIdentities(opened.value, false))
          : refuse({ reason: opened.refusal })
      }
      case "own": {
        const identities = own()
        return identities === null
          ? refuse({ reason: "not-for-this-key" })
          : ok(OpeningKey.#ofIdentities(identities, false))
      }
    }
  }

  static #ofIdentities(identities: Identities, isByWords: boolean): OpeningKey {
    return new OpeningKey({ kind: "identities", identities, isByWords })
  }

  /** For one opening. */
  age(): AgeKey {
    const held = this.#held
    if (held.kind === "identities") return { kind: "identities", identities: held.identities }
    const { passphrase, derive } = held
    return { kind: "passphrase", passphrase: Uint8Array.from(passphrase), deriveScrypt: derive.derive }
  }

  get proof(): BackupProof {
    const held = this.#held
    return held.kind === "passphrase"
      ? { by: "passphrase" }
      : { by: "identities", identities: held.identities }
  }

  /** Well-formed words of another sheet are told apart from a key that is none. */
  get isByWords(): boolean {
    return this.#held.kind === "identities" && this.#held.isByWords
  }

  [Symbol.dispose](): void {
    const held = this.#held
    if (held.kind === "identities") for (const identity of held.identities) identity.end()
    else {
      held.passphrase.fill(0)
      held.derive[Symbol.dispose]()
    }
  }
}

/** A backup is read more than once, and asked the same scrypt each time. */
class KeptScrypt implements Disposable {
  readonly #derive: DeriveScrypt
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>()

  constructor(derive: DeriveScrypt) {
    this.#derive = derive
  }

  readonly derive: DeriveScrypt = async (passphrase, salt, logN) => {
    const name = `${logN} ${hexText(salt)}`
    const kept = this.#kept.get(name)
    if (kept !== undefined) {
      passphrase.fill(0)
      return ok(SecretKey.adopt("age-passphrase", Uint8Array.from(kept)))
    }
    const derived = await this.#derive(passphrase, salt, logN)
    if (derived.ok) this.#kept.set(name, Uint8Array.from(derived.value.borrow()))
    return derived
  };

  [Symbol.dispose](): void {
    for (const key of this.#kept.values()) key.fill(0)
    this.#kept.clear()
  }
}
