import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, type OpenFile, openPlain, remove, syncFolder, writeAll } from "./files.ts"
import { codeOf, type Refusing } from "./refusal.ts"

/** So that the sync at the end is short, and what is told of progress is on the disk. */
const syncEvery = 32 * 1024 * 1024

type NewFileRefusal = Refusing<"other-length" | "failed">

/**
 * A file on its way into `folder`: written as a draft beside, synced, and put under its name at the end, so that what stands
 * there is whole. Methods throw what the file system refuses; calls must not overlap.
 */
export class NewFile {
  readonly path: string
  readonly #files: Files
  readonly #folder: string
  readonly #name: string
  readonly #file: OpenFile
  #length = 0
  #synced = 0
  /** `spent` once a sync failed: what the disk has of the file is then unknown, and only `abort` is left. */
  #state: "open" | "placed" | "spent" | "ended" = "open"

  private constructor(files: Files, folder: string, name: string, path: string, file: OpenFile) {
    this.#files = files
    this.#folder = folder
    this.#name = name
    this.path = path
    this.#file = file
  }

  /** The draft is named `mark` and 16 random hex digits. */
  static async begin(files: Files, folder: string, name: string, mark: string): Promise<NewFile> {
    const path = join(folder, `${mark}${randomBytes(8).toString("hex")}`)
    try {
      return new NewFile(files, folder, name, path, await openPlain(files, path, "create"))
    } catch (error) {
      // It may have been made all the same, and nobody knows its name.
      await remove(files, path).catch(() => false)
      throw error
    }
  }

  get length(): number {
    return this.#length
  }

  /** Puts `bytes` at `at`, which is the length or less: what stood from there on is dropped. Refused, the length stays. */
  async add(at: number, bytes: Uint8Array): Promise<Result<number, NewFileRefusal>> {
    if (this.#state !== "open") return refuse({ name: "failed" })
    if (at > this.#length) return refuse({ name: "other-length", length: this.#length })
    try {
      await writeAll(this.#file, bytes, at)
    } catch (error) {
      // Room that a full disk gave for the first part is given back.
      await this.#file.truncate(Math.min(at, this.#length)).catch(() => undefined)
      this.#length = Math.min(at, this.#length)
      throw error
    }
    this.#length = at + bytes.length
    if (this.#length - this.#synced >= syncEvery) await this.#sync(() => this.#file.datasync())
    return ok(this.#length)
  }

  /**
   * Durable under its name once it answers. A name that is taken is refused as `exists`, unless it `replaces`. Refused or
   * thrown, nothing changed under the name (but for the very last step, the sync of the folder, after which the whole file may
   * stand there), and the file is to be aborted.
   */
  async finish(
    length: number,
    replaces: boolean,
  ): Promise<Result<undefined, NewFileRefusal | Refusing<"exists">>> {
    if (this.#state !== "open") return refuse({ name: "failed" })
    if (length !== this.#length) return refuse({ name: "other-length", length: this.#length })
    this.#state = "spent"
    await this.#file.truncate(length)
    await this.#file.sync()
    const target = join(this.#folder, this.#name)
    if (replaces) await this.#files.rename(this.path, target)
    else if (!(await this.#placeBeside(target))) return refuse({ name: "exists" })
    this.#state = "placed"
    await syncFolder(this.#files, this.#folder)
    this.#state = "ended"
    await this.#file.close()
    return ok()
  }

  /** Removes the draft. What was put under the name stays. */
  async abort(): Promise<void> {
    if (this.#state === "ended") return
    const isPlaced = this.#state === "placed"
    this.#state = "ended"
    await this.#file.close()
    if (!isPlaced) await remove(this.#files, this.path)
  }

  async #sync(sync: () => Promise<void>): Promise<void> {
    try {
      await sync()
      this.#synced = this.#length
    } catch (error) {
      this.#state = "spent"
      throw error
    }
  }

  /** A second name first: nothing that came to stand under the name meanwhile is replaced. False: something did. */
  async #placeBeside(target: string): Promise<boolean> {
    try {
      await this.#files.link(this.path, target)
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false
      // FAT and some network file systems have no second names: there the look comes before the move.
      if (await isThere(this.#files, target)) return false
      await this.#files.rename(this.path, target)
      return true
    }
    // Both names are the same whole file: a draft that stays is swept later.
    await remove(this.#files, this.path).catch(() => false)
    return true
  }
}

export async function isThere(files: Files, path: string): Promise<boolean> {
  try {
    await files.lstat(path)
    return true
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false
    throw error
  }
}
