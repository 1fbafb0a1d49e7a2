import { readFile, writeFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { RecordChange, Storage, StoredRecord } from "../../../src/storage/storage.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { faultyIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { text } from "../../support/storage/model.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const idOf = (at: number) => at.toString(16).padStart(32, "0") as RecordId

function wholeRecord(at: number) {
  const date = `2026-01-01T00:00:${String(at % 60).padStart(2, "0")}.000Z`
  const record = {
    id: idOf(at),
    type: "journal-note",
    schema: 1,
    createdAt: date,
    updatedAt: date,
    confidentiality: "normal",
    tags: [],
    pinned: false,
    title: `Note ${at}`,
    clock: { AAAAAAAA: at + 1 },
  } as unknown as StoredRecord
  return { record, bodies: { text: text(`Text ${at}. ${"word ".repeat(20)}`) } }
}

async function note(storage: Storage, title: string): Promise<RecordId> {
  const made = await storage.records.commit([
    {
      kind: "create",
      type: "journal-note",
      fields: { title },
      bodies: { text: text(title), more: text("more") },
    },
  ])
  return first(must(made).changed)
}

describe("a commit", () => {
  it("of 20,000 records is there as it was given, or not at all wherever the folder's file ends", async () => {
    const count = 20_000
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const old = await note(storage, "Old")
    must(await storage.close())
    const before = await readFile(disk.journalPath)
    const working = disk.indexedDb
    // A working copy of twenty thousand rows in memory would be all that is measured.
    disk.indexedDb = faultyIndexedDb(() => {
      throw new Error("no database here")
    })
    const filled = await disk.open()
    const puts = Array.from({ length: count }, (_, at) => wholeRecord(at + 1))
    const changes: RecordChange[] = puts.map((put) => ({ kind: "put", ...put }))
    must(await filled.records.commit([{ kind: "remove", id: old, leavesNote: false }, ...changes]))
    expect(filled.records.size).toBe(count)
    expect([...filled.records.list("removal")]).toEqual([])
    await disk.crash()
    const whole = await readFile(disk.journalPath)
    expect(whole.subarray(0, before.length).equals(before)).toBe(true)
    expect(whole.length).toBeGreaterThan(before.length + 8 * 1024 * 1024)

    const middle = before.length + Math.floor((whole.length - before.length) / 2)
    for (const end of [middle, whole.length - 4096]) {
      disk.indexedDb = await copyOf(working, disk.vault.vaultId)
      await writeFile(disk.journalPath, whole.subarray(0, end))
      const cut = await disk.open()
      expect([...cut.records.list()].map(({ id }) => id)).toEqual([old])
      expect(must(await cut.records.body(old, "more"))).toEqual(text("more"))
      await disk.crash()
    }
    await writeFile(disk.journalPath, whole)
    disk.indexedDb = faultyIndexedDb(() => {
      throw new Error("no database here")
    })
    const again = await disk.open()
    for (const { record } of puts) expect(again.records.get(record.id)).toEqual(record)
    for (const at of [1, count >> 1, count]) {
      expect(must(await again.records.body(idOf(at), "text"))).toEqual(wholeRecord(at).bodies["text"])
    }
    await disk.crash()
  })
})
