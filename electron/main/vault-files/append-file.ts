import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, type OpenFile, openPlain, readAt, remove, syncFolder, writeAll } from "./files.ts"
import { type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"
import { spareName } from "./spare-name.ts"

export const appendFileName = "j"
const comparedBytes = 4096

type AppendRefusal = Refusing<"other-length" | FolderRefusalName>

/**
 * The vault's append-only file, open for writing. Every method answers with the new length, or refuses and leaves the file
 * as it was; calls must not overlap.
 */
export class AppendFile {
  readonly #files: Files
  readonly #folder: string
  readonly #path: string
  #file: OpenFile
  #length: number
  /** Bytes past `#length` that a failed write left and that could not be taken back then. */
  #isTorn = false
  #isNameSynced = false

  private constructor(files: Files, folder: string, file: OpenFile, length: number) {
    this.#files = files
    this.#folder = folder
    this.#path = join(folder, appendFileName)
    this.#file = file
    this.#length = length
  }

  /** Makes an empty file where there is none. Throws what the file system refuses. */
  static async open(files: Files, folder: string): Promise<AppendFile> {
    const file = await openPlain(files, join(folder, appendFileName), "update-or-create")
    try {
      const { size } = await file.stat()
      return new AppendFile(files, folder, file, size)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  get length(): number {
    return this.#length
  }

  /** One write and one sync. A write cut short, by a full disk for instance, is taken back. */
  async append(at: number, bytes: Uint8Array): Promise<Result<number, AppendRefusal>> {
    try {
      const agreed = await this.#agree(at)
      if (!agreed.ok) return agreed
      this.#isTorn = true
      await writeAll(this.#file, bytes, at)
      await this.#file.datasync()
      this.#isTorn = false
      this.#length = at + bytes.length
      return ok(this.#length)
    } catch (error) {
      const refusal = folderRefusal(error)
      await this.#takeBack()
      return refuse(refusal)
    }
  }

  /** Drops what stands after `to`. With `keep`, those bytes are first put into a file of their own. */
  async cut(at: number, to: number, keep: boolean): Promise<Result<number, AppendRefusal>> {
    try {
      const agreed = await this.#agree(at)
      if (!agreed.ok) return agreed
      if (keep) await this.#copyAside(to, at)
      await this.#file.truncate(to)
      await this.#file.sync()
      this.#length = to
      return ok(to)
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  /**
   * Goes on in `file`, which now has this file's name, and takes it over. The name is made to last before anything is
   * appended: until then the former file, which holds the same rows, may come back after a power cut.
   */
  async become(file: OpenFile, length: number): Promise<void> {
    const former = this.#file
    this.#file = file
    this.#length = length
    this.#isTorn = false
    this.#isNameSynced = false
    await former.close()
    await this.#syncName().catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  /** Whether the file is still the one that was opened, and as long as the caller believes. */
  async #agree(at: number): Promise<Result<undefined, AppendRefusal>> {
    if (this.#isTorn) {
      await this.#file.truncate(this.#length)
      await this.#file.sync()
      this.#isTorn = false
    }
    await this.#syncName()
    const [open, named] = await Promise.all([this.#file.stat(), this.#files.lstat(this.#path)])
    if (open.ino !== named.ino) await this.#reopen(open.size)
    const { size } = open.ino === named.ino ? open : await this.#file.stat()
    if (size !== at) {
      this.#length = size
      return refuse({ name: "other-length", length: size })
    }
    return ok()
  }

  async #syncName(): Promise<void> {
    if (this.#isNameSynced) return
    await syncFolder(this.#files, this.#folder)
    this.#isNameSynced = true
  }

  /**
   * Somebody put another file in this one's place, or a network file system numbers its files anew. Either way the file
   * of that name counts from now on; if it ends differently its length is made to disagree by throwing.
   */
  async #reopen(length: number): Promise<void> {
    const file = await openPlain(this.#files, this.#path, "update-or-create")
    try {
      const from = Math.max(0, length - comparedBytes)
      const ours = await readAt(this.#file, from, comparedBytes)
      const theirs = await readAt(file, from, comparedBytes)
      if (Buffer.compare(ours, theirs) !== 0)
        throw Object.assign(new Error("the file was replaced"), { code: "ESTALE" })
    } catch (error) {
      await file.close()
      throw error
    }
    await this.become(file, length)
  }

  async #takeBack(): Promise<void> {
    if (!this.#isTorn) return
    try {
      await this.#file.truncate(this.#length)
      await this.#file.sync()
      this.#isTorn = false
    } catch {
      // Tried again before the next write; a reader that comes first sees a torn tail, which it drops.
    }
  }

  async #copyAside(from: number, to: number): Promise<void> {
    const path = await spareName(this.#files, this.#folder, appendFileName)
    const copy = await openPlain(this.#files, path, "create")
    try {
      const piece = 1024 * 1024
      for (let at = from; at < to; at += piece) {
        await writeAll(copy, await readAt(this.#file, at, Math.min(piece, to - at)), at - from)
      }
      await copy.sync()
    } catch (error) {
      await remove(this.#files, path)
      throw error
    } finally {
      await copy.close()
    }
    await syncFolder(this.#files, this.#folder)
  }
}
