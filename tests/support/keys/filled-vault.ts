import type { Storage } from "../../../src/storage/storage.ts"
import { createScope } from "../../../src/vault/scope-key.ts"
import { must } from "../must.ts"
import { type Model, planned, type Step, text } from "../storage/model.ts"
import { VaultOnDisk } from "../storage/vault-on-disk.ts"
import type { FaultyFiles } from "../vault-files/faulty-files.ts"
import { testFolder } from "../vault-files/folder.ts"

async function playStep(storage: Storage, model: Model, step: Step): Promise<Model> {
  const plan = planned(model, step)
  if (plan === null) return model
  must(await storage.records.commit(plan.changes))
  return plan.after
}

/** A vault with a scope of its own beside the vault's, and what the steps make. */
export async function filledVault(all: readonly Step[], files?: FaultyFiles) {
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
    else model = await playStep(storage, model, step)
  }
  return { disk, storage, model }
}

/** Some of everything. */
export const manySteps: readonly Step[] = [
  { kind: "create-many", count: 70 },
  { kind: "type", pick: 3, words: 300 },
  { kind: "create", words: 400 },
  { kind: "remove", pick: 9, words: 0 },
  { kind: "retitle", pick: 4, words: 2 },
]
