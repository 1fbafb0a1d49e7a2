import { refuse, type Result } from "../../../base/result.ts"
import { deleteImage, ImageDatabase } from "../../../storage/image-database.ts"
import type { IndexedDb } from "../../../storage/row-database.ts"
import type { Storage } from "../../../storage/storage.ts"
import { imageIds } from "../../../vault/ids.ts"
import { type ImageHead, type ImageKeys, longestImage, openImageHead } from "../../../vault/search-image.ts"
import { readImage } from "./read-image.ts"
import { type ImageSource, writeImage } from "./write-image.ts"

export type ImageKeeperParts = Readonly<{
  /** Stay the caller's; must outlive `end`. */
  keys: ImageKeys
  /** Asked when an image is loaded, and when a save begins. */
  storage: Pick<Storage, "outcome" | "generation" | "lastChange">
  /** Left out: the worker's own. */
  indexedDb?: IndexedDb
  /** Between two chunks of a save. */
  pauseMs?: number
}>

/** `cancelled` too where it was ended; `refused`: IndexedDB would not take it. The image before it, if any, is kept. */
export type ImageRefusal = "cancelled" | "too-large" | "refused"

/** The vault as this computer left it, or further on: otherwise its image may be of another course of events. */
const goesOn: ReadonlySet<string> = new Set(["as-it-was", "caught-up"])

const betweenChunksMs = 25

/**
 * Keeps the sealed image of the search index beside the working copy. An image is of the state that it was made in or of an
 * earlier one: whoever loads it brings it up to date.
 */
export class ImageKeeper {
  readonly #parts: Omit<ImageKeeperParts, "indexedDb" | "pauseMs">
  readonly #indexedDb: IndexedDb
  readonly #pauseMs: number
  #database: ImageDatabase | null = null
  #saving: Promise<unknown> | null = null
  /** One more with each that was forgotten, so that a save knows that it was. */
  #forgotten = 0
  #isEnded = false

  constructor({ indexedDb = globalThis, pauseMs = betweenChunksMs, ...parts }: ImageKeeperParts) {
    this.#parts = parts
    this.#indexedDb = indexedDb
    this.#pauseMs = pauseMs
    // Here already: an opening that is over before anything is loaded must not leave it to the next one.
    if (!goesOn.has(parts.storage.outcome)) void this.forget()
  }

  /** Null where there is none, or none to be trusted; what there was is then thrown away. Never rejects. */
  async load(): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#isEnded) return null
    const image = await this.#read()
    if (image === null) await this.forget()
    return image
  }

  /**
   * One save at a time: rejects while another runs. `isCancelled` is asked before each chunk is read, and before the image
   * takes the place of the one before.
   */
  async save(source: ImageSource, isCancelled: () => boolean): Promise<Result<undefined, ImageRefusal>> {
    if (this.#saving !== null) throw new Error("An image is being saved")
    if (source.length > longestImage) return refuse("too-large")
    const forgotten = this.#forgotten
    const isStopped = () => this.#isEnded || this.#forgotten !== forgotten || isCancelled()
    if (isStopped()) return refuse("cancelled")
    const saving = this.#save(source, isStopped).finally(() => {
      this.#saving = null
    })
    this.#saving = saving
    return saving
  }

  /** Deletes the image, and cancels a save that is under way. Never rejects. */
  async forget(): Promise<void> {
    this.#forgotten += 1
    await this.#saving?.catch(() => undefined)
    if (!this.#isEnded) await deleteImage(this.#parts.keys.vaultId, this.#indexedDb)
  }

  /**
   * Nothing is read or written from then on, and no key asked for. The chunk that is being written is aborted, or committed
   * if that has begun; neither is waited for.
   */
  end(): void {
    this.#isEnded = true
    this.#database?.end()
  }

  async #read(): Promise<Uint8Array<ArrayBuffer> | null> {
    const { keys } = this.#parts
    const isEnded = () => this.#isEnded
    let database: ImageDatabase | null = null
    try {
      database = await this.#open()
      const head = await this.#head(database)
      return head !== null && this.#isOfThisCourse(head)
        ? await readImage(database, keys, head, isEnded)
        : null
    } catch {
      return null
    } finally {
      this.#close(database)
    }
  }

  /** Whether it was made after a commit that this vault has, as far as generation and time can tell. */
  #isOfThisCourse({ generation, changedAt }: ImageHead): boolean {
    const { storage } = this.#parts
    if (!goesOn.has(storage.outcome) || generation > storage.generation) return false
    return generation < storage.generation || changedAt === (storage.lastChange ?? 0)
  }

  async #save(source: ImageSource, isStopped: () => boolean): Promise<Result<undefined, ImageRefusal>> {
    const { keys, storage } = this.#parts
    const { generation, lastChange } = storage
    const { length } = source
    const head = { image: imageIds.random(), generation, changedAt: lastChange ?? 0, length }
    const database = await this.#open().catch(() => null)
    if (database === null) return this.#refused()
    try {
      if (!(await this.#clearLeftOver(database))) return this.#refused()
      const written = await writeImage(database, { keys, head, source, isStopped, pauseMs: this.#pauseMs })
      if (written.ok) return written
      if (this.#isEnded) return refuse("cancelled")
      await this.#clearLeftOver(database)
      return written
    } finally {
      this.#close(database)
    }
  }

  /** After the end IndexedDB refuses whatever it is asked, and that is no fault of its own. */
  #refused(): Result<never, ImageRefusal> {
    return refuse(this.#isEnded ? "cancelled" : "refused")
  }

  /** Removes chunks that belong to no image; false where IndexedDB refused. */
  async #clearLeftOver(database: ImageDatabase): Promise<boolean> {
    try {
      const head = await this.#head(database)
      if (this.#isEnded) return false
      await database.keepOnly(head?.image ?? null)
      return true
    } catch {
      return false
    }
  }

  async #head(database: ImageDatabase): Promise<ImageHead | null> {
    const sealed = await database.readHead()
    if (sealed === null || this.#isEnded) return null
    const head = openImageHead(this.#parts.keys, sealed)
    return head.ok ? head.value : null
  }

  async #open(): Promise<ImageDatabase> {
    const database = await ImageDatabase.open(this.#parts.keys.vaultId, this.#indexedDb)
    this.#database = database
    if (this.#isEnded) database.end()
    return database
  }

  #close(database: ImageDatabase | null): void {
    database?.end()
    if (this.#database === database) this.#database = null
  }
}
