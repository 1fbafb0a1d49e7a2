import { readFile, writeFile } from "node:fs/promises"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { databaseName, RowDatabase } from "../../../src/storage/row-database.ts"
import type { Storage, StorageEvent } from "../../../src/storage/storage.ts"
import { partBytes } from "../../../src/storage/walk-journal.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { text } from "../../support/storage/model.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const count = 60
const wordsOf = (at: number) => `${at} `.repeat(40_000)
let disk: VaultOnDisk
let ids: readonly RecordId[]

/** A journal of several parts, and no working copy. */
beforeEach(async () => {
  disk = await VaultOnDisk.create(await testFolder())
  const storage = await disk.open()
  const made = await storage.records.commit(
    Array.from({ length: count }, (_, at) => ({
      kind: "create" as const,
      type: "journal-note",
      fields: { title: String(at) },
      bodies: { text: text(wordsOf(at)) },
    })),
  )
  ids = must(made).changed
  must(await storage.close())
  expect((await readFile(disk.journalPath)).length).toBeGreaterThan(partBytes)
  disk.indexedDb = newIndexedDb()
})

async function bodiesHere(number = 1) {
  const db = await RowDatabase.open(databaseName(disk.vault.vaultId, number), disk.indexedDb)
  const [rows, states] = [await db.ids("b"), await db.readStates()]
  db.close()
  return { count: rows.length, isPartial: states?.isPartial }
}

async function expectBodies(storage: Storage): Promise<void> {
  for (const [at, id] of ids.entries()) {
    expect(must(await storage.records.body(id, "text"))).toEqual(text(wordsOf(at)))
  }
}

function eventsOf(storage: Storage): StorageEvent[] {
  const seen: StorageEvent[] = []
  storage.onEvent((event) => seen.push(event))
  return seen
}

describe("a working copy made anew", () => {
  it("lacks its bodies at first, which are opened from the folder all the same, and then has them all", async () => {
    const storage = await disk.open()
    const events = eventsOf(storage)
    expect(storage.outcome).toBe("rebuilt-working-copy")
    expect(await bodiesHere()).toEqual({ count: 0, isPartial: true })
    await expectBodies(storage)
    await storage.scrub()
    expect(await bodiesHere()).toEqual({ count, isPartial: false })
    expect(events).toEqual([])
    must(await storage.close())
    const again = await disk.open()
    expect(again.outcome).toBe("as-it-was")
    await expectBodies(again)
  })

  it("takes in commits made meanwhile, and never the older text behind a newer one", async () => {
    const storage = await disk.open()
    const [changed, removed] = [ids[0] as RecordId, ids[1] as RecordId]
    const filling = storage.scrub()
    must(await storage.records.commit([{ kind: "change", id: changed, bodies: { text: text("Newer") } }]))
    must(await storage.records.commit([{ kind: "remove", id: removed }]))
    await filling
    must(await storage.close())
    expect(await bodiesHere()).toEqual({ count: count - 1, isPartial: false })
    const again = await disk.open()
    expect(again.outcome).toBe("as-it-was")
    expect(must(await again.records.body(changed, "text"))).toEqual(text("Newer"))
  })

  it("that was cut short goes on at the next opening", async () => {
    await disk.open()
    disk.indexedDb = await copyOf(disk.indexedDb, disk.vault.vaultId)
    await disk.crash()
    expect(await bodiesHere()).toEqual({ count: 0, isPartial: true })
    const storage = await disk.open()
    expect(storage.outcome).toBe("as-it-was")
    await storage.scrub()
    expect(await bodiesHere()).toEqual({ count, isPartial: false })
  })

  it("that was cut short never stands for the vault against another journal", async () => {
    const older = await readFile(disk.journalPath)
    const storage = await disk.open()
    await storage.scrub()
    for (const title of ["Later", "Last"])
      must(await storage.records.commit([{ kind: "create", type: "t", fields: { title } }]))
    await disk.crash()
    const newer = await readFile(disk.journalPath)
    // Whole, it is asked about.
    const whole = disk.indexedDb
    await writeFile(disk.journalPath, older)
    expect(await disk.tryOpen()).toMatchObject({ refusal: { reason: "older-folder" } })
    await disk.crash()

    await writeFile(disk.journalPath, newer)
    disk.indexedDb = newIndexedDb()
    expect((await disk.open()).records.size).toBe(count + 2)
    disk.indexedDb = await copyOf(disk.indexedDb, disk.vault.vaultId)
    await disk.crash()
    await writeFile(disk.journalPath, older)
    const rebuilt = await disk.open()
    expect([rebuilt.outcome, rebuilt.records.size]).toEqual(["rebuilt-working-copy", count])
    await expectBodies(rebuilt)
    expect(whole).not.toBe(disk.indexedDb)
  })

  it("asks for the journal in parts of bounded size", async () => {
    const asked: number[] = []
    disk.meddle = (path, answer) => {
      const query = new URLSearchParams(path.slice(path.indexOf("?")))
      if (path.includes("/j?from=")) asked.push(Number(query.get("to")) - Number(query.get("from")))
      return answer()
    }
    const storage = await disk.open()
    await storage.scrub()
    expect(asked.length).toBeGreaterThan(2)
    expect(Math.max(...asked)).toBeLessThanOrEqual(partBytes)
  })
})
