import { ageIdentity } from "../../../src/crypto/age-identity.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import type { SecretKey } from "../../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { openIdentities } from "../../../src/transfer/age/identity-file.ts"
import { addPassphrase, type NewPassphrase } from "../../../src/vault/change-header.ts"
import { type Header, parseHeader, passphraseSlots } from "../../../src/vault/header.ts"
import type { SlotId } from "../../../src/vault/ids.ts"
import { openVaultKeys, readSeed, unlockByPassphrase } from "../../../src/vault/open-header.ts"
import { settleSlots, writeHeader } from "../../../src/worker/header-keys.ts"
import { IdentityKeeper } from "../../../src/worker/keys/identity-keeper.ts"
import { KeyRecord } from "../../../src/worker/keys/key-record.ts"
import type { KeyedVault } from "../../../src/worker/keys/keyed-vault.ts"
import type { FoundVault } from "../../../src/worker/survey.ts"
import { quickScrypt } from "../backups/open-backups.ts"
import { must } from "../must.ts"
import { newIndexedDb, type VaultOnDisk } from "../storage/vault-on-disk.ts"
import { newPassphrase } from "../test-vault.ts"
import { everything } from "./rotate.ts"

/** A passphrase with what Argon2 would make of it for the slots that are sealed by it here. */
export type Owned = Readonly<{ passphrase: string; derived: NewPassphrase }>

export function owned(passphrase: string, derived: NewPassphrase = newPassphrase()): Owned {
  return { passphrase, derived }
}

/** Which slot the passphrase opens, and the key; null where it opens none. */
export function tryPassphrase(header: Header, { derived }: Owned) {
  for (const slot of passphraseSlots(header)) {
    const vaultKey = unlockByPassphrase(header, slot, derived.kek)
    if (vaultKey.ok) return { slotId: slot.id, vaultKey: vaultKey.value }
  }
  return null
}

export async function headerOf(disk: VaultOnDisk): Promise<FoundVault> {
  const { folder } = disk
  const bytes = must(await folder.readHeader())
  return { folder, bytes, header: must(parseHeader(bytes)) }
}

/** An open vault as far as its keys go, opened from its folder alone. */
export class OpenedVault implements KeyedVault {
  found: FoundVault
  readonly storage: Storage
  readonly keyRecord: KeyRecord
  readonly identities: IdentityKeeper
  readonly vaultKey: SecretKey<"vault">
  readonly #headerKey: SecretKey<"header">

  private constructor(found: FoundVault, storage: Storage, vaultKey: SecretKey<"vault">) {
    const keys = openVaultKeys(found.header, vaultKey)
    this.found = found
    this.storage = storage
    this.vaultKey = vaultKey
    this.#headerKey = keys.header
    this.keyRecord = new KeyRecord(storage.records)
    this.identities = new IdentityKeeper({
      folder: found.folder,
      record: this.keyRecord,
      slot: () => passphraseSlots(this.found.header)[0]?.id as SlotId,
      seed: () => must(readSeed(this.found.header, keys)),
      deriveScrypt: quickScrypt,
    })
  }

  /** Ends a change of passphrase that was cut short, as an unlock does. */
  static async open(disk: VaultOnDisk, by: Owned): Promise<OpenedVault> {
    const found = await headerOf(disk)
    const opened = tryPassphrase(found.header, by)
    if (opened === null) throw new Error("This passphrase opens nothing")
    const keys = openVaultKeys(found.header, opened.vaultKey)
    const early = beginReading(found.folder, found.header.vaultId, { indexedDb: newIndexedDb() })
    const storage = must(await openStorage({ folder: found.folder, keys, early }))
    const vault = new OpenedVault(found, storage, opened.vaultKey)
    vault.found = must(await settleSlots(found, keys.header, opened.slotId))
    return vault
  }

  /** As `setPassphrase` does it, with a key that Argon2 need not run for. */
  async setPassphrase(by: Owned): Promise<void> {
    const added = must(addPassphrase(this.found.bytes, this.vaultKey, by.derived))
    const both = must(await writeHeader(this.found, added.bytes))
    this.found = must(await settleSlots(both, this.#headerKey, added.slotId))
    await this.identities.renewIfStale(by.passphrase)
  }

  /** Everything but what the vault knows of its keys. */
  async entries(): Promise<ReadonlyMap<string, unknown>> {
    const all = new Map(await everything(this.storage))
    for (const { id } of this.storage.records.list("vault-keys")) all.delete(id)
    return all
  }

  get seed(): SecretKey<"recovery-seed"> {
    return must(readSeed(this.found.header, openVaultKeys(this.found.header, this.vaultKey)))
  }

  /** What `identity.age` holds; null where this passphrase does not open it. */
  async identitiesFor(passphrase: string): Promise<readonly string[] | null> {
    const bytes = must(await this.identities.current())
    const stream = () => new Response(bytes).body as ReadableStream<Uint8Array>
    const opened = await openIdentities(stream, must(passphraseBytes(passphrase)), quickScrypt)
    return opened.ok ? opened.value.map(ageIdentity) : null
  }

  async close(): Promise<void> {
    await this.identities.end()
    await this.storage.close()
  }
}

/** `AGE-SECRET-KEY-1…` of a sheet. */
export function identityOf(seed: SecretKey<"recovery-seed">): string {
  using identity = recoverySubkey(seed, "backup-identity")
  return ageIdentity(identity)
}
