import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { crc32 } from "../../../src/base/crc32.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { databaseName, databaseNumbers, RowDatabase } from "../../../src/storage/row-database.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import type { RowId } from "../../../src/vault/ids.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { refusingIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto, withBitFlipped } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const text = (words: string) => ({ type: "doc", content: [{ type: "text", text: words }] })
let disk: VaultOnDisk
let ids: RecordId[]

async function write(storage: Storage, title: string): Promise<void> {
  const fields = { title }
  const made = await storage.records.commit([
    { kind: "create", type: "journal-note", fields, bodies: { text: text(title) } },
  ])
  ids.push(first(must(made).changed))
}

/** Everything in the vault, and nothing else, is what `titles` says. */
async function expectTitles(storage: Storage, titles: readonly string[]): Promise<void> {
  const records = [...storage.records.list()] as unknown as { id: RecordId; title: string }[]
  expect(records.map(({ title }) => title).toSorted()).toEqual([...titles].toSorted())
  for (const { id, title } of records) {
    expect(must(await storage.records.body(id, "text"))).toEqual(text(title))
  }
}

/** One and Two are everywhere; a crash after them leaves the vault open. */
beforeEach(async () => {
  disk = await VaultOnDisk.create(await testFolder())
  ids = []
  const storage = await disk.open()
  await write(storage, "One")
  await write(storage, "Two")
  await disk.crash()
})

const journal = () => readFile(disk.journalPath)
const numbers = () => databaseNumbers(disk.vault.vaultId, disk.indexedDb)
async function database(number = 1): Promise<RowDatabase> {
  return RowDatabase.open(databaseName(disk.vault.vaultId, number), disk.indexedDb)
}

/** Opens, checks, writes once more, and opens again: whatever was mended stays mended. */
async function expectOpening(outcome: string, titles: readonly string[], storage?: Storage): Promise<void> {
  const opened = storage ?? (await disk.open())
  expect(opened.outcome).toBe(outcome)
  await expectTitles(opened, titles)
  await write(opened, "After")
  await disk.crash()
  const again = await disk.open()
  expect(again.outcome).toBe("as-it-was")
  await expectTitles(again, [...titles, "After"])
  await disk.crash()
}

