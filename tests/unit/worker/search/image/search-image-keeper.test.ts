import { beforeAll, describe, expect, it } from "vitest"
import { deleteCopies } from "../../../../../src/storage/delete-copies.ts"
import { removeFormerImage } from "../../../../../src/storage/image-database.ts"
import type { IndexedDb } from "../../../../../src/storage/row-database.ts"
import { longestImage } from "../../../../../src/vault/search-image.ts"
import { nextVault, rotateTo } from "../../../../support/keys/rotate.ts"
import { must } from "../../../../support/must.ts"
import {
  anyMoment,
  bytesOf,
  keeperOf,
  never,
  sourceOf,
  storedImage,
} from "../../../../support/search/images.ts"
import { faultyIndexedDb } from "../../../../support/storage/faulty-indexed-db.ts"
import { newIndexedDb, VaultOnDisk } from "../../../../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto } from "../../../../support/test-vault.ts"
import { testFolder } from "../../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const mebibyte = 1024 * 1024
/** Three chunks. */
const threeChunks = 8 * mebibyte + 5
const twoChunks = 4 * mebibyte + 5

const isSame = (one: Uint8Array | null, other: Uint8Array) => one !== null && Buffer.compare(one, other) === 0
const databasesOf = async ({ indexedDB }: IndexedDb) => (await indexedDB.databases()).map(({ name }) => name)

/** Which images chunks lie there of, and how many of each. */
async function chunksIn(indexedDb: IndexedDb, vaultId: Parameters<typeof storedImage>[1]) {
  const stored = await storedImage(indexedDb, vaultId)
  const counts = new Map<string, number>()
  for (const key of stored?.chunks.keys() ?? []) {
    const [image = ""] = key.split(".")
    counts.set(image, (counts.get(image) ?? 0) + 1)
  }
  return [...counts.values()]
}

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

describe("an image and its vault", () => {
  const committed = async (storage: Awaited<ReturnType<VaultOnDisk["open"]>>) => {
    must(await storage.records.commit([{ kind: "create", type: "journal-note", fields: { title: "A" } }]))
  }

  it("is good after later commits, and not in a folder that was put back to before it", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    await committed(storage)
    const keys = disk.keys()
    const bytes = bytesOf(500)
    must(await keeperOf(keys, disk.indexedDb, storage).save(sourceOf(bytes), never))
    await committed(storage)
    await storage.close()

    const again = await disk.open()
    expect(again.outcome).toBe("as-it-was")
    expect(isSame(await keeperOf(keys, disk.indexedDb, again).load(), bytes)).toBe(true)
    const { generation, lastChange } = again
    await again.close()
    const before = { outcome: "as-it-was", lastChange } as const
    // Each throws it away: another look finds nothing.
    for (const moment of [
      { ...before, generation: 1 },
      { ...before, generation, outcome: "folder-chosen" as const },
    ]) {
      must(await keeperOf(keys, disk.indexedDb, { ...before, generation }).save(sourceOf(bytes), never))
      expect(await keeperOf(keys, disk.indexedDb, moment).load()).toBeNull()
      expect(await keeperOf(keys, disk.indexedDb, { ...before, generation }).load()).toBeNull()
    }
  })

  it("is gone after a choice between two states, also where nobody loads it", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    must(await keeperOf(keys, indexedDb).save(sourceOf(bytesOf(10)), never))
    // An opening that is locked before it comes to the search, first without a choice and then after one.
    keeperOf(keys, indexedDb).end()
    expect(await storedImage(indexedDb, keys.vaultId)).not.toBeNull()
    keeperOf(keys, indexedDb, { ...anyMoment, outcome: "folder-chosen" })
    expect(await keeperOf(keys, indexedDb).load()).toBeNull()
  })

  it("is not taken after such a choice either where another page keeps it from being deleted", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    must(await keeperOf(keys, indexedDb).save(sourceOf(bytesOf(10)), never))
    indexedDb.indexedDB.deleteDatabase = () => {
      throw new DOMException("blocked", "UnknownError")
    }
    expect(await keeperOf(keys, indexedDb).load()).not.toBeNull()
    expect(await keeperOf(keys, indexedDb, { ...anyMoment, outcome: "folder-chosen" }).load()).toBeNull()
  })

  it("is not that of another commit of the same generation", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    must(await keeperOf(keys, indexedDb).save(sourceOf(bytesOf(10)), never))
    expect(await keeperOf(keys, indexedDb).load()).not.toBeNull()
    const other = { ...anyMoment, lastChange: (anyMoment.lastChange ?? 0) + 1 }
    expect(await keeperOf(keys, indexedDb, other).load()).toBeNull()
  })

  it("goes with the working copies, and leaves those of other vaults", async () => {
    const [one, other] = [makeVault(), makeVault()]
    const indexedDb = newIndexedDb()
    for (const { keys } of [one, other])
      must(await keeperOf(keys, indexedDb).save(sourceOf(bytesOf(9)), never))
    await deleteCopies(one.vaultId, indexedDb)
    expect(await databasesOf(indexedDb)).toEqual([`+${other.vaultId}`])
  })

  it("is removed after a rotation, and one under the new keys is kept", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    await committed(storage)
    must(await keeperOf(disk.keys(), disk.indexedDb, storage).save(sourceOf(bytesOf(500)), never))
    const next = nextVault(disk.vault)
    must(await rotateTo(disk, storage, next))
    await storage.close()
    await disk.crash()
    disk.vault = next
    const again = await disk.open()
    expect(await storedImage(disk.indexedDb, next.vaultId)).not.toBeNull()
    await again.removeFormerCopies()
    expect(await storedImage(disk.indexedDb, next.vaultId)).toBeNull()

    const bytes = bytesOf(500)
    const keeper = keeperOf(next.keys, disk.indexedDb, again)
    must(await keeper.save(sourceOf(bytes), never))
    await again.removeFormerCopies()
    expect(isSame(await keeper.load(), bytes)).toBe(true)
    await again.close()
  })

  it("of which only chunks are left is removed with the former ones", async () => {
    const { keys } = makeVault()
    const indexedDb = newIndexedDb()
    const keeper = keeperOf(keys, indexedDb)
    let asks = 0
    const saving = keeper.save(sourceOf(bytesOf(threeChunks)), () => {
      asks += 1
      if (asks === 4) keeper.end()
      return false
    })
    expect((await saving).ok).toBe(false)
    expect(await chunksIn(indexedDb, keys.vaultId)).not.toEqual([])
    await removeFormerImage(keys, indexedDb)
    expect(await databasesOf(indexedDb)).toEqual([])
  })
})
