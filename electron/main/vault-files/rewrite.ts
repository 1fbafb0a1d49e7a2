import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type AppendFile, appendFileName } from "./append-file.ts"
import { type Files, type OpenFile, openPlain, remove, syncFolder, writeAll } from "./files.ts"
import type { Refusing } from "./refusal.ts"
import { spareName } from "./spare-name.ts"

const draftName = "j~"

type RewriteRefusal = Refusing<"other-length">

/**
 * A new append-only file, written beside the old one while that is still being appended to, and put in its place at the end.
 * What it holds is the caller's to say. Throws what the file system refuses; the old file is then untouched.
 */
export class Rewrite {
  readonly #files: Files
  readonly #folder: string
  readonly #draft: OpenFile
  #length = 0
  #isInPlace = false
  /** The name that the new file has until it is put in place. */
  #name = draftName

  private constructor(files: Files, folder: string, draft: OpenFile) {
    this.#files = files
    this.#folder = folder
    this.#draft = draft
  }

  static async begin(files: Files, folder: string): Promise<Rewrite> {
    await sweepRewrite(files, folder)
    return new Rewrite(files, folder, await openPlain(files, join(folder, draftName), "create"))
  }

  /** Synced at once: the end, for which commits wait, has only the name left to change. */
  async add(at: number, bytes: Uint8Array): Promise<Result<number, RewriteRefusal>> {
    if (at !== this.#length) return refuse({ name: "other-length", length: this.#length })
    await writeAll(this.#draft, bytes, at)
    await this.#draft.datasync()
    this.#length += bytes.length
    return ok(this.#length)
  }

  /**
   * Puts the new file of `length` in the place of `old`, if that is still `oldLength` long. With `keep`, the old one stays in
   * the folder under another name; otherwise it is gone.
   */
  async finish(
    old: AppendFile,
    oldLength: number,
    length: number,
    keep: boolean,
  ): Promise<Result<number, RewriteRefusal>> {
    const agreed = this.#agree(old, oldLength, length)
    if (!agreed.ok) return agreed
    if (keep) await this.#keepOld(join(this.#folder, appendFileName))
    await this.putInPlace(old)
    return ok(length)
  }

  /** As `finish`, but only as far as another name, which is durable once it answers. */
  async park(
    old: AppendFile,
    oldLength: number,
    length: number,
    name: string,
  ): Promise<Result<number, RewriteRefusal>> {
    const agreed = this.#agree(old, oldLength, length)
    if (!agreed.ok) return agreed
    await this.#draft.sync()
    await this.#files.rename(join(this.#folder, this.#name), join(this.#folder, name))
    this.#name = name
    await syncFolder(this.#files, this.#folder)
    return ok(length)
  }

  async putInPlace(old: AppendFile): Promise<void> {
    await this.#files.rename(join(this.#folder, this.#name), join(this.#folder, appendFileName))
    this.#isInPlace = true
    await old.become(this.#draft, this.#length)
  }

  async abort(): Promise<void> {
    if (this.#isInPlace) return
    await this.#draft.close()
    await remove(this.#files, join(this.#folder, this.#name))
  }

  /** Lets go of the file and leaves it where it is. */
  async leave(): Promise<void> {
    if (!this.#isInPlace) await this.#draft.close()
  }

  #agree(old: AppendFile, oldLength: number, length: number): Result<number, RewriteRefusal> {
    if (old.length !== oldLength) return refuse({ name: "other-length", length: old.length })
    return this.#length === length ? ok(length) : refuse({ name: "other-length", length: this.#length })
  }

  async #keepOld(path: string): Promise<void> {
    const spare = await spareName(this.#files, this.#folder, appendFileName)
    try {
      // A second name first: at no moment is there none of the file's own name.
      await this.#files.link(path, spare)
    } catch {
      // FAT has no second names. A crash between the two renames leaves no file of the name, which is read as an empty one.
      await this.#files.rename(path, spare)
    }
  }
}

/** Removes what an interrupted rewrite left. */
export async function sweepRewrite(files: Files, folder: string): Promise<void> {
  await remove(files, join(folder, draftName))
}
