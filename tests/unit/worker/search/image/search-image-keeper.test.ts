import { beforeAll, describe, expect, it } from "vitest"
import { longestImage } from "../../../../../src/vault/search-image.ts"
import { must } from "../../../../support/must.ts"
import {
  bytesOf,
  chunksIn,
  databasesOf,
  isSame,
  keeperOf,
  never,
  sourceOf,
  threeChunks,
} from "../../../../support/search/images.ts"
import { newIndexedDb } from "../../../../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto } from "../../../../support/test-vault.ts"

beforeAll(startCrypto)

const mebibyte = 1024 * 1024

describe("the image of the index", () => {
  it.each([0, 1, 65_536, 65_537, 4 * mebibyte, 4 * mebibyte + 1, threeChunks])(
    "of %i bytes comes back at the next opening",
    async (length) => {
      const { keys } = makeVault()
      const indexedDb = newIndexedDb()
      const bytes = bytesOf(length)
      must(await keeperOf(keys, indexedDb).save(sourceOf(bytes), never))
      expect(isSame(await keeperOf(keys, indexedDb).load(), bytes)).toBe(true)
    },
  )

  it("is none in a vault that has none, and leaves no database behind", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    expect(await keeperOf(keys, indexedDb).load()).toBeNull()
    expect(await databasesOf(indexedDb)).toEqual([])
  })

  it("takes the place of the one before, of which nothing stays", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const keeper = keeperOf(keys, indexedDb)
    must(await keeper.save(sourceOf(bytesOf(threeChunks)), never))
    const bytes = bytesOf(100_000)
    must(await keeper.save(sourceOf(bytes), never))
    expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([1])
    expect(isSame(await keeper.load(), bytes)).toBe(true)
  })

  it("is refused where it is too large, without a byte being read", async () => {
    const { keys } = makeVault()
    const source = { length: longestImage + 1, read: () => expect.unreachable("It was read") }
    expect(await keeperOf(keys, newIndexedDb()).save(source, never)).toEqual({
      ok: false,
      refusal: "too-large",
    })
  })

  it("is saved once at a time", async () => {
    const { keys } = makeVault()
    const keeper = keeperOf(keys, newIndexedDb())
    const source = sourceOf(bytesOf(10))
    const saving = keeper.save(source, never)
    await expect(keeper.save(source, never)).rejects.toThrow("An image is being saved")
    must(await saving)
    must(await keeper.save(source, never))
  })

  it("is forgotten, also in the middle of a save", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const keeper = keeperOf(keys, indexedDb)
    must(await keeper.save(sourceOf(bytesOf(10)), never))
    await keeper.forget()
    expect(await databasesOf(indexedDb)).toEqual([])

    const bytes = bytesOf(threeChunks)
    const forgetting: Promise<void>[] = []
    const source = {
      length: bytes.length,
      read: (from: number, to: number) => {
        forgetting.push(keeper.forget())
        return bytes.subarray(from, to)
      },
    }
    expect(await keeper.save(source, never)).toEqual({ ok: false, refusal: "cancelled" })
    await Promise.all(forgetting)
    expect(await databasesOf(indexedDb)).toEqual([])
    must(await keeper.save(sourceOf(bytes), never))
    expect(isSame(await keeper.load(), bytes)).toBe(true)
  })
})
