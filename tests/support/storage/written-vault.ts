import { IDBKeyRange } from "fake-indexeddb"
import { join } from "node:path"
import { diskFiles } from "../../../electron/main/vault-files/files.ts"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { type Argon2Cost, defaultCost } from "../../../src/crypto/argon2-cost.ts"
import { newSalt, passphraseKek } from "../../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { startSodium } from "../../../src/crypto/sodium.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { emptyVaultFrame } from "../../../src/storage/empty-vault.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import type { IndexedDb } from "../../../src/storage/row-database.ts"
import { createVaultFolder, ShellFolder } from "../../../src/storage/shell-files.ts"
import type { ShellStore } from "../../../src/storage/shell-store.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { createHeader } from "../../../src/vault/change-header.ts"
import { parseHeader } from "../../../src/vault/header.ts"
import { type VaultId, vaultIds } from "../../../src/vault/ids.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import { ownOrigin } from "../vault-files/own-request.ts"
import { sendTo } from "./vault-on-disk.ts"

/** Where the files of attachments lie. */
export type VaultFiles = Readonly<{ store: ShellStore; vaultId: VaultId }>

/**
 * A vault in `userData` that `fill` writes, made by the project's own storage into the shell's own files, under Argon2id
 * at `cost`, without one at the default (256 MiB, 3 passes). It has no working copy yet: the app makes it at the first unlock.
 */
export async function writeVault(
  userData: string,
  passphrase: string,
  fill: (storage: Storage, files: VaultFiles) => Promise<void>,
  cost: Argon2Cost = defaultCost,
): Promise<void> {
  must(await startSodium())
  const handler = createVaultFilesHandler({
    root: join(userData, "v"),
    origins: [ownOrigin],
    files: diskFiles,
  })
  const send = sendTo(handler)
  using vaultKey = SecretKey.random("vault")
  using seed = SecretKey.random("recovery-seed")
  const salt = newSalt()
  using kek = must(passphraseKek(must(passphraseBytes(passphrase)), salt, cost))
  const bytes = createHeader(vaultIds.random(), vaultKey, { salt, cost, kek }, seed)
  const header = must(parseHeader(bytes))
  using keys = openVaultKeys(header, vaultKey)
  const ref = must(await createVaultFolder(send, bytes, emptyVaultFrame(keys, Date.now())))
  const folder = new ShellFolder(send, ref)
  const early = beginReading(folder, header.vaultId, { indexedDb: noIndexedDb })
  const storage = must(await openStorage({ folder, keys, early }))
  await fill(storage, { store: folder.attached, vaultId: header.vaultId })
  must(await storage.close())
  await handler.seal()
}

/** The folder is all that is made: a copy in memory of every record would serve nothing. */
const noIndexedDb: IndexedDb = {
  indexedDB: {
    open: () => {
      throw new Error("no database here")
    },
    databases: () => Promise.resolve([]),
    deleteDatabase: () => {
      throw new Error("no database here")
    },
    cmp: () => 0,
  },
  IDBKeyRange,
}
