import { beforeAll, describe, expect, it } from "vitest"
import { imageDatabaseName } from "../../src/storage/image-database.ts"
import { type ImageKeys, longestChunk } from "../../src/vault/search-image.ts"
import { must } from "../support/must.ts"
import {
  bytesOf,
  holding,
  imageOf,
  keeperOf,
  type Moment,
  never,
  sourceOf,
  storedImage,
} from "../support/search/images.ts"
import { isTaken, newKeys } from "../support/search/taken.ts"
import { newIndexedDb } from "../support/storage/vault-on-disk.ts"
import { startCrypto } from "../support/test-vault.ts"

beforeAll(startCrypto)

describe("a thief who puts another image in the place of the search index's", () => {
  it("gets no whole image taken of another vault, of another epoch, or of a state that is not behind this one", async () => {
    const keys = newKeys()
    const bytes = bytesOf(700)
    const at = (generation: number, lastChange: number | null): Moment => ({
      outcome: "as-it-was",
      generation,
      lastChange,
    })
    const good = await imageOf(keys, bytes, at(7, 70))
    expect(await isTaken(keys, good, at(7, 70))).toBe(true)
    // It is brought up to date, and was of this vault.
    expect(await isTaken(keys, good, at(8, 60))).toBe(true)
    const refused: [ImageKeys, Moment][] = [
      [keys, at(6, 70)],
      [keys, at(7, 71)],
      [keys, at(7, null)],
      [keys, { ...at(7, 70), outcome: "rebuilt-working-copy" }],
      [keys, { ...at(8, 80), outcome: "folder-chosen" }],
      [keys, { ...at(8, 80), outcome: "computer-chosen" }],
      [keys, { ...at(8, 80), outcome: "salvaged" }],
      [keys, { ...at(8, 80), outcome: "mended-folder" }],
      [{ ...keys, epoch: 1 }, at(7, 70)],
      [newKeys({ vaultId: keys.vaultId }), at(7, 70)],
      [newKeys({ searchImage: keys.searchImage }), at(7, 70)],
    ]
    for (const [others, moment] of refused) expect(await isTaken(others, good, moment)).toBe(false)
  })

  it("gets what is thrown away replaced by the next save, whatever lay there", async () => {
    const keys = newKeys()
    const bytes = bytesOf(longestChunk + 9)
    const good = await imageOf(keys, bytes)
    const broken = [
      { ...good, head: null },
      { ...good, chunks: new Map([...good.chunks].slice(1)) },
      await imageOf({ ...keys, epoch: 1 }, bytes),
    ]
    for (const stored of broken) {
      const indexedDb = await holding(keys.vaultId, stored)
      const keeper = keeperOf(keys, indexedDb)
      // As if it had been broken after it was loaded: nobody looked.
      must(await keeper.save(sourceOf(bytes), never))
      const found = await storedImage(indexedDb, keys.vaultId)
      expect(found?.chunks.size).toBe(2)
      const loaded = await keeper.load()
      expect(loaded !== null && Buffer.compare(loaded, bytes) === 0).toBe(true)
    }
  })

  it("gets nothing taken out of a database that is of another make, newer, or does not open", async () => {
    const keys = newKeys()
    const name = imageDatabaseName(keys.vaultId)
    const make = (version: number, stores: readonly string[]) => {
      const indexedDb = newIndexedDb()
      return new Promise<typeof indexedDb>((resolve) => {
        const request = indexedDb.indexedDB.open(name, version)
        request.addEventListener("upgradeneeded", () => {
          for (const store of stores) request.result.createObjectStore(store)
        })
        request.addEventListener("success", () => {
          request.result.close()
          resolve(indexedDb)
        })
      })
    }
    for (const indexedDb of [await make(10, ["x"]), await make(9000, ["s", "c"]), await make(10, [])]) {
      const keeper = keeperOf(keys, indexedDb)
      expect(await keeper.load()).toBeNull()
      const bytes = bytesOf(30)
      must(await keeper.save(sourceOf(bytes), never))
      expect(await keeper.load()).toEqual(bytes)
    }
    const refusing = newIndexedDb()
    const shut = () => {
      throw new DOMException("broken", "UnknownError")
    }
    Object.assign(refusing.indexedDB, { open: shut, deleteDatabase: shut })
    expect(await keeperOf(keys, refusing).load()).toBeNull()
    expect(await keeperOf(keys, refusing).save(sourceOf(bytesOf(30)), never)).toEqual({
      ok: false,
      refusal: "refused",
    })
  })

  it("reads nothing of the index out of what is stored, and nothing but its order of size", async () => {
    const keys = newKeys()
    const words = Buffer.from("Ines Marchetti told me about the merger. ".repeat(40))
    const stored = await imageOf(keys, words)
    const everything = Buffer.concat([stored.head ?? new Uint8Array(), ...stored.chunks.values()])
    // The control: a scan that would find it.
    expect(Buffer.concat([everything, words]).includes("Marchetti")).toBe(true)
    for (const word of ["Marchetti", "merger", "SQLite format"]) expect(everything.includes(word)).toBe(false)
    const sizes = await Promise.all(
      [0, 1, 40_000, 65_536].map(async (length) => {
        const { head, chunks } = await imageOf(keys, bytesOf(length))
        return [head?.length, ...[...chunks.values()].map((chunk) => chunk.length)].join(" ")
      }),
    )
    expect(new Set(sizes)).toEqual(new Set([`85 ${65_536 + 40}`]))
  })
})
