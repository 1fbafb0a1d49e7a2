import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type AppendFile, appendFileName } from "./append-file.ts"
import { type Files, type OpenFile, openPlain, remove, writeAll } from "./files.ts"
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
    if (old.length !== oldLength) return refuse({ name: "other-length", length: old.length })
    if (this.#length !== length) return refuse({ name: "other-length", length: this.#length })
    const path = join(this.#folder, appendFileName)
    if (keep) await this.#keepOld(path)
    await this.#files.rename(join(this.#folder, draftName), path)
    this.#isInPlace = true
    await old.become(this.#draft, length)
    return ok(length)
  }

  async abort(): Promise<void> {
    if (this.#isInPlace) return
    await this.#draft.close()
    await sweepRewrite(this.#files, this.#folder)
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