describe("opening a vault", () => {
  it("equal copies: goes on", async () => {
    await expectOpening("as-it-was", ["One", "Two"])
  })

  it("a working copy behind: catches up, silently", async () => {
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    const storage = await disk.open()
    await write(storage, "Three")
    const id = ids[0] as RecordId
    must(await storage.records.commit([{ kind: "remove", id }]))
    await storage.records.settle()
    await disk.crash()
    disk.indexedDb = behind
    await expectOpening("caught-up", ["Two", "Three"])
  })

  it("an empty working copy: is made anew from the folder, and no first run", async () => {
    disk.indexedDb = newIndexedDb()
    await expectOpening("rebuilt-working-copy", ["One", "Two"])
  })

  it("a working copy with a row lost, changed, added or put back: is made anew, and the bad one set aside", async () => {
    const old = await copyOf(disk.indexedDb, disk.vault.vaultId)
    const damages: ((rows: Map<RowId, Uint8Array>) => Map<RowId, Uint8Array | null>)[] = [
      (rows) => new Map([[first(rows.keys()), null]]),
      (rows) => new Map([...rows].slice(0, 1).map(([id, row]) => [id, withBitFlipped(row, 22 * 8)])),
      (rows) =>
        new Map([...rows].slice(0, 1).map(([id, row]) => [id, withBitFlipped(row, row.length * 8 - 1)])),
      (rows) => new Map([["9".repeat(32) as RowId, first(rows.values())]]),
      (rows) => new Map([...rows].slice(0, 1).map(([id, row]) => [id, row.slice(0, 20)])),
    ]
    for (const damage of damages) {
      disk.indexedDb = await copyOf(old, disk.vault.vaultId)
      const db = await database()
      const states = await db.readStates()
      if (states === null) throw new Error("no state")
      for (const [id, sealed] of damage(await db.readAll("a"))) {
        const change =
          sealed === null
            ? { puts: [], deletions: [{ table: "a", id } as const] }
            : { puts: [{ table: "a", id, sealed } as const], deletions: [] }
        await db.write(change, states)
      }
      db.close()
      const storage = await disk.open()
      expect(storage.outcome).toBe("rebuilt-working-copy")
      await expectTitles(storage, ["One", "Two"])
      expect(await numbers()).toEqual([1, 2])
      await disk.crash()
      expect((await disk.open()).outcome).toBe("as-it-was")
      await disk.crash()
    }
  })

  it("a working copy that will not open: works from the folder alone, and says that it does", async () => {
    const { IDBKeyRange } = disk.indexedDb
    const broken = {
      open: () => {
        throw new Error("UnknownError")
      },
      databases: () => Promise.reject(new Error("UnknownError")),
    }
    disk.indexedDb = { IDBKeyRange, indexedDB: broken as unknown as IDBFactory }
    await expectTitles(await disk.open(), ["One", "Two"])
    await disk.crash()
    const storage = await disk.open()
    expect(storage.outcome).toBe("rebuilt-working-copy")
    await write(storage, "Three")
    await expectTitles(storage, ["One", "Two", "Three"])
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    await expectOpening("rebuilt-working-copy", ["One", "Two", "Three"])
  })

  it("a store that IndexedDB refuses for good: the shell is told, once, and only with a whole journal", async () => {
    const { indexedDb } = disk
    const asked: string[] = []
    disk.meddle = (path, answer) => {
      if (path === "store-refused") asked.push(path)
      return answer()
    }
    const openWith = async (refusal: Error | null, fails: number) => {
      asked.length = 0
      let left = fails
      disk.indexedDb = refusal === null ? indexedDb : refusingIndexedDb(indexedDb, refusal, () => left-- > 0)
      const storage = await disk.open()
      await expectTitles(storage, ["One", "Two"])
      await disk.crash()
      return { outcome: storage.outcome, asked: asked.length }
    }
    const broken = new DOMException("Internal error opening backing store.", "UnknownError")
    const full = new DOMException("Encountered full disk.", "QuotaExceededError")
    const rebuilt = "rebuilt-working-copy"
    expect(await openWith(broken, Number.POSITIVE_INFINITY)).toEqual({ outcome: rebuilt, asked: 1 })
    expect(await openWith(full, Number.POSITIVE_INFINITY)).toEqual({ outcome: rebuilt, asked: 0 })
    // Chromium empties some stores that it refused at first: these need no help.
    expect(await openWith(broken, 1)).toEqual({ outcome: "as-it-was", asked: 0 })
    expect(await openWith(null, 0)).toEqual({ outcome: "as-it-was", asked: 0 })
    const whole = await journal()
    await writeFile(disk.journalPath, withBitFlipped(whole, 4096 * 8 + 800))
    disk.indexedDb = refusingIndexedDb(indexedDb, broken, () => true)
    asked.length = 0
    expect((await disk.open()).outcome).toBe("salvaged")
    expect(asked).toEqual([])
    await disk.crash()
  })

  it("a segment that rotted in the working copy is taken from the folder", async () => {
    const db = await database()
    const states = await db.readStates()
    if (states === null) throw new Error("no state")
    const [id, row] = first(await db.readAll("a"))
    await db.write({ puts: [{ table: "a", id, sealed: withBitFlipped(row, 60 * 8) }], deletions: [] }, states)
    db.close()
    await expectOpening("as-it-was", ["One", "Two"])
    const mended = await database()
    expect((await mended.readAll("a")).get(id)).toEqual(row)
  })

  it("a journal torn or damaged in its last frames: they are written back from the working copy", async () => {
    const whole = await journal()
    const frames = whole.length - 4096
    const damages: (() => Promise<void>)[] = [
      () => truncate(disk.journalPath, whole.length - 1),
      () => truncate(disk.journalPath, frames + 100),
      () => truncate(disk.journalPath, frames),
      () => writeFile(disk.journalPath, whole.subarray(0, frames + 1)),
      () => writeFile(disk.journalPath, withBitFlipped(whole, (frames + 70) * 8)),
      () => writeFile(disk.journalPath, withBitFlipped(whole, frames * 8)),
      () => truncate(disk.journalPath, 4096 + 1),
    ]
    const before = await copyOf(disk.indexedDb, disk.vault.vaultId)
    for (const damage of damages) {
      await writeFile(disk.journalPath, whole)
      disk.indexedDb = await copyOf(before, disk.vault.vaultId)
      await damage()
      await expectOpening("mended-folder", ["One", "Two"])
      // What was written back stands on its own.
      disk.indexedDb = newIndexedDb()
      await expectTitles(await disk.open(), ["One", "Two", "After"])
      await disk.crash()
    }
  })

  it("bytes of a commit that was never acknowledged are dropped, silently", async () => {
    const whole = await journal()
    const storage = await disk.open()
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    await write(storage, "Three")
    await disk.crash()
    const longer = await journal()
    for (const cut of [whole.length + 1, whole.length + 2048, longer.length - 1]) {
      disk.indexedDb = await copyOf(behind, disk.vault.vaultId)
      await writeFile(disk.journalPath, longer.subarray(0, cut))
      await expectOpening("as-it-was", ["One", "Two"])
    }
  })

  it("an empty or missing journal: is made anew from the working copy", async () => {
    for (const damage of [() => truncate(disk.journalPath, 0), () => rm(disk.journalPath)]) {
      await damage()
      const storage = await disk.open()
      expect(storage.outcome).toBe("mended-folder")
      await expectTitles(storage, ["One", "Two"])
      await disk.crash()
      const kept = disk.indexedDb
      disk.indexedDb = newIndexedDb()
      await expectTitles(await disk.open(), ["One", "Two"])
      await disk.crash()
      disk.indexedDb = kept
    }
  })

  it("a whole journal that is older than the working copy: asks, and keeps the other copy aside", async () => {
    const older = await journal()
    const storage = await disk.open()
    await write(storage, "Three")
    await write(storage, "Four")
    await disk.crash()
    const newer = await copyOf(disk.indexedDb, disk.vault.vaultId)
    await writeFile(disk.journalPath, older)

    const refused = await disk.tryOpen()
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        reason: "older-folder",
        folder: { generation: 3, entries: 2 },
        computer: { generation: 5, entries: 4 },
      },
    })
    expect(Buffer.compare(await journal(), older)).toBe(0)
    await disk.crash()

    await expectOpening("folder-chosen", ["One", "Two"], await disk.open({ choose: "folder" }))
    expect(await numbers()).toEqual([1, 2])

    disk.indexedDb = newer
    await writeFile(disk.journalPath, older)
    await expectOpening(
      "computer-chosen",
      ["One", "Two", "Three", "Four"],
      await disk.open({ choose: "computer" }),
    )
    expect(Buffer.compare(await readFile(`${disk.journalPath}.1`), older)).toBe(0)
  })

  it("copies that were changed apart from each other: asks", async () => {
    const [folder, computer] = [await journal(), await copyOf(disk.indexedDb, disk.vault.vaultId)]
    const here = await disk.open()
    await write(here, "Here")
    await write(here, "Here too")
    await disk.crash()
    const changedHere = disk.indexedDb
    await writeFile(disk.journalPath, folder)
    disk.indexedDb = computer
    const there = await disk.open()
    for (const title of ["There", "There too"]) await write(there, title)
    await disk.crash()
    disk.indexedDb = changedHere
    expect(await disk.tryOpen()).toMatchObject({ refusal: { reason: "older-folder" } })
    await disk.crash()
    await expectOpening(
      "folder-chosen",
      ["One", "Two", "There", "There too"],
      await disk.open({ choose: "folder" }),
    )
  })

  it("a working copy from before the journal was compacted elsewhere: is made anew and set aside", async () => {
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    const storage = await disk.open()
    await write(storage, "Three")
    must(await storage.compact())
    await write(storage, "Four")
    await disk.crash()
    disk.indexedDb = behind
    await expectOpening("rebuilt-working-copy", ["One", "Two", "Three", "Four"])
    expect(await numbers()).toEqual([1, 2])
  })

  it("a journal with a hole, and a working copy behind it: the one fills the other", async () => {
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    const storage = await disk.open()
    await write(storage, "Three")
    await disk.crash()
    const whole = await journal()
    await writeFile(disk.journalPath, withBitFlipped(whole, (4096 + 100) * 8))
    disk.indexedDb = behind
    await expectOpening("mended-folder", ["One", "Two", "Three"])
    expect(await readdir(disk.path)).toContain("j.1")
  })

  it("a journal with a hole and no working copy: gathers what opens, says so, and keeps the old file", async () => {
    const whole = await journal()
    await writeFile(disk.journalPath, withBitFlipped(whole, (4096 + 100) * 8))
    disk.indexedDb = newIndexedDb()
    await expectOpening("salvaged", ["Two"])
    expect(await readdir(disk.path)).toContain("j.1")
  })

  it("two lost copies: refuses, calls it no new vault, and touches nothing", async () => {
    disk.indexedDb = newIndexedDb()
    for (const bytes of [new Uint8Array(), new Uint8Array(4096), new Uint8Array(9000).fill(7)]) {
      await writeFile(disk.journalPath, bytes)
      expect(await disk.tryOpen()).toEqual({ ok: false, refusal: { reason: "nothing-left" } })
      expect(Buffer.compare(await journal(), bytes)).toBe(0)
      await disk.crash()
    }
  })

  it("a journal of a newer version: refuses, and leaves every byte", async () => {
    const newer = Uint8Array.from(await journal())
    const frame = newer.subarray(newer.length - 4096)
    frame[8] = 2
    new DataView(frame.buffer, frame.byteOffset).setUint32(4096 - 8, crc32(frame.subarray(0, 4096 - 8)))
    await writeFile(disk.journalPath, newer)
    for (const indexedDb of [disk.indexedDb, newIndexedDb()]) {
      disk.indexedDb = indexedDb
      expect(await disk.tryOpen()).toEqual({ ok: false, refusal: { reason: "newer" } })
      expect(Buffer.compare(await journal(), newer)).toBe(0)
      await disk.crash()
    }
  })

  it("a vault open elsewhere: says where, and changes nothing", async () => {
    const storage = await disk.open()
    const other = disk.fromAnotherProcess()
    expect(await other.tryOpen()).toMatchObject({ refusal: { reason: "in-use", answer: "refused" } })
    await write(storage, "Three")
    must(await storage.close())
    await expectTitles(must(await other.tryOpen()), ["One", "Two", "Three"])
  })
})
