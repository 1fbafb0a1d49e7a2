import fc from "fast-check"
import { readdir, readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { databaseNumbers } from "../../../src/storage/row-database.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { createScope } from "../../../src/vault/scope-key.ts"
import { everything, nextVault, rotateTo } from "../../support/keys/rotate.ts"
import { must } from "../../support/must.ts"
import { type Model, planned, type Step, steps, text } from "../../support/storage/model.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

async function play(storage: Storage, model: Model, step: Step): Promise<Model> {
  const plan = planned(model, step)
  if (plan === null) return model
  must(await storage.records.commit(plan.changes))
  return plan.after
}

/** A vault with a scope of its own beside the vault's, and what the steps make. */
async function filled(all: readonly Step[], files?: FaultyFiles) {
  const disk = await VaultOnDisk.create(await testFolder())
  if (files !== undefined) await disk.crash(files)
  const keys = disk.keys()
  const storage = await disk.open({ keys })
  const scope = createScope(keys)
  const scoped = {
    kind: "create",
    type: "journal-note",
    scope: scope.scope,
    fields: { title: "Scoped" },
    bodies: { text: text("under a key of its own"), agenda: text("two bodies") },
  } as const
  must(await storage.records.commit([{ kind: "add-scope", scope }, scoped]))
  let model: Model = new Map()
  for (const step of all) {
    if (step.kind === "settle") must(await storage.records.settle())
    else if (step.kind === "compact") must(await storage.compact())
    else model = await play(storage, model, step)
  }
  return { disk, storage, model }
}

const many: readonly Step[] = [
  { kind: "create-many", count: 70 },
  { kind: "type", pick: 3, words: 300 },
  { kind: "create", words: 400 },
  { kind: "remove", pick: 9, words: 0 },
  { kind: "retitle", pick: 4, words: 2 },
]

describe("a rotation of all keys", () => {
  it("leaves every record, text and scope as it was, whatever the vault holds", async () => {
    let records = 0
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const { disk, storage } = await filled([...before, ...after])
        const whole = await everything(storage)
        const next = nextVault(disk.vault)
        must(await rotateTo(disk, storage, next))
        await storage.close()
        await disk.crash()
        disk.vault = next
        const again = await disk.open()
        expect(again.outcome).toBe("caught-up")
        expect(await everything(again)).toEqual(whole)
        await again.close()
        disk.indexedDb = newIndexedDb()
        const rebuilt = await disk.open()
        expect(await everything(rebuilt)).toEqual(whole)
        must(await rebuilt.records.commit([{ kind: "create", type: "t", fields: { title: "Next" } }]))
        must(await rebuilt.records.settle())
        await disk.crash()
        records += whole.size
      }),
      { numRuns: isBar ? 300 : 12 },
    )
    expect(records).toBeGreaterThan(50)
  }, 300_000)

  it("keeps generation and time of the last change, and leaves one journal and no working copy of before", async () => {
    const { disk, storage } = await filled(many)
    const [generation, lastChange] = [storage.generation, storage.lastChange]
    const next = nextVault(disk.vault)
    must(await rotateTo(disk, storage, next))
    await storage.close()
    expect((await readdir(disk.path)).toSorted()).toEqual(["header", "j"])
    disk.vault = next
    const again = await disk.open()
    expect([again.generation, again.lastChange]).toEqual([generation + 1, lastChange])
    expect([again.hadFormerKeys, await databaseNumbers(disk.vault.vaultId, disk.indexedDb)]).toEqual([
      true,
      [1, 2],
    ])
    await again.removeFormerCopies()
    expect(await databaseNumbers(disk.vault.vaultId, disk.indexedDb)).toEqual([2])
    await again.close()
    expect((await disk.open()).hadFormerKeys).toBe(false)
  })

  it("takes in every commit that is made while it runs, and refuses what comes after the switch", async () => {
    const { disk, storage, model: first } = await filled(many)
    const next = nextVault(disk.vault)
    let running = true
    const progress: [number, number][] = []
    const rotating = rotateTo(disk, storage, next, {
      onProgress: (done, total) => void progress.push([done, total]),
    }).finally(() => {
      running = false
    })
    let [model, meanwhile] = [first, 0]
    const all: Step[] = [
      { kind: "create", words: 5 },
      { kind: "remove", pick: 3, words: 0 },
      { kind: "type", pick: 2, words: 50 },
      { kind: "create-many", count: 20 },
      { kind: "retitle", pick: 9, words: 1 },
    ]
    for (const step of all) {
      model = await play(storage, model, step)
      if (running) meanwhile += 1
    }
    expect(meanwhile).toBeGreaterThan(2)
    const whole = await everything(storage)
    must(await rotating)
    expect(await storage.records.commit([{ kind: "create", type: "t", fields: {} }])).toEqual({
      ok: false,
      refusal: { reason: "lost-lock" },
    })
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.every(([done, total]) => done <= total)).toBe(true)
    await storage.close()
    disk.vault = next
    expect(await everything(await disk.open())).toEqual(whole)
  })

  it("that is cancelled leaves the vault, its journal and its header as they were", async () => {
    const { disk, storage } = await filled(many)
    const whole = await everything(storage)
    const files = async () => [await readFile(disk.journalPath), await readFile(`${disk.path}/header`)]
    const before = await files()
    for (const after of [0, 1, 3]) {
      let asked = 0
      const isCancelled = () => asked++ >= after
      const refused = await rotateTo(disk, storage, nextVault(disk.vault), { isCancelled })
      expect(refused).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    }
    expect(await files()).toEqual(before)
    expect((await readdir(disk.path)).toSorted()).toEqual(["header", "j", "lock"])
    must(await storage.records.commit([{ kind: "create", type: "t", fields: { title: "Next" } }]))
    await storage.close()
    const again = await disk.open()
    expect([again.outcome, again.records.size]).toEqual(["as-it-was", whole.size + 1])
  })

  it("that any step of the disk refuses is either not begun or done, and every entry is there", async () => {
    const measured = new FaultyFiles()
    const ends = { before: 0, after: 0 }
    let calls = 0
    for (let at = -1; at < calls; at += at < 0 ? 1 : isBar ? 1 : 4) {
      const files = at < 0 ? measured : new FaultyFiles()
      const { disk, storage } = await filled(many, files)
      const whole = await everything(storage)
      const next = nextVault(disk.vault)
      files.breakAgain({
        at: at < 0 ? Number.POSITIVE_INFINITY : at,
        code: "ENOSPC",
        lasts: "until-healed",
      })
      const done = await rotateTo(disk, storage, next)
      if (at < 0) {
        must(done)
        calls = files.calls
        continue
      }
      files.heal()
      const isDone = Buffer.compare(await readFile(`${disk.path}/header`), next.bytes) === 0
      // Where it says that nothing came of it, the vault goes on as before.
      if (!done.ok && done.refusal.reason !== "lost-lock") {
        expect(isDone).toBe(false)
        must(
          await storage.records.commit([
            { kind: "create", type: "t", id: "e".repeat(32) as never, fields: {} },
          ]),
        )
        must(await storage.records.commit([{ kind: "remove", id: "e".repeat(32) as never }]))
      }
      await disk.crash()
      if (isDone) disk.vault = next
      ends[isDone ? "after" : "before"] += 1
      for (const indexedDb of [disk.indexedDb, newIndexedDb()]) {
        disk.indexedDb = indexedDb
        const again = await disk.open()
        const found = await everything(again)
        expect(Array.from(found.keys()).toSorted()).toEqual(Array.from(whole.keys()).toSorted())
        expect(found).toEqual(whole)
        await disk.crash()
      }
    }
    expect(calls).toBeGreaterThan(10)
    expect(ends.before).toBeGreaterThan(1)
  }, 300_000)
})
