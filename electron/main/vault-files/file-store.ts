import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, lookAtPlain, openPlain, remove, syncFolder } from "./files.ts"
import { NewFile } from "./new-file.ts"
import { openPart } from "./open-part.ts"
import { codeOf, folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import type { OpenPart, Store, StoredFile } from "./store.ts"
import { findPlace, makePlace, type StorePlace } from "./store-place.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>

const mostDrafts = 16

export type FileStoreOptions = Readonly<{
  files: Files
  place: () => Answer<StorePlace>
  /** What a file may be called. Anything else in the folder is somebody else's: neither listed nor touched. */
  names: RegExp
  /** 16 hex digits: tells this vault's drafts from those of another that uses the same folder. */
  owner: string
  /** Asked before every write. */
  mayWrite: () => Answer<undefined>
}>

/** A vault's files in one folder. Writes run one after the other; reading does not wait for them. */
export class FileStore implements Store {
  readonly #options: FileStoreOptions
  readonly #drafts = new Map<string, Readonly<{ file: NewFile; replaces: boolean }>>()
  #last: Promise<unknown> = Promise.resolve()
  #nextDraft = 0

  constructor(options: FileStoreOptions) {
    this.#options = options
  }

  list(): Answer<readonly StoredFile[]> {
    return this.#at(async (folder) => {
      if (folder === null) return ok([])
      const { files, names } = this.#options
      const found: StoredFile[] = []
      for (const name of (await files.readdir(folder)).filter((one) => names.test(one)).toSorted()) {
        const status = await files.lstat(join(folder, name)).catch((error: unknown) => {
          if (codeOf(error) === "ENOENT") return null
          throw error
        })
        if (status?.isFile()) found.push({ name, bytes: status.size, modifiedMs: status.mtimeMs })
      }
      return ok(found)
    })
  }

  begin(name: string, replaces: boolean): Answer<string> {
    const { files, names, owner } = this.#options
    return this.#write(async (place) => {
      if (!names.test(name) || this.#drafts.size >= mostDrafts) return refuse({ name: "bad-request" })
      const folder = await makePlace(files, place)
      const standing = await lookAtPlain(files, join(folder, name))
      if (standing !== null && !replaces) return refuse({ name: "exists" })
      const file = await NewFile.begin(files, folder, name, draftMark(owner))
      const draft = String(this.#nextDraft++)
      this.#drafts.set(draft, { file, replaces })
      return ok(draft)
    })
  }

  add(draft: string, at: number, bytes: Uint8Array): Answer<number> {
    return this.#write(async () => {
      const made = this.#drafts.get(draft)
      return made === undefined ? refuse({ name: "missing" }) : made.file.add(at, bytes)
    })
  }

  finish(draft: string, length: number): Answer<undefined> {
    return this.#write(async () => {
      const made = this.#drafts.get(draft)
      if (made === undefined) return refuse({ name: "missing" })
      const finished = await made.file.finish(length, made.replaces)
      if (finished.ok) this.#drafts.delete(draft)
      return finished
    })
  }

  /** Needs no lock: without one there is no draft left. */
  abort(draft: string): Answer<undefined> {
    return this.#inTurn(async () => {
      const made = this.#drafts.get(draft)
      this.#drafts.delete(draft)
      await made?.file.abort()
      return ok()
    })
  }

  read(name: string, from: number, to: number): Answer<OpenPart> {
    const { files, names } = this.#options
    return this.#at(async (folder) => {
      if (!names.test(name)) return refuse({ name: "bad-request" })
      if (folder === null) return refuse({ name: "missing" })
      try {
        return ok(await openPart(await openPlain(files, join(folder, name), "read"), from, to))
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error
        // Throws where the folder itself is gone: the file is then not missing but out of reach.
        await files.readdir(folder)
        return refuse({ name: "missing" })
      }
    })
  }

  remove(name: string): Answer<undefined> {
    const { files, names } = this.#options
    return this.#write(async (place) => {
      if (!names.test(name)) return refuse({ name: "bad-request" })
      const folder = await findPlace(files, place)
      if (folder === null) return ok()
      const standing = await lookAtPlain(files, join(folder, name))
      if (standing !== null) await remove(files, join(folder, name))
      await syncFolder(files, folder)
      return ok()
    })
  }

  /** Removes drafts of this vault that an earlier run left. */
  sweep(): Answer<undefined> {
    const { files, owner } = this.#options
    return this.#write(async (place) => {
      const folder = await findPlace(files, place)
      if (folder === null) return ok()
      const open = Array.from(this.#drafts.values(), ({ file }) => file.path)
      for (const name of await files.readdir(folder)) {
        const isDraft =
          name.startsWith(draftMark(owner)) && /^[0-9a-f]{16}$/.test(name.slice(draftMark(owner).length))
        if (isDraft && !open.includes(join(folder, name))) await remove(files, join(folder, name))
      }
      return ok()
    })
  }

  /** Waits for the write under way and removes all drafts. Never rejects. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      const drafts = Array.from(this.#drafts.values())
      this.#drafts.clear()
      await Promise.allSettled(drafts.map(({ file }) => file.abort()))
      return ok()
    })
  }

  async #at<T>(job: (folder: string | null) => Answer<T>): Answer<T> {
    try {
      const place = await this.#options.place()
      return place.ok ? await job(await findPlace(this.#options.files, place.value)) : place
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  #write<T>(change: (place: StorePlace) => Answer<T>): Answer<T> {
    return this.#inTurn(async () => {
      const may = await this.#options.mayWrite()
      if (!may.ok) return may
      const place = await this.#options.place()
      return place.ok ? change(place.value) : place
    })
  }

  #inTurn<T>(step: () => Answer<T>): Answer<T> {
    const turn = this.#last.then(step).catch((error: unknown) => refuse(folderRefusal(error)))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

function draftMark(owner: string): string {
  return `~${owner}-`
}
