import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { AppendFile, appendFileName } from "./append-file.ts"
import { type Files, lookAtPlain, openPlain } from "./files.ts"
import { headerVault, isFrame } from "./frame-check.ts"
import { readHeader, replaceHeader, sweepHeader } from "./header-file.ts"
import type { HeldLock } from "./held-lock.ts"
import { readIdentity, replaceIdentity, sweepIdentity } from "./identity-file.ts"
import type { LockTaker } from "./lock-file.ts"
import { codeOf, folderRefusal, type VaultFilesRefusal } from "./refusal.ts"
import { openPart } from "./open-part.ts"
import { Rewrite, sweepRewrite } from "./rewrite.ts"
import { journalName, type RotationChange, settleRotation, switchRotation } from "./rotation-switch.ts"
import { removeSpares } from "./spare-name.ts"
import type { OpenPart } from "./store.ts"
import { VaultStores, type VaultStoresOptions } from "./vault-stores.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>
type Held = { readonly lock: HeldLock; readonly file: AppendFile; rewrite: Rewrite | null }

export type VaultFolderOptions = Omit<VaultStoresOptions, "mayWrite"> &
  Readonly<{
    /** Asked for at the first lock: making one may write. */
    taker: () => Promise<LockTaker>
  }>

/**
 * One vault's folder. Everything that writes runs one after the other and only while this process holds the folder's lock;
 * reading needs no lock.
 */
