import { readFile, writeFile } from "node:fs/promises"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { databaseName, RowDatabase } from "../../../src/storage/row-database.ts"
import type { Storage, StorageEvent } from "../../../src/storage/storage.ts"
import type { RowId } from "../../../src/vault/ids.ts"
import { must } from "../../support/must.ts"
import { text } from "../../support/storage/model.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto, withBitFlipped } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

let disk: VaultOnDisk
let ids: readonly RecordId[]

beforeEach(async () => {
  disk = await VaultOnDisk.create(await testFolder())
  const storage = await disk.open()
  const made = await storage.records.commit(
    ["One", "Two", "Three"].map((title) => ({
      kind: "create" as const,
      type: "journal-note",
      fields: { title },
      bodies: { text: text(title) },
    })),
  )
  ids = must(made).changed
  must(await storage.close())
})

/** What was done to the rows of bodies in the working copy behind the storage's back. */
async function harm(
  change: (rows: [RowId, Uint8Array][]) => (readonly [RowId, Uint8Array | null])[],
): Promise<void> {
  const db = await RowDatabase.open(databaseName(disk.vault.vaultId, 1), disk.indexedDb)
  const states = await db.readStates()
  if (states === null) throw new Error("no state")
  const changes = change([...(await db.readAll("b"))])
  const puts = changes.flatMap(([id, sealed]) =>
    sealed === null ? [] : [{ table: "b" as const, id, sealed }],
  )
  const deletions = changes.flatMap(([id, sealed]) => (sealed === null ? [{ table: "b" as const, id }] : []))
  await db.write({ puts, deletions }, states)
  db.close()
}

async function rowsNow(): Promise<Map<RowId, Uint8Array>> {
  const db = await RowDatabase.open(databaseName(disk.vault.vaultId, 1), disk.indexedDb)
  const rows = await db.readAll("b")
  db.close()
  return rows
}

function eventsOf(storage: Storage): string[] {
  const seen: string[] = []
  storage.onEvent((event: StorageEvent) =>
    seen.push("id" in event ? `${event.kind} ${event.id}` : event.kind),
  )
  return seen
}

describe("a body", () => {
  it("that is missing, rotten, an older sealing or another's in the working copy is read from the folder and put back", async () => {
    const whole = await rowsNow()
    const harms: Parameters<typeof harm>[0][] = [
      (rows) => rows.map(([id]) => [id, null]),
      (rows) => rows.map(([id, row]) => [id, withBitFlipped(row, 400)]),
      (rows) => rows.map(([id, row]) => [id, withBitFlipped(row, row.length * 8 - 1)]),
      (rows) => rows.map(([id, row]) => [id, row.slice(0, 30)]),
      (rows) => rows.map(([id], at) => [id, rows[(at + 1) % rows.length]?.[1] ?? null]),
    ]
    for (const harmed of harms) {
      await harm(harmed)
      const storage = await disk.open()
      const events = eventsOf(storage)
      expect(storage.outcome).toBe("as-it-was")
      for (const [at, title] of ["One", "Two", "Three"].entries()) {
        expect(must(await storage.records.body(ids[at] as RecordId, "text"))).toEqual(text(title))
      }
      expect(events).toEqual(ids.map((id) => `body-repaired ${id}`))
      must(await storage.close())
      expect(await rowsNow()).toEqual(whole)
    }
  })

  it("is found damaged by the scrub before anybody opens it, and named if no copy has it", async () => {
    const [rotten, gone] = [...(await rowsNow()).keys()]
    await harm((rows) => rows.map(([id, row]) => [id, id === rotten ? withBitFlipped(row, 300) : row]))
    const storage = await disk.open()
    const events = eventsOf(storage)
    await storage.scrub()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatch(/^body-repaired/)
    await storage.scrub()
    expect(events).toHaveLength(1)
    must(await storage.close())

    // Lost in both: deleted here, and its frame made unreadable there.
    await harm((rows) => rows.map(([id, row]) => [id, id === gone ? null : row]))
    const journal = await readFile(disk.journalPath)
    await writeFile(disk.journalPath, withBitFlipped(journal, (4096 + 80) * 8))
    const again = await disk.open()
    const later = eventsOf(again)
    await again.scrub()
    expect(later.filter((event) => event.startsWith("body-lost"))).toHaveLength(1)
    const lost = later[0]?.split(" ")[1] as RecordId
    expect(await again.records.body(lost, "text")).toEqual({ ok: false, refusal: { reason: "damaged" } })
    must(await again.records.commit([{ kind: "change", id: lost, bodies: { text: text("Written anew") } }]))
    expect(must(await again.records.body(lost, "text"))).toEqual(text("Written anew"))
  })
})

describe("the scrub", () => {
  it("finds a frame that rotted in the middle of the journal, and makes a whole one while it still can", async () => {
    const journal = await readFile(disk.journalPath)
    const rotten = withBitFlipped(journal, (4096 + 80) * 8)
    await writeFile(disk.journalPath, rotten)
    const storage = await disk.open()
    expect(storage.outcome).toBe("as-it-was")
    const events = eventsOf(storage)
    await storage.scrub()
    expect(events).toEqual(["folder-mended"])
    expect(Buffer.compare(await readFile(`${disk.journalPath}.1`), rotten)).toBe(0)
    await storage.scrub()
    expect(events).toHaveLength(1)
    must(await storage.close())
    disk.indexedDb = newIndexedDb()
    const rebuilt = await disk.open()
    expect(rebuilt.outcome).toBe("rebuilt-working-copy")
    expect(must(await rebuilt.records.body(ids[1] as RecordId, "text"))).toEqual(text("Two"))
  })

  it("says nothing of a whole journal, however long its frames", async () => {
    const storage = await disk.open()
    const events = eventsOf(storage)
    const large = text("x".repeat(3_000_000))
    must(await storage.records.commit([{ kind: "change", id: ids[0] as RecordId, bodies: { text: large } }]))
    must(
      await storage.records.commit([{ kind: "change", id: ids[1] as RecordId, fields: { title: "Last" } }]),
    )
    await storage.scrub()
    expect(events).toEqual([])
  })
})
