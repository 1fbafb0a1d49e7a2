import { SecretKey } from "../../../src/crypto/secret-key.ts"
import type { NewKeys } from "../../../src/storage/rotation.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { rotatedHeader } from "../../../src/vault/change-header.ts"
import { parseHeader } from "../../../src/vault/header.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import type { VaultOnDisk } from "../storage/vault-on-disk.ts"
import { newPassphrase, type TestVault } from "../test-vault.ts"

/** The keys that the vault has once it is rotated. */
export function nextVault({ header, vaultId }: TestVault): TestVault {
  const vaultKey = SecretKey.random("vault")
  const seed = SecretKey.random("recovery-seed")
  const passphrase = newPassphrase()
  const bytes = rotatedHeader(header, vaultKey, passphrase, seed)
  const next = must(parseHeader(bytes))
  return { vaultId, vaultKey, seed, passphrase, bytes, header: next, keys: openVaultKeys(next, vaultKey) }
}

/** Rotates the open vault to the keys of `next`. */
export function rotateTo(disk: VaultOnDisk, storage: Storage, next: TestVault, how: Partial<NewKeys> = {}) {
  return storage.rotate({
    keys: openVaultKeys(next.header, next.vaultKey),
    oldHeader: Uint8Array.from(disk.vault.bytes),
    header: Uint8Array.from(next.bytes),
    revise: (record) => record,
    onProgress: () => undefined,
    isCancelled: () => false,
    ...how,
  })
}

/** Every record with all its bodies, by id. */
export async function everything(storage: Storage): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>()
  for (const record of storage.records.list()) {
    const bodies: { [name: string]: unknown } = {}
    for (const name of storage.records.bodyNames(record.id)) {
      bodies[name] = must(await storage.records.body(record.id, name))
    }
    found.set(record.id, { record, bodies, scope: storage.records.scopeOf(record.id) })
  }
  return found
}
