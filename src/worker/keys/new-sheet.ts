import { equalPublicBytes } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { recoverySubkey } from "../../crypto/subkeys.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import { replaceRecovery } from "../../vault/change-header.ts"
import type { KeysRefusal } from "../api/keys.ts"
import { writeHeader } from "../header-keys.ts"
import type { KeyedVault } from "./keyed-vault.ts"
import { proveRecovery } from "./proven-header.ts"
import { RecoveryDraft } from "./recovery-draft.ts"

/**
 * A new recovery sheet on its way. The header that it needs is made at once, so that neither vault key nor passphrase is
 * kept while the owner reads; nothing is written before `finish`.
 */
export class NewSheet implements Disposable {
  readonly draft = new RecoveryDraft()
  readonly #vault: KeyedVault
  readonly #base: Uint8Array
  readonly #header: Uint8Array<ArrayBuffer>
  readonly #identity: Promise<Uint8Array<ArrayBuffer> | null>

  /** `vaultKey` stays the caller's. `identity.age` is sealed while the owner reads the sheet. */
  constructor(vault: KeyedVault, vaultKey: SecretKey<"vault">, passphrase: string) {
    const made = replaceRecovery(vault.found.bytes, vaultKey, this.draft.seed)
    if (!made.ok) throw new Error(`Cannot replace the recovery slot: ${made.refusal}`)
    proveRecovery(made.value, this.draft.seed)
    this.#vault = vault
    this.#base = vault.found.bytes
    this.#header = made.value
    this.#identity = sealedIdentity(vault, this.draft, passphrase)
  }

  /**
   * The former identity is noted first and the header written next, in one write that is read back and opened: cut short,
   * one sheet is valid, and `identity.age` is made anew at the next unlock by passphrase.
   */
  async finish(): Promise<Result<null, KeysRefusal>> {
    const { identities, keyRecord, found } = this.#vault
    // Another passphrase since the sheet was prepared: the header that waits here has the old one's slot.
    if (!equalPublicBytes(found.bytes, this.#base)) return refuse({ reason: "not-prepared" })
    const noted = await keyRecord.beginSheet(identities.asFormer(), this.draft.sheet.madeAt)
    if (!noted.ok) return noted
    const written = await writeHeader(found, this.#header)
    if (!written.ok) return written
    proveRecovery(written.value.bytes, this.draft.seed)
    this.#vault.found = written.value
    const sealed = await this.#identity
    // Refused or without memory for it: the file is out of date until the next unlock, and the record says so.
    if (sealed !== null) await identities.put(sealed)
    return ok(null)
  }

  [Symbol.dispose](): void {
    this.draft[Symbol.dispose]()
  }
}

async function sealedIdentity(
  vault: KeyedVault,
  draft: RecoveryDraft,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  using identity = recoverySubkey(draft.seed, "backup-identity")
  return await vault.identities.seal(passphrase, { identity, createdAt: draft.sheet.madeAt })
}
