import { IDBKeyRange } from "fake-indexeddb"
import { join } from "node:path"
import { diskFiles } from "../../../electron/main/vault-files/files.ts"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { defaultCost } from "../../../src/crypto/argon2-cost.ts"
import { newSalt, passphraseKek } from "../../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { emptyVaultFrame } from "../../../src/storage/empty-vault.ts"
import type { IndexedDb } from "../../../src/storage/row-database.ts"
import { createVaultFolder, ShellFolder } from "../../../src/storage/shell-files.ts"
import { createHeader } from "../../../src/vault/change-header.ts"
import { type Header, parseHeader } from "../../../src/vault/header.ts"
import { vaultIds } from "../../../src/vault/ids.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { OpenVault } from "../../../src/worker/open-vault.ts"
import { must } from "../must.ts"
import { sendTo } from "../storage/vault-on-disk.ts"
import { startCrypto } from "../test-vault.ts"
import { ownOrigin } from "../vault-files/own-request.ts"

/** A vault in an app's folder that a test fills and reads with the worker's own parts, while no app has it open. */
export class NodeVault {
  readonly #root: string
  readonly #ref: string
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #header: Header
  readonly #vaultKey: SecretKey<"vault">

  private constructor(root: string, ref: string, bytes: Uint8Array, vaultKey: SecretKey<"vault">) {
    this.#root = root
    this.#ref = ref
    this.#bytes = Uint8Array.from(bytes)
    this.#header = must(parseHeader(this.#bytes))
    this.#vaultKey = vaultKey
  }

  static async create(userData: string, passphrase: string): Promise<NodeVault> {
    await startCrypto()
    const root = join(userData, "v")
    const vaultKey = SecretKey.random("vault")
    using seed = SecretKey.random("recovery-seed")
    const salt = newSalt()
    using kek = must(passphraseKek(must(passphraseBytes(passphrase)), salt, defaultCost))
    const bytes = createHeader(vaultIds.random(), vaultKey, { salt, cost: defaultCost, kek }, seed)
    using keys = openVaultKeys(must(parseHeader(bytes)), vaultKey)
    const handler = handlerOf(root)
    const ref = must(await createVaultFolder(sendTo(handler), bytes, emptyVaultFrame(keys, Date.now())))
    await handler.seal()
    return new NodeVault(root, ref, bytes, vaultKey)
  }

  async use<T>(work: (vault: OpenVault) => Promise<T>): Promise<T> {
    const handler = handlerOf(this.#root)
    const folder = new ShellFolder(sendTo(handler), this.#ref)
    const early = beginReading(folder, this.#header.vaultId, { indexedDb: noIndexedDb })
    const found = { folder, bytes: this.#bytes, header: this.#header }
    const vault = must(await OpenVault.open(found, this.#vaultKey, early))
    try {
      return await work(vault)
    } finally {
      await vault.close()
      await handler.seal()
    }
  }

  /** Everything in it, as an export that protects nothing would say it. */
  decrypted(): Promise<string> {
    return this.use(async ({ storage: { records } }) => {
      const all: unknown[] = []
      for (const record of records.list()) {
        all.push(record)
        for (const name of records.bodyNames(record.id)) all.push(must(await records.body(record.id, name)))
      }
      return JSON.stringify(all)
    })
  }
}

const handlerOf = (root: string) => createVaultFilesHandler({ root, origins: [ownOrigin], files: diskFiles })

/** The folder is all that is looked at here; the working copy is the app's to make. */
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
