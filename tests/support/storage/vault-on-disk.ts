import { IDBFactory, IDBKeyRange } from "fake-indexeddb"
import { join } from "node:path"
import { diskFiles, type Files } from "../../../electron/main/vault-files/files.ts"
import {
  createVaultFilesHandler,
  type VaultFilesHandler,
} from "../../../electron/main/vault-files/handler.ts"
import type { Host } from "../../../electron/main/vault-files/host.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { emptyVaultFrame } from "../../../src/storage/empty-vault.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import type { IndexedDb } from "../../../src/storage/row-database.ts"
import { createVaultFolder, ShellFolder } from "../../../src/storage/shell-files.ts"
import type { Send } from "../../../src/storage/shell-request.ts"
import { ShellStore } from "../../../src/storage/shell-store.ts"
import type { OpenOptions, Storage } from "../../../src/storage/storage.ts"
import type { VaultKeys } from "../../../src/vault/keys.ts"
import { openVaultKeys } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import { makeVault, type TestVault } from "../test-vault.ts"
import { ownOrigin } from "../vault-files/own-request.ts"

export function newIndexedDb(): IndexedDb {
  return { indexedDB: new IDBFactory(), IDBKeyRange }
}

export type OpenHow = Pick<OpenOptions, "choose" | "claim"> & Partial<Pick<OpenOptions, "keys">>

/** One vault with both its copies: the shell's own files in `root`, and an IndexedDB of its own. */
export class VaultOnDisk {
  readonly root: string
  /** The keys that it is opened by next. */
  vault: TestVault
  readonly ref: string
  indexedDb: IndexedDb
  files: Files
  /** Stands between storage and shell, if set. */
  meddle: ((path: string, answer: () => Promise<Response>) => Promise<Response>) | null = null
  #handler: VaultFilesHandler

  private constructor(root: string, vault: TestVault, ref: string, indexedDb: IndexedDb, files: Files) {
    this.root = root
    this.vault = vault
    this.ref = ref
    this.indexedDb = indexedDb
    this.files = files
    this.#handler = handlerOf(root, files)
  }

  static async create(folder: string, files: Files = diskFiles): Promise<VaultOnDisk> {
    const root = join(folder, "v")
    const vault = makeVault()
    const send = sendTo(handlerOf(root, files))
    const header = Uint8Array.from(vault.bytes)
    const ref = must(await createVaultFolder(send, header, emptyVaultFrame(vault.keys, Date.now())))
    return new VaultOnDisk(root, vault, ref, newIndexedDb(), files)
  }

  get path(): string {
    return join(this.root, this.ref)
  }

  get journalPath(): string {
    return join(this.path, "j")
  }

  get folder(): ShellFolder {
    const send = sendTo(this.#handler)
    return new ShellFolder(
      (path, init) => this.meddle?.(path, () => send(path, init)) ?? send(path, init),
      this.ref,
    )
  }

  /** A place of the owner's choice, as the shell's dialog gives one. */
  async target(path: string): Promise<ShellStore> {
    const token = await this.#handler.addTarget(path)
    if (token === null) throw new Error("A vault's own folder")
    return new ShellStore(sendTo(this.#handler), `out/${token}`)
  }

  /** Fresh keys each time: a real opening derives them anew. */
  keys(): VaultKeys {
    return openVaultKeys(this.vault.header, this.vault.vaultKey)
  }

  tryOpen(how: OpenHow = {}) {
    return this.tryOpenWith(this.keys(), how)
  }

  tryOpenWith(keys: VaultKeys, how: OpenHow = {}) {
    const { folder, indexedDb } = this
    const early = beginReading(folder, this.vault.vaultId, {
      indexedDb,
      ...(how.claim ? { claim: how.claim } : {}),
    })
    return openStorage({ folder, keys, early, ...how })
  }

  async open(how: OpenHow = {}): Promise<Storage> {
    return must(await this.tryOpen(how))
  }

  /** The same files and IndexedDB through a shell of its own; or a copy of the files at another `root`. */
  fromAnotherProcess(root: string = this.root): VaultOnDisk {
    return new VaultOnDisk(root, this.vault, this.ref, this.indexedDb, this.files)
  }

  /** As if the shell's process had ended: its lock is gone with it, what was written stays. */
  async crash(files: Files = this.files): Promise<void> {
    await this.#handler.seal().catch(() => undefined)
    this.files = files
    this.#handler = handlerOf(this.root, files)
  }
}

/** The shell's files alone, without a vault of theirs. */
export function powerHandler(root: string, files: Files): VaultFilesHandler {
  return handlerOf(root, files)
}

/** Each is a process of its own on a machine started anew, so that a lock left behind by the one before is a dead one. */
function handlerOf(root: string, files: Files): VaultFilesHandler {
  const run = ++runs
  const host: Host = {
    id: "here",
    name: "here",
    pid: run,
    start: String(run),
    boot: files === diskFiles ? "one" : String(run),
    look: (other) => Promise.resolve(other.pid === run || files === diskFiles ? "lives" : "gone"),
  }
  return createVaultFilesHandler({ root, origins: [ownOrigin], files, host })
}

let runs = 0

export function sendTo(handler: VaultFilesHandler): Send {
  return (path, init) => handler.handle(new Request(`${ownOrigin}/v/${path}`, init))
}
