import { beforeAll, describe, expect, it } from "vitest"
import { deleteCopies } from "../../../../../src/storage/delete-copies.ts"
import { removeFormerImage } from "../../../../../src/storage/image-database.ts"
import { nextVault, rotateTo } from "../../../../support/keys/rotate.ts"
import { must } from "../../../../support/must.ts"
import {
  anyMoment,
  bytesOf,
  chunksIn,
  databasesOf,
  isSame,
  keeperOf,
  never,
  sourceOf,
  storedImage,
  threeChunks,
} from "../../../../support/search/images.ts"
import { newIndexedDb, VaultOnDisk } from "../../../../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto } from "../../../../support/test-vault.ts"
import { testFolder } from "../../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

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
