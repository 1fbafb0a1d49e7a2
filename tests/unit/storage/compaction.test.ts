import { readdir, readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { databaseName, RowDatabase } from "../../../src/storage/row-database.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { must } from "../../support/must.ts"
import { faultyIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { contents, type Model, planned, same, type Step, text } from "../../support/storage/model.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto, withBitFlipped } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

async function play(storage: Storage, model: Model, step: Step): Promise<Model> {
  const plan = planned(model, step)
  if (plan === null) return model
  must(await storage.records.commit(plan.changes))
  return plan.after
}

async function filled(disk: VaultOnDisk): Promise<{ storage: Storage; model: Model }> {
  const storage = await disk.open()
  let model: Model = new Map()
  const all: Step[] = [
    { kind: "create-many", count: 200 },
    ...Array.from({ length: 30 }, (_, at): Step => ({ kind: "type", pick: at % 5, words: 900 })),
    ...Array.from({ length: 20 }, (_, at): Step => ({ kind: "remove", pick: at, words: 0 })),
  ]
  for (const step of all) model = await play(storage, model, step)
  return { storage, model }
}

describe("compaction", () => {
  it("leaves a shorter journal that holds exactly what is alive", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const { storage, model } = await filled(disk)
    const before = (await readFile(disk.journalPath)).length
    must(await storage.compact())
    const after = (await readFile(disk.journalPath)).length
    expect(after).toBeLessThan(before / 2)
    expect((await readdir(disk.path)).toSorted()).toEqual(["header", "j", "lock"])
    await disk.crash()
    const again = await disk.open()
    expect(again.outcome).toBe("as-it-was")
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    const rebuilt = await disk.open()
    expect(rebuilt.outcome).toBe("rebuilt-working-copy")
    expect(same(await contents(rebuilt), model)).toBe(true)
  })

  it("takes in every commit that is made while it runs", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    let { storage, model } = await filled(disk)
    const running = storage.compact()
    let isRunning = true
    void running.then(() => {
      isRunning = false
    })
    let meanwhile = 0
    const all: Step[] = [
      { kind: "create", words: 5 },
      { kind: "remove", pick: 3, words: 0 },
      { kind: "type", pick: 2, words: 50 },
      { kind: "create-many", count: 20 },
      { kind: "retitle", pick: 9, words: 1 },
    ]
    for (const step of [...all, ...all, ...all]) {
      model = await play(storage, model, step)
      if (isRunning) meanwhile += 1
    }
    expect(meanwhile).toBeGreaterThan(2)
    must(await running)
    await storage.records.settle()
    expect(same(await contents(storage), model)).toBe(true)
    await disk.crash()
    expect((await disk.open()).outcome).toBe("as-it-was")
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    expect(same(await contents(await disk.open()), model)).toBe(true)
  })

  it("that any step refuses leaves the journal whole, and the vault goes on", async () => {
    const measured = new FaultyFiles()
    let steps = 0
    for (let at = -1; at < steps; at += at < 0 ? 1 : 6) {
      const disk = await VaultOnDisk.create(await testFolder())
      const files = at < 0 ? measured : new FaultyFiles()
      await disk.crash(files)
      const { storage, model } = await filled(disk)
      files.breakAgain({ at: at < 0 ? Number.POSITIVE_INFINITY : at, code: "ENOSPC", lasts: "until-healed" })
      const compacted = await storage.compact()
      if (at < 0) {
        must(compacted)
        steps = files.calls
        await disk.crash()
        continue
      }
      files.heal()
      const after = await play(storage, model, { kind: "type", pick: 1, words: 20 })
      await disk.crash()
      disk.indexedDb = newIndexedDb()
      expect(same(await contents(await disk.open()), after)).toBe(true)
      await disk.crash()
    }
    expect(steps).toBeGreaterThan(10)
  })

  it("never carries a body that rotted in the working copy into the folder, and never drops one", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const { storage, model } = await filled(disk)
    await disk.crash()
    const db = await RowDatabase.open(databaseName(disk.vault.vaultId, 1), disk.indexedDb)
    const states = await db.readStates()
    const [[rotten, row], [lost]] = [...(await db.readAll("b"))].slice(0, 2) as [[never, Uint8Array], [never]]
    if (states === null) throw new Error("no state")
    await db.write(
      {
        puts: [{ table: "b", id: rotten, sealed: withBitFlipped(row, 500) }],
        deletions: [{ table: "b", id: lost }],
      },
      states,
    )
    db.close()
    expect(storage.outcome).toBe("as-it-was")
    must(await (await disk.open()).compact())
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    expect(same(await contents(await disk.open()), model)).toBe(true)
  })

  it("gives up rather than leave out what neither copy gives back for the moment", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    let [isBroken, reads] = [false, 0]
    disk.indexedDb = faultyIndexedDb(() => {
      if (isBroken) throw new Error("UnknownError")
    })
    disk.meddle = (path, answer) => {
      if (!isBroken || !path.includes("/j?from=")) return answer()
      reads += 1
      return Promise.reject(new Error("not now"))
    }
    const { storage, model } = await filled(disk)
    const before = await readFile(disk.journalPath)
    isBroken = true
    expect(await storage.compact()).toEqual({ ok: false, refusal: { reason: "storage-failed" } })
    expect(reads).toBeGreaterThan(0)
    expect(Buffer.compare(await readFile(disk.journalPath), before)).toBe(0)
    isBroken = false
    must(await storage.compact())
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    expect(same(await contents(await disk.open()), model)).toBe(true)
  })

  it("runs by itself once most of a large journal is out of date, and not before", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const made = await storage.records.commit([
      { kind: "create", type: "journal-note", fields: { title: "One" } },
    ])
    const id: RecordId = first(must(made).changed)
    const length = async () => (await readFile(disk.journalPath)).length
    for (let at = 0; at < 11; at++) {
      const body = text(String(at).repeat(3_000_000))
      must(await storage.records.commit([{ kind: "change", id, bodies: { text: body } }]))
    }
    const large = await length()
    expect(large).toBeGreaterThan(32 * 1024 * 1024)
    must(await storage.records.commit([{ kind: "change", id, fields: { title: "Two" } }]))
    await expect.poll(length, { timeout: 20_000 }).toBeLessThan(large / 4)
    must(await storage.close())
    const again = await disk.open()
    expect(again.records.get(id)).toMatchObject({ title: "Two" })
  })
})
