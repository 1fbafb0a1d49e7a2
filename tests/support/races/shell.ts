import {
  createVaultFilesHandler,
  type VaultFilesHandler,
} from "../../../electron/main/vault-files/handler.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import { ShellFolder } from "../../../src/storage/shell-files.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { must } from "../must.ts"
import { sendTo, VaultOnDisk } from "../storage/vault-on-disk.ts"
import { FaultyFiles } from "../vault-files/faulty-files.ts"
import { ownOrigin } from "../vault-files/own-request.ts"

export const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A disk that refuses bytes, as a full one does; names can still be taken away from it. */
class FullDisk extends FaultyFiles {
  override ask(name: string): void {
    if (name === "write" || name === "datasync") super.ask(name)
  }
}

/** The shell's files of one vault, whichever of its pages asks. A page that has ended is answered nothing more. */
export class RaceShell {
  readonly files: FullDisk
  readonly #disk: VaultOnDisk
  #handler: VaultFilesHandler
  /** How long the shell takes to answer each of its next requests, in milliseconds. */
  #slow: number[] = []
  #page = 0

  private constructor(disk: VaultOnDisk, files: FullDisk) {
    this.#disk = disk
    this.files = files
    this.#handler = this.#start()
  }

  static async withNewVault(folder: string): Promise<RaceShell> {
    const files = new FullDisk()
    return new RaceShell(await VaultOnDisk.create(folder, files), files)
  }

  slowDown(times: readonly number[]): void {
    this.#slow.push(...times)
  }

  heal(): void {
    this.files.heal()
    this.#slow = []
  }

  /** A fresh page over whatever the one before left. */
  async openPage(): Promise<Storage> {
    this.heal()
    const page = this.#page
    const send = sendTo(this.#handler)
    const folder = new ShellFolder(async (path, init) => {
      await soon(this.#slow.shift() ?? 0)
      if (this.#page !== page) return silence
      const answer = await send(path, init)
      return this.#page === page ? answer : silence
    }, this.#disk.ref)
    const { vaultId } = this.#disk.vault
    const early = beginReading(folder, vaultId, { indexedDb: this.#disk.indexedDb })
    return must(await openStorage({ folder, keys: this.#disk.keys(), early }))
  }

  /** The page's process is gone, with whatever it had not sent. */
  endPage(): void {
    this.#page += 1
  }

  /** As a lock ends a page: the write under way is let end, nothing later is taken. */
  async lock(): Promise<void> {
    await this.#handler.seal()
    this.endPage()
    this.#handler.unseal()
  }

  /** The shell itself ends and is started again. */
  async quit(): Promise<void> {
    await this.#handler.seal()
    this.endPage()
    this.#handler = this.#start()
  }

  #start(): VaultFilesHandler {
    const run = ++runs
    return createVaultFilesHandler({
      root: this.#disk.root,
      origins: [ownOrigin],
      files: this.files,
      host: {
        id: "here",
        name: "here",
        pid: run,
        start: String(run),
        boot: "one",
        look: async (other) => (other.pid === run ? "lives" : "gone"),
      },
    })
  }
}

let runs = 0
const silence = new Promise<Response>(() => undefined)
