import { Dexie, type Table as DexieTable, type Transaction } from "dexie"
import type { ImageId, VaultId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { imageEpoch } from "../vault/search-image.ts"
import type { IndexedDb } from "./row-database.ts"

const headKey = 0

/**
 * Where the sealed image of the search index lies: a database of its own beside the working copies. The head names the image
 * whose chunks count; chunks of any other are left over from a save that was cut short. Methods reject when IndexedDB does,
 * and after the end.
 */
export class ImageDatabase {
  readonly #db: Dexie
  readonly #heads: DexieTable<Uint8Array, number>
  readonly #chunks: DexieTable<Uint8Array, string>
  #writing: Transaction | null = null

  private constructor(db: Dexie) {
    this.#db = db
    this.#heads = db.table("s")
    this.#chunks = db.table("c")
  }

  /** Makes an empty one where there is none. */
  static async open(vaultId: VaultId, indexedDb: IndexedDb): Promise<ImageDatabase> {
    // What a power cut takes of an image does not open, and is made anew: nothing waits for the disk.
    const db = new Dexie(imageDatabaseName(vaultId), { ...indexedDb, chromeTransactionDurability: "relaxed" })
    db.version(1).stores({ s: "", c: "" })
    await db.open()
    return new ImageDatabase(db)
  }

  async readHead(): Promise<Uint8Array | null> {
    return (await this.#heads.get(headKey)) ?? null
  }

  async readChunk(image: ImageId, number: number): Promise<Uint8Array | null> {
    return (await this.#chunks.get(chunkKey(image, number))) ?? null
  }

  /** Counts for nothing until `finish`. */
  writeChunk(image: ImageId, number: number, sealed: Uint8Array): Promise<void> {
    return this.#write(async () => {
      await this.#chunks.put(sealed, chunkKey(image, number))
    })
  }

  /** Puts this image in the place of any other, in one step. */
  finish(image: ImageId, head: Uint8Array): Promise<void> {
    return this.#write(async () => {
      await this.#heads.put(head, headKey)
      await this.#removeOthers(image)
    })
  }

  /** Removes the chunks of every other image; with null all of them, and the head. */
  keepOnly(image: ImageId | null): Promise<void> {
    return this.#write(async () => {
      if (image === null) await this.#heads.delete(headKey)
      await this.#removeOthers(image)
    })
  }

  /** Aborts what is being written. What the browser has already begun to commit it will finish. */
  end(): void {
    try {
      this.#writing?.abort()
    } catch {
      // Chromium refuses to abort what is being committed.
    }
    this.#db.close()
  }

  async #removeOthers(image: ImageId | null): Promise<void> {
    const keys = await this.#chunks.toCollection().primaryKeys()
    const others = image === null ? keys : keys.filter((key) => !key.startsWith(`${image}.`))
    await this.#chunks.bulkDelete(others)
  }

  async #write(step: () => Promise<void>): Promise<void> {
    try {
      await this.#db.transaction("rw", this.#heads, this.#chunks, (transaction) => {
        this.#writing = transaction
        return step()
      })
    } finally {
      this.#writing = null
    }
  }
}

function chunkKey(image: ImageId, number: number): string {
  return `${image}.${number}`
}

export function imageDatabaseName(vaultId: VaultId): string {
  return `+${vaultId}`
}

/** Resolves also where it was refused, or must wait for another page of the app to let go. */
export function deleteImage(vaultId: VaultId, { indexedDB }: IndexedDb): Promise<void> {
  return new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(imageDatabaseName(vaultId))
    for (const event of ["success", "error", "blocked"]) request.addEventListener(event, () => resolve())
  }).catch(() => undefined)
}

/** Deletes the image unless its head is of these keys' epoch, or of a later one. */
export async function removeFormerImage(keys: VaultKeys, indexedDb: IndexedDb): Promise<void> {
  const found = await indexedDb.indexedDB.databases().catch(() => [])
  if (!found.some(({ name }) => name === imageDatabaseName(keys.vaultId))) return
  const database = await ImageDatabase.open(keys.vaultId, indexedDb).catch(() => null)
  const head = await database?.readHead().catch(() => null)
  database?.end()
  const epoch = head ? imageEpoch(head) : null
  if (epoch === null || epoch < keys.epoch) await deleteImage(keys.vaultId, indexedDb)
}
