import { beforeAll, describe, expect, it } from "vitest"
import type { IndexedDb } from "../../../../../src/storage/row-database.ts"
import { must } from "../../../../support/must.ts"
import {
  bytesOf,
  chunksIn,
  isSame,
  keeperOf,
  never,
  sourceOf,
  threeChunks,
  twoChunks,
} from "../../../../support/search/images.ts"
import { faultyIndexedDb } from "../../../../support/storage/faulty-indexed-db.ts"
import { newIndexedDb } from "../../../../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto } from "../../../../support/test-vault.ts"

beforeAll(startCrypto)

/** As Chromium does once it commits. */
function refuseToAbort({ indexedDB }: IndexedDb): { aborts: number } {
  const asked = { aborts: 0 }
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) => {
    const request = open(name, version)
    request.addEventListener("success", () => {
      const database = request.result
      const begin = database.transaction.bind(database)
      database.transaction = (...args: Parameters<typeof begin>) => {
        const transaction = begin(...args)
        transaction.abort = () => {
          asked.aborts += 1
          throw new DOMException("The transaction has finished.", "InvalidStateError")
        }
        return transaction
      }
    })
    return request
  }
  return asked
}

describe("a save that is cut short", () => {
  it("by a word of its owner keeps the one before, and leaves nothing of its own", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const keeper = keeperOf(keys, indexedDb)
    const former = bytesOf(3000)
    must(await keeper.save(sourceOf(former), never))
    let tries = 0
    for (let asks = 1; ; asks += 1) {
      let left = asks
      const saved = await keeper.save(sourceOf(bytesOf(threeChunks)), () => {
        left -= 1
        return left === 0
      })
      if (saved.ok) break
      tries += 1
      expect(saved.refusal).toBe("cancelled")
      expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([1])
      expect(isSame(await keeperOf(keys, indexedDb).load(), former)).toBe(true)
    }
    // Before it begins, before each of three chunks, before the end.
    expect(tries).toBe(5)
    expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([3])
  })

  it.each(["once", "from then on"])(
    "by a full disk %s, at any step, leaves the one before or the new one",
    async (how) => {
      const { keys } = makeVault()
      const former = bytesOf(3000)
      const bytes = bytesOf(twoChunks)
      let refused = 0
      for (let step = 1; ; step += 1) {
        let left = Number.POSITIVE_INFINITY
        const indexedDb = faultyIndexedDb(() => {
          left -= 1
          if (how === "once" ? left === 0 : left <= 0) throw new DOMException("full", "QuotaExceededError")
        })
        must(await keeperOf(keys, indexedDb).save(sourceOf(former), never))
        left = step
        const saved = await keeperOf(keys, indexedDb).save(sourceOf(bytes), never)
        left = Number.POSITIVE_INFINITY
        const loaded = await keeperOf(keys, indexedDb).load()
        expect(isSame(loaded, saved.ok ? bytes : former)).toBe(true)
        // What is left over goes with the next save.
        must(await keeperOf(keys, indexedDb).save(sourceOf(former), never))
        expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([1])
        if (saved.ok) break
        refused += 1
        expect(saved.refusal).toBe("refused")
      }
      // Opening, reading the head, clearing, two chunks, the end.
      expect(refused).toBeGreaterThanOrEqual(6)
    },
  )

  it("by the lock writes nothing from then on, asks for no key, and leaves the one before", async () => {
    let cut = 0
    for (let afterMs = 0; afterMs < 8; afterMs += 1) {
      const { keys } = makeVault()
      const indexedDb = newIndexedDb()
      const former = bytesOf(3000)
      must(await keeperOf(keys, indexedDb).save(sourceOf(former), never))
      const keeper = keeperOf(keys, indexedDb)
      const bytes = bytesOf(threeChunks)
      const saving = keeper.save(sourceOf(bytes), never)
      await new Promise((resolve) => setTimeout(resolve, afterMs * 5))
      keeper.end()
      const left = JSON.stringify(await chunksIn(indexedDb, keys.vaultId))
      const saved = await saving
      if (!saved.ok) {
        cut += 1
        expect(saved.refusal).toBe("cancelled")
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(JSON.stringify(await chunksIn(indexedDb, keys.vaultId))).toBe(left)
      expect(isSame(await keeperOf(keys, indexedDb).load(), saved.ok ? bytes : former)).toBe(true)
      // Ended, it answers nothing and throws nothing away.
      expect(await keeper.load()).toBeNull()
      expect(await keeper.save(sourceOf(former), never)).toEqual({ ok: false, refusal: "cancelled" })
      await keeper.forget()
      expect(isSame(await keeperOf(keys, indexedDb).load(), saved.ok ? bytes : former)).toBe(true)
    }
    expect(cut).toBeGreaterThan(3)
  })

  it("by the lock while a chunk is being committed, which no browser aborts any more, leaves the one before", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const former = bytesOf(3000)
    must(await keeperOf(keys, indexedDb).save(sourceOf(former), never))
    const asked = refuseToAbort(indexedDb)
    const keeper = keeperOf(keys, indexedDb)
    const bytes = bytesOf(threeChunks)
    const source = {
      length: bytes.length,
      read: (from: number, to: number) => {
        setTimeout(() => keeper.end(), 0)
        return bytes.subarray(from, to)
      },
    }
    expect(await keeper.save(source, never)).toEqual({ ok: false, refusal: "cancelled" })
    expect(asked.aborts).toBeGreaterThan(0)
    expect(isSame(await keeperOf(keys, indexedDb).load(), former)).toBe(true)
  })

  it("by the lock leaves chunks that the next save clears away before it writes any", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const cutShort = async () => {
      const keeper = keeperOf(keys, indexedDb)
      let asks = 0
      await keeper.save(sourceOf(bytesOf(threeChunks)), () => {
        asks += 1
        if (asks === 4) keeper.end()
        return false
      })
    }
    await cutShort()
    expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([2])
    await cutShort()
    expect(await chunksIn(indexedDb, keys.vaultId)).toEqual([2])
  })

  it("by the lock in the middle of a chunk does not ask for the key again", async () => {
    const { keys } = makeVault()
    const keeper = keeperOf(keys, newIndexedDb())
    const bytes = bytesOf(threeChunks)
    let reads = 0
    const source = {
      length: bytes.length,
      read: (from: number, to: number) => {
        reads += 1
        if (reads === 1) setTimeout(() => (keeper.end(), keys.end()), 0)
        return bytes.subarray(from, to)
      },
    }
    expect(await keeper.save(source, never)).toEqual({ ok: false, refusal: "cancelled" })
    expect(reads).toBe(1)
    expect(keys.searchImage.isEnded).toBe(true)
  })
})
