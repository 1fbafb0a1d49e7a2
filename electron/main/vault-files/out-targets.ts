import { randomBytes } from "node:crypto"
import { basename, dirname, join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, openPlain, remove, syncFolder } from "./files.ts"
import { isThere, NewFile } from "./new-file.ts"
import { openPart } from "./open-part.ts"
import { codeOf, folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import type { OpenPart, Store, StoredFile } from "./store.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>

const fileName = "file"
/** The draft carries the first of the target's name, so that an owner who finds one knows what it was. */
const longestMark = 40

/** Places of the owner's choice, each under a random token that is good until it is aborted or all are cleared. */
export class OutTargets {
  readonly #files: Files
  readonly #targets = new Map<string, OutTarget>()

  constructor(files: Files) {
    this.#files = files
  }

  /** Null for a vault's own folder or one in it. Throws where the folder of `path` cannot be looked at. */
  async add(path: string): Promise<string | null> {
    const folder = dirname(path)
    for (const place of [folder, dirname(folder)]) if (await isVault(this.#files, place)) return null
    const token = randomBytes(16).toString("hex")
    this.#targets.set(token, new OutTarget(this.#files, path, () => this.#targets.delete(token)))
    return token
  }

  find(token: string): Store | undefined {
    return this.#targets.get(token)
  }

  /** Waits for writes under way and removes what is unfinished. Never rejects. */
  async clear(): Promise<void> {
    const targets = Array.from(this.#targets.values())
    this.#targets.clear()
    await Promise.all(targets.map((target) => target.abort("")))
  }
}

async function isVault(files: Files, folder: string): Promise<boolean> {
  return (await isThere(files, join(folder, "header"))) && (await isThere(files, join(folder, "j")))
}

/** One file of the owner's choice; what stands in its place already was asked about by the dialog, and is never read. */
class OutTarget implements Store {
  readonly #files: Files
  readonly #path: string
  readonly #forget: () => void
  #draft: NewFile | null = null
  #finished: number | null = null
  #isOver = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(files: Files, path: string, forget: () => void) {
    this.#files = files
    this.#path = path
    this.#forget = forget
  }

  async list(): Answer<readonly StoredFile[]> {
    if (this.#finished === null) return ok([])
    try {
      const { size, mtimeMs } = await this.#files.lstat(this.#path)
      return ok([{ name: fileName, bytes: size, modifiedMs: mtimeMs }])
    } catch (error) {
      return codeOf(error) === "ENOENT" ? ok([]) : refuse(folderRefusal(error))
    }
  }

  begin(name: string): Answer<string> {
    return this.#inTurn(async () => {
      const isTaken = this.#draft !== null || this.#finished !== null || this.#isOver
      if (name !== fileName || isTaken) return refuse({ name: "bad-request" })
      const last = basename(this.#path)
      const mark = `.${Array.from(last).slice(0, longestMark).join("")}.~`
      this.#draft = await NewFile.begin(this.#files, dirname(this.#path), last, mark)
      return ok(fileName)
    })
  }

  add(_draft: string, at: number, bytes: Uint8Array): Answer<number> {
    return this.#inTurn(async () => this.#draft?.add(at, bytes) ?? refuse({ name: "missing" }))
  }

  finish(_draft: string, length: number): Answer<undefined> {
    return this.#inTurn(async () => {
      if (this.#draft === null) return refuse({ name: "missing" })
      const finished = await this.#draft.finish(length, true)
      if (!finished.ok) return finished
      this.#draft = null
      this.#finished = length
      return ok()
    })
  }

  abort(_draft: string): Answer<undefined> {
    return this.#inTurn(async () => {
      const draft = this.#draft
      this.#draft = null
      if (this.#finished === null) {
        this.#isOver = true
        this.#forget()
      }
      await draft?.abort()
      return ok()
    })
  }

  async read(name: string, from: number, to: number): Answer<OpenPart> {
    if (name !== fileName) return refuse({ name: "bad-request" })
    const path = this.#draft?.path ?? (this.#finished === null ? null : this.#path)
    if (path === null) return refuse({ name: "missing" })
    try {
      const part = await openPart(await openPlain(this.#files, path, "read"), from, to)
      if (this.#finished === null || part.length === this.#finished) return ok(part)
      // Another file stands there by now, which this one's reader has no business with.
      await part.file.close()
      return refuse({ name: "missing" })
    } catch (error) {
      return refuse(codeOf(error) === "ENOENT" ? { name: "missing" } : folderRefusal(error))
    }
  }

  /** Only what was finished here, for a copy that turned out to be bad when it was read back. */
  remove(name: string): Answer<undefined> {
    return this.#inTurn(async () => {
      if (name !== fileName) return refuse({ name: "bad-request" })
      if (this.#finished === null) return ok()
      await remove(this.#files, this.#path)
      await syncFolder(this.#files, dirname(this.#path))
      this.#finished = null
      this.#forget()
      return ok()
    })
  }

  #inTurn<T>(step: () => Answer<T>): Answer<T> {
    const turn = this.#last.then(step).catch((error: unknown) => refuse(folderRefusal(error)))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
