import * as fc from "fast-check"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Frozen, RecordChange, Storage } from "../../../src/storage/storage.ts"
import { must } from "../../support/must.ts"
import { contents, type Model, planned, type Step, steps, text } from "../../support/storage/model.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

type Watched = Readonly<{
  frozen: Frozen
  model: Model
  heads: ReadonlyMap<RecordId, string>
  left: RecordId[]
}>

function watch(storage: Storage, model: Model): Watched {
  const all = [...storage.records.list(), ...storage.records.list("removal")]
  const heads = new Map(all.map((record) => [record.id, JSON.stringify(record)]))
  return { frozen: storage.records.freeze(), model, heads, left: [...model.keys()] }
}

async function readOne({ frozen, model, left }: Watched, pick: number): Promise<void> {
  const [id] = left.splice(pick % Math.max(1, left.length), 1)
  if (id === undefined) return
  expect(must(await frozen.body(id, "text"))).toEqual(text(model.get(id)?.words ?? ""))
  expect(frozen.bodyNames(id)).toEqual(["text"])
}

async function readRest(watched: Watched): Promise<void> {
  const { frozen, model, heads, left } = watched
  expect(new Map(frozen.records.map((record) => [record.id, JSON.stringify(record)]))).toEqual(heads)
  while (left.length > 0) await readOne(watched, left.length - 1)
  // Once more, now that nothing is as it was.
  for (const id of model.keys()) {
    expect(must(await frozen.body(id, "text"))).toEqual(text(model.get(id)?.words ?? ""))
  }
  frozen.release()
  for (const id of model.keys()) expect(await frozen.body(id, "text")).toMatchObject({ ok: false })
}

async function carryOut(storage: Storage, step: Step, changes: readonly RecordChange[]): Promise<void> {
  if (step.kind === "settle") must(await storage.records.settle())
  else if (step.kind === "compact") must(await storage.compact())
  else if (changes.length > 0) must(await storage.records.commit(changes))
}

describe("a frozen state", () => {
  it("is read as it was, in any order, while commits, settling and compaction go on", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    let model: Model = new Map()
    let overwritten = 0
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
        fc.nat(3),
        async (all, picks, every) => {
          const watched = [watch(storage, model)]
          for (const [at, step] of all.entries()) {
            const plan = planned(model, step)
            const running = carryOut(storage, step, plan?.changes ?? [])
            // While the commit is on its way, and from before it as from after.
            const reads = watched.map((one) => readOne(one, picks[at] ?? 0))
            if (at % 4 === every) {
              for (let turns = (picks[at] ?? 0) % 30; turns > 0; turns--) await Promise.resolve()
              const frozen = storage.records.freeze()
              const { generation } = frozen
              await running
              // The commit may have been made the state by then, or not.
              const known = generation === storage.generation ? (plan?.after ?? model) : model
              const heads = new Map(frozen.records.map((record) => [record.id, JSON.stringify(record)]))
              watched.push({ frozen, model: known, heads, left: [...known.keys()] })
            }
            await Promise.all([running, ...reads])
            if (plan !== null && "pick" in step) overwritten += 1
            model = plan?.after ?? model
          }
          for (const one of watched) await readRest(one)
          expect(await contents(storage)).toEqual(model)
          // A vault that only grows would be measured, not read.
          if (model.size > 150) {
            const removes = [...model.keys()].map((id) => ({ kind: "remove" as const, id }))
            must(await storage.records.commit(removes))
            model = new Map()
          }
        },
      ),
      { numRuns: process.env["BAR"] === undefined ? 25 : 500, endOnFailure: true },
    )
    expect(overwritten).toBeGreaterThan(30)
    must(await storage.close())
  })

  it("is the one before a commit whose frame is being written, though that was not asked for it", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const written = await disk.open()
    const made = await written.records.commit([
      { kind: "create", type: "journal-note", fields: {}, bodies: { text: text("as it was") } },
    ])
    const id = first(must(made).changed)
    must(await written.close())
    // Opened anew, it has no text in memory.
    const storage = await disk.open()
    const seen: Frozen[] = []
    disk.meddle = async (path, answer) => {
      const response = await answer()
      if (path.includes("/j?at=")) seen.push(storage.records.freeze())
      return response
    }
    const fresh = text("as it is ".repeat(700))
    must(await storage.records.commit([{ kind: "change", id, bodies: { text: fresh } }]))
    disk.meddle = null
    // From then on neither copy has the former text.
    must(await storage.compact())
    const [before] = seen
    if (before === undefined) throw new Error("nothing was frozen")
    expect(must(await before.body(id, "text"))).toEqual(text("as it was"))
    expect(must(await storage.records.body(id, "text"))).toEqual(fresh)
    must(await storage.close())
  })

  it("has what the journal alone still had, when a commit takes it", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const made = must(
      await storage.records.commit([
        { kind: "create", type: "journal-note", fields: {}, bodies: { text: text("as it was") } },
      ]),
    )
    const id = first(made.changed)
    must(await storage.close())
    await new Promise<void>((resolve, reject) => {
      const opening = disk.indexedDb.indexedDB.open(`${disk.vault.vaultId}.1`)
      opening.onerror = () => reject(new Error("not opened"))
      opening.onsuccess = () => {
        const transaction = opening.result.transaction("b", "readwrite")
        transaction.objectStore("b").clear()
        transaction.oncomplete = () => {
          opening.result.close()
          resolve()
        }
      }
    })
    const again = await disk.open()
    const frozen = again.records.freeze()
    must(await again.records.commit([{ kind: "change", id, bodies: { text: text("as it is") } }]))
    must(await again.compact())
    expect(must(await frozen.body(id, "text"))).toEqual(text("as it was"))
    must(await again.close())
  })

  it("lets go of the memory that it took when it is released", async () => {
    setFlagsFromString("--expose-gc")
    const collect = runInNewContext("gc") as () => void
    const held = async () => {
      // What is let go of is taken away beside, some moments later.
      for (let turn = 0; turn < 5; turn++) {
        collect()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return process.memoryUsage().arrayBuffers
    }
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const mega = 1024 * 1024
    const ids: RecordId[] = []
    for (let at = 0; at < 24; at++) {
      const body = text(`${at} ${"x".repeat(mega)}`)
      const made = await storage.records.commit([
        { kind: "create", type: "journal-note", fields: {}, bodies: { text: body } },
      ])
      ids.push(first(must(made).changed))
    }
    const frozen = storage.records.freeze()
    const before = await held()
    for (const id of ids)
      must(await storage.records.commit([{ kind: "change", id, bodies: { text: text("short") } }]))
    must(await storage.records.settle())
    for (const id of ids) must(await storage.records.commit([{ kind: "remove", id }]))
    const kept = await held()
    expect(must(await frozen.body(ids[0] as RecordId, "text"))).toEqual(text(`0 ${"x".repeat(mega)}`))
    frozen.release()
    const after = await held()
    // Beside what was kept, the commits took the long texts out of the working copy, which is memory here as well.
    expect(kept - after).toBeGreaterThan(ids.length * mega * 0.9)
    expect(after).toBeLessThan(before)
    // Asked only now, so that it was held all the while.
    expect(await frozen.body(ids[0] as RecordId, "text")).toMatchObject({ ok: false })
    must(await storage.close())
  })
})
