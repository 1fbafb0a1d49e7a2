import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { createAt } from "./create-at.ts"
import { type Files, syncFolder } from "./files.ts"
import { createDraft, draftPath, removeDraft, sweepDrafts } from "./folders.ts"
import type { Places } from "./places.ts"
import { codeOf, folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import { removeVault } from "./settle-moves.ts"
import { isEmptyFolder } from "./vault-tree.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>
/** `isPlaced`: it has its own name already, which is not yet known to last. */
type Draft = { readonly path: string; readonly isElsewhere: boolean; isPlaced: boolean }

/**
 * Vaults that are not listed yet, by the ref that each will have. In the app's own root a draft has another name until it is
 * published; in a folder of the owner's choice it is marked in the places as one to be removed. So a draft whose process
 * ended is removed by a later start.
 */
export class DraftVaults {
  readonly #files: Files
  readonly #root: string
  readonly #places: Places
  readonly #drafts = new Map<string, Draft>()

  constructor(files: Files, root: string, places: Places) {
    this.#files = files
    this.#root = root
    this.#places = places
  }

  /** Null for what is no draft of this process. */
  pathOf(ref: string): string | null {
    return this.#drafts.get(ref)?.path ?? null
  }

  /** `path`: an empty folder of the owner's choice, or one that is not there. Answers the ref. */
  async create(header: Uint8Array, firstFrame: Uint8Array, path?: string): Answer<string> {
    try {
      if (path !== undefined) return await this.#createAt(path, header, firstFrame)
      const ref = await createDraft(this.#files, this.#root, header, firstFrame)
      this.#drafts.set(ref, { path: draftPath(this.#root, ref), isElsewhere: false, isPlaced: false })
      return ok(ref)
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  /** The vault's lock must not be held. Refused, it may be tried again. */
  async publish(ref: string): Answer<undefined> {
    const draft = this.#drafts.get(ref)
    if (draft === undefined) return refuse({ name: "unknown-vault" })
    try {
      await syncFolder(this.#files, draft.isPlaced ? this.#root : draft.path)
      if (draft.isElsewhere) {
        const listed = await this.#places.changeVault(ref, { isRemoving: undefined })
        if (!listed.ok) return listed
      } else {
        if (!draft.isPlaced) await this.#files.rename(draft.path, join(this.#root, ref))
        draft.isPlaced = true
        await syncFolder(this.#files, this.#root)
      }
      this.#drafts.delete(ref)
      return ok()
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  /** The vault's lock must not be held. What cannot be removed now is removed by a later start. */
  async drop(ref: string): Answer<undefined> {
    const draft = this.#drafts.get(ref)
    if (draft === undefined) return refuse({ name: "unknown-vault" })
    this.#drafts.delete(ref)
    if (draft.isPlaced) return ok()
    try {
      if (draft.isElsewhere) {
        await removeVault({ files: this.#files, root: this.#root, places: this.#places }, ref)
      } else {
        await removeDraft(this.#files, this.#root, ref)
      }
      return ok()
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  refs(): readonly string[] {
    return Array.from(this.#drafts.keys())
  }

  async dropAll(): Promise<void> {
    await Promise.all(this.refs().map((ref) => this.drop(ref)))
  }

  /** What processes that are gone left in the app's own root. */
  async sweep(): Promise<void> {
    try {
      await sweepDrafts(this.#files, this.#root)
    } catch (error) {
      if (codeOf(error) === undefined) throw error
    }
  }

  async #createAt(path: string, header: Uint8Array, firstFrame: Uint8Array): Answer<string> {
    if ((await isEmptyFolder(this.#files, path)) === false) return refuse({ name: "foreign-file" })
    const ref = randomBytes(16).toString("hex")
    const noted = await this.#places.changeVault(ref, { path, isRemoving: true })
    if (!noted.ok) return noted
    try {
      await createAt(this.#files, path, header, firstFrame)
    } catch (error) {
      await this.#places.forget(ref)
      throw error
    }
    this.#drafts.set(ref, { path, isElsewhere: true, isPlaced: false })
    return ok(ref)
  }
}
