import { randomFillSync } from "node:crypto"
import { deleteImage, imageDatabaseName, ImageDatabase } from "../../../src/storage/image-database.ts"
import type { IndexedDb } from "../../../src/storage/row-database.ts"
import type { VaultId } from "../../../src/vault/ids.ts"
import type { ImageKeys } from "../../../src/vault/search-image.ts"
import { ImageKeeper, type ImageKeeperParts } from "../../../src/worker/search/image/image-keeper.ts"
import type { ImageSource } from "../../../src/worker/search/image/write-image.ts"
import { newIndexedDb } from "../storage/vault-on-disk.ts"

export type Moment = ImageKeeperParts["storage"]

export const anyMoment: Moment = { outcome: "as-it-was", generation: 7, lastChange: 1_795_000_000_000 }

export const bytesOf = (length: number) => randomFillSync(new Uint8Array(length))

export function sourceOf(bytes: Uint8Array): ImageSource {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) }
}

export function keeperOf(keys: ImageKeys, indexedDb: IndexedDb, storage: Moment = anyMoment): ImageKeeper {
  return new ImageKeeper({ keys, storage, indexedDb, pauseMs: 0 })
}

export const never = () => false

/** Of an index, in bytes. */
export const twoChunks = 4 * 1024 * 1024 + 5
export const threeChunks = 8 * 1024 * 1024 + 5

/** What lies in the image's database, by key. */
export type StoredImage = Readonly<{ head: Uint8Array | null; chunks: ReadonlyMap<string, Uint8Array> }>

/** As any program could read it. Null where there is no such database. */
export async function storedImage(indexedDb: IndexedDb, vaultId: VaultId): Promise<StoredImage | null> {
  const names = (await indexedDb.indexedDB.databases()).map(({ name }) => name)
  if (!names.includes(imageDatabaseName(vaultId))) return null
  const database = await openRaw(indexedDb, vaultId)
  const transaction = database.transaction(["s", "c"])
  const [head, keys, chunks] = await Promise.all([
    done<unknown>(transaction.objectStore("s").get(0)),
    done(transaction.objectStore("c").getAllKeys()),
    done<unknown[]>(transaction.objectStore("c").getAll()),
  ])
  database.close()
  const isBytes = (value: unknown) => value instanceof Uint8Array
  const found = keys.flatMap((key, at): [string, Uint8Array][] => {
    const chunk = chunks[at]
    return isBytes(chunk) && typeof key === "string" ? [[key, chunk]] : []
  })
  return { head: isBytes(head) ? head : null, chunks: new Map(found) }
}

/** An IndexedDB that holds nothing but this image. */
export async function holding(vaultId: VaultId, stored: StoredImage): Promise<IndexedDb> {
  const indexedDb = newIndexedDb()
  await putImage(indexedDb, vaultId, stored)
  return indexedDb
}

/** Puts this image in the place of the one that is there, as any program could. */
export async function putImage(
  indexedDb: IndexedDb,
  vaultId: VaultId,
  { head, chunks }: StoredImage,
): Promise<void> {
  await deleteImage(vaultId, indexedDb)
  const made = await ImageDatabase.open(vaultId, indexedDb)
  made.end()
  const database = await openRaw(indexedDb, vaultId)
  const transaction = database.transaction(["s", "c"], "readwrite")
  if (head !== null) transaction.objectStore("s").put(head, 0)
  for (const [key, chunk] of chunks) transaction.objectStore("c").put(chunk, key)
  await new Promise((resolve) => transaction.addEventListener("complete", resolve))
  database.close()
}

/** The image that a keeper with these keys stores of these bytes. */
export async function imageOf(
  keys: ImageKeys,
  bytes: Uint8Array,
  storage: Moment = anyMoment,
): Promise<StoredImage> {
  const indexedDb = newIndexedDb()
  const saved = await keeperOf(keys, indexedDb, storage).save(sourceOf(bytes), never)
  const stored = await storedImage(indexedDb, keys.vaultId)
  if (!saved.ok || stored === null) throw new Error("No image was stored")
  return stored
}

/** How many chunks lie there of each image, finished or not. */
export async function chunksIn(indexedDb: IndexedDb, vaultId: VaultId): Promise<readonly number[]> {
  const stored = await storedImage(indexedDb, vaultId)
  const counts = new Map<string, number>()
  for (const key of stored?.chunks.keys() ?? []) {
    const [image = ""] = key.split(".")
    counts.set(image, (counts.get(image) ?? 0) + 1)
  }
  return [...counts.values()]
}

export async function databasesOf({ indexedDB }: IndexedDb): Promise<readonly (string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name)
}

export function isSame(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.compare(one, other) === 0
}

function openRaw({ indexedDB }: IndexedDb, vaultId: VaultId): Promise<IDBDatabase> {
  return done(indexedDB.open(imageDatabaseName(vaultId)))
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error ?? new Error("no answer")))
  })
}
