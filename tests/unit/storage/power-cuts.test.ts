import * as fc from "fast-check"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { Storage } from "../../../src/storage/storage.ts"
import { recordForBar } from "../../support/bar.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { faultyIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { contents, type Model, planned, same, type Step, steps } from "../../support/storage/model.ts"
import { PowerFiles } from "../../support/storage/power-files.ts"
import { seededRandom } from "../../support/storage/seeded-random.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const runs = isBar ? 2_500 : 30
const imagesARun = 4
const quiet = ["as-it-was", "caught-up", "mended-folder"]

async function newDisk(files: PowerFiles): Promise<VaultOnDisk> {
  const disk = await VaultOnDisk.create("/machine", files)
  disk.indexedDb = faultyIndexedDb(() => files.step())
  return disk
}

type Done = { storage: Storage; acknowledged: Model; inFlight: Model | null }

/** Makes the steps until one is not acknowledged. */
async function play(disk: VaultOnDisk, done: Done, all: readonly Step[]): Promise<void> {
  for (const step of all) {
    const plan = planned(done.acknowledged, step)
    if (plan !== null) {
      const committed = await done.storage.records.commit(plan.changes)
      if (!committed.ok) {
        done.inFlight = plan.after
        return
      }
      done.acknowledged = plan.after
    } else if (step.kind === "settle") await done.storage.records.settle()
    else if (step.kind === "compact") await done.storage.compact()
    else if (step.kind === "reopen") {
      await done.storage.close()
      await disk.crash()
      const opened = await disk.tryOpen()
      if (!opened.ok) return
      done.storage = opened.value
    }
  }
}

describe("after a power cut at any step", () => {
  it("the vault opens without a question, at the last acknowledged commit or the one under way, and never a mix", async () => {
    let states = 0
    const outcomes = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.nat(60), fc.nat(), async (before, during, cutAt, seed) => {
        const files = new PowerFiles()
        const disk = await newDisk(files)
        const done: Done = { storage: await disk.open(), acknowledged: new Map(), inFlight: null }
        await play(disk, done, before)
        files.left = cutAt
        await play(disk, done, during)
        files.left = 0
        await disk.crash()
        const { acknowledged, inFlight } = done
        const allowed = inFlight === null ? [acknowledged] : [acknowledged, inFlight]
        files.left = Number.POSITIVE_INFINITY
        const rows = disk.indexedDb
        for (let image = 0; image < imagesARun; image++) {
          const random = seededRandom(seed + image)
          disk.indexedDb = await copyOf(rows, disk.vault.vaultId)
          await disk.crash(files.afterCut(random))
          const storage = await disk.open()
          expect(quiet).toContain(storage.outcome)
          const found = await contents(storage)
          expect(allowed.some((model) => same(model, found))).toBe(true)
          const next = must(
            await storage.records.commit([{ kind: "create", type: "t", fields: { title: "Next" } }]),
          )
          expect(next.changed).toHaveLength(1)
          await disk.crash()
          const again = await disk.open()
          expect([again.outcome, again.records.size]).toEqual(["as-it-was", found.size + 1])
          await disk.crash()
          outcomes.set(storage.outcome, (outcomes.get(storage.outcome) ?? 0) + 1)
          states += 1
        }
      }),
      { numRuns: runs },
    )
    expect(states).toBe(runs * imagesARun)
    // The cuts must have been felt: some images had lost or kept something half written.
    expect([...outcomes.keys()]).toContain("caught-up")
    recordForBar("15 power cut", { tried: states, lost: 0 })
  }, 1_800_000)

  it("a journal that ends anywhere in its last 4 KiB opens with everything that was acknowledged", async () => {
    const files = new PowerFiles()
    const disk = await newDisk(files)
    const done: Done = { storage: await disk.open(), acknowledged: new Map(), inFlight: null }
    await play(disk, done, [
      { kind: "create", words: 10 },
      { kind: "create", words: 900 },
      { kind: "create-many", count: 30 },
      { kind: "type", pick: 1, words: 5 },
    ])
    await disk.crash()
    const path = join(disk.path, "j")
    const whole = files.contentOf(path)
    const rows = disk.indexedDb
    let tried = 0
    for (let lost = 1; lost <= 4096; lost += isBar ? 1 : 97) {
      tried += 1
      files.damage(path, whole.slice(0, whole.length - lost))
      disk.indexedDb = await copyOf(rows, disk.vault.vaultId)
      const storage = await disk.open()
      expect([lost, storage.outcome]).toEqual([lost, "mended-folder"])
      expect(same(await contents(storage), done.acknowledged)).toBe(true)
      await disk.crash()
      disk.indexedDb = newIndexedDb()
      const rebuilt = await disk.open()
      expect(same(await contents(rebuilt), done.acknowledged)).toBe(true)
      await disk.crash()
    }
    recordForBar("15 journal cut", { tried, lost: 0 })
  }, 600_000)
})
