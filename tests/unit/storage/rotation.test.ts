import * as fc from "fast-check"
import { readdir, readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { databaseNumbers } from "../../../src/storage/row-database.ts"
import { filledVault, manySteps } from "../../support/keys/filled-vault.ts"
import { everything, nextVault, rotateTo } from "../../support/keys/rotate.ts"
import { must } from "../../support/must.ts"
import { planned, type Step, steps } from "../../support/storage/model.ts"
import { newIndexedDb } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

describe("a rotation of all keys", () => {
  it("leaves every record, text and scope as it was, whatever the vault holds", async () => {
    let records = 0
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const { disk, storage } = await filledVault([...before, ...after])
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
      { numRuns: isBar ? 300 : 8 },
    )
    expect(records).toBeGreaterThan(30)
  }, 300_000)

  it("keeps generation and time of the last change, and leaves one journal and no working copy of before", async () => {
    const { disk, storage } = await filledVault(manySteps)
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
    const { disk, storage, model: first } = await filledVault(manySteps)
    const next = nextVault(disk.vault)
    const all: Step[] = [
      { kind: "create", words: 5 },
      { kind: "remove", pick: 3, words: 0 },
      { kind: "type", pick: 2, words: 50 },
      { kind: "create-many", count: 20 },
      { kind: "retitle", pick: 9, words: 1 },
    ]
    const progress: [number, number][] = []
    const meanwhile: ReturnType<typeof storage.records.commit>[] = []
    let model = first
    // At the first batch the switch has not queued for its turn yet: what is committed now comes before it, always.
    const onProgress = (done: number, total: number) => {
      if (progress.push([done, total]) > 1) return
      for (const step of all) {
        const plan = planned(model, step)
        if (plan === null) throw new Error(`Nothing to do in ${step.kind}`)
        meanwhile.push(storage.records.commit(plan.changes))
        model = plan.after
      }
    }
    must(await rotateTo(disk, storage, next, { onProgress }))
    expect((await Promise.all(meanwhile)).map((done) => done.ok)).toEqual(all.map(() => true))
    const whole = await everything(storage)
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
    const { disk, storage } = await filledVault(manySteps)
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
})