export class VaultFolder {
  readonly stores: VaultStores
  readonly #files: Files
  readonly #path: string
  readonly #taker: () => Promise<LockTaker>
  #held: Held | null = null
  /** Of the frames that are let in, once the header is known. */
  #vault: Uint8Array | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor({ files, ref, path, taker, appData, snapshotFolderOf }: VaultFolderOptions) {
    this.#files = files
    this.#path = path
    this.#taker = taker
    const mayWrite = () => this.#mayWrite()
    this.stores = new VaultStores({ files, ref, path, appData, snapshotFolderOf, mayWrite })
  }

  async stat(): Answer<{ header: number | null; length: number | null; modifiedMs: number | null }> {
    try {
      const header = await lookAtPlain(this.#files, join(this.#path, "header"))
      const file = await lookAtPlain(this.#files, join(this.#path, await this.#journalName()))
      // Throws where the folder is gone: its files are then not missing but out of reach.
      if (header === null || file === null) await this.#files.lstat(this.#path)
      return ok({
        header: header?.size ?? null,
        length: file?.size ?? null,
        modifiedMs: file?.mtimeMs ?? null,
      })
    } catch (error) {
      return refuse(folderRefusal(error))
    }
  }

  readHeader(): Answer<Uint8Array<ArrayBuffer>> {
    return readHeader(this.#files, this.#path).catch((error: unknown) => refuse(folderRefusal(error)))
  }

  /** `from` and `to` are cut to what is there. The caller closes `file`. */
  async read(from: number, to: number): Answer<OpenPart> {
    try {
      const name = await this.#journalName()
      const file = await openPlain(this.#files, join(this.#path, name), "read")
      return ok(await openPart(file, from, to))
    } catch (error) {
      return refuse(codeOf(error) === "ENOENT" ? ({ name: "missing" } as const) : folderRefusal(error))
    }
  }

  /** Again by the same process: does nothing. What an interrupted write left in the folder is removed. */
  takeLock(claim: string | undefined): Answer<{ length: number }> {
    return this.#inTurn(async () => {
      if (await this.#held?.lock.isHeld()) return ok({ length: this.#held?.file.length ?? 0 })
      await this.#letGo()
      const taken = await (await this.#taker()).take(this.#path, claim)
      if (!taken.ok) return taken
      try {
        await sweepHeader(this.#files, this.#path)
        await sweepIdentity(this.#files, this.#path)
        await sweepRewrite(this.#files, this.#path)
        await settleRotation(this.#files, this.#path)
        this.#held = {
          lock: taken.value,
          file: await AppendFile.open(this.#files, this.#path),
          rewrite: null,
        }
      } catch (error) {
        await taken.value.release()
        throw error
      }
      await this.stores.sweep()
      return ok({ length: this.#held.file.length })
    })
  }

  /** The lock is let go without waiting for a slow folder of snapshots; the answer waits for it. */
  async releaseLock(): Answer<undefined> {
    const released = await this.#inTurn(async () => {
      await this.#letGo()
      return ok()
    })
    await this.stores.closed()
    return released
  }

  replaceHeader(bytes: Uint8Array, was: string | null): Answer<undefined> {
    return this.#write(() => replaceHeader(this.#files, this.#path, bytes, was))
  }

  readIdentity(): Answer<Uint8Array<ArrayBuffer>> {
    return readIdentity(this.#files, this.#path).catch((error: unknown) => refuse(folderRefusal(error)))
  }

  replaceIdentity(bytes: Uint8Array): Answer<undefined> {
    return this.#write(async () => {
      await replaceIdentity(this.#files, this.#path, bytes)
      return ok()
    })
  }

  append(at: number, frame: Uint8Array): Answer<number> {
    return this.#write(async ({ file }) => {
      if (!(await this.#isOurs(frame))) return refuse({ name: "not-a-frame" })
      return file.append(at, frame)
    })
  }

  cut(at: number, to: number, keep: boolean): Answer<number> {
    return this.#write(({ file }) => file.cut(at, to, keep))
  }

  /** A rewrite under way is dropped for the new one. */
  beginRewrite(): Answer<number> {
    return this.#write(async (held) => {
      await this.#dropRewrite(held)
      held.rewrite = await Rewrite.begin(this.#files, this.#path)
      return ok(0)
    })
  }

  addToRewrite(at: number, frame: Uint8Array): Answer<number> {
    return this.#write(async ({ rewrite }) => {
      if (rewrite === null) return refuse({ name: "no-rewrite" })
      if (!(await this.#isOurs(frame))) return refuse({ name: "not-a-frame" })
      return rewrite.add(at, frame)
    })
  }

  finishRewrite(oldLength: number, length: number, keep: boolean): Answer<number> {
    return this.#write(async (held) => {
      if (held.rewrite === null) return refuse({ name: "no-rewrite" })
      const finished = await held.rewrite.finish(held.file, oldLength, length, keep)
      if (finished.ok) held.rewrite = null
      return finished
    })
  }

  finishRotation(change: RotationChange): Answer<number> {
    return this.#write(async (held) => {
      const { file, rewrite } = held
      if (rewrite === null) return refuse({ name: "no-rewrite" })
      const switched = await switchRotation(this.#files, this.#path, { file, rewrite }, change)
      if (switched.ok) held.rewrite = null
      if (!switched.ok && switched.refusal.name === "lost-lock") {
        held.rewrite = null
        await rewrite.leave()
        await this.#letGo()
      }
      return switched
    })
  }

  /** Deletes what was set aside of former journals. */
  removeSetAside(): Answer<undefined> {
    return this.#write(async () => {
      await removeSpares(this.#files, this.#path, appendFileName)
      return ok()
    })
  }

  abortRewrite(): Answer<undefined> {
    return this.#write(async (held) => {
      await this.#dropRewrite(held)
      return ok()
    })
  }

  async #dropRewrite(held: Held): Promise<void> {
    await held.rewrite?.abort()
    held.rewrite = null
  }

  async #letGo(): Promise<void> {
    const held = this.#held
    if (held === null) return
    this.#held = null
    await this.stores.close()
    await this.#dropRewrite(held).catch(() => undefined)
    await held.file.close()
    await held.lock.release()
  }

  async #isOurs(frame: Uint8Array): Promise<boolean> {
    if (this.#vault === null) {
      const header = await readHeader(this.#files, this.#path)
      this.#vault = header.ok ? headerVault(header.value) : null
    }
    return this.#vault !== null && isFrame(frame, this.#vault)
  }

  #write<T>(change: (held: Held) => Answer<T>): Answer<T> {
    return this.#inTurn(async () => {
      const held = this.#held
      const may = await this.#mayWrite()
      if (!may.ok) return may
      return held === null ? refuse({ name: "not-held" }) : change(held)
    })
  }

  async #mayWrite(): Answer<undefined> {
    const held = this.#held
    if (held === null) return refuse({ name: "not-held" })
    return (await held.lock.isHeld()) ? ok() : refuse({ name: "lost-lock" })
  }

  /** While the lock is held no switch is cut short: `j` is the journal, and the name of the header's is not asked for. */
  async #journalName(): Promise<string> {
    return this.#held === null ? journalName(this.#files, this.#path) : appendFileName
  }

  #inTurn<T>(step: () => Answer<T>): Answer<T> {
    const turn = this.#last.then(step).catch((error: unknown) => refuse(folderRefusal(error)))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
