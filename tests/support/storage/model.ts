import * as fc from "fast-check"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { RecordChange, Storage } from "../../../src/storage/storage.ts"
import type { JsonObject } from "../../../src/vault/json.ts"
import { must } from "../must.ts"

/** What a vault must hold: title and text by record. */
export type Model = ReadonlyMap<RecordId, Readonly<{ title: string; words: string }>>

/** `pick` chooses among the records that are there. */
export type Step =
  | Readonly<{ kind: "create"; words: number }>
  | Readonly<{ kind: "create-many"; count: number }>
  | Readonly<{ kind: "retitle" | "type" | "remove"; pick: number; words: number }>
  | Readonly<{ kind: "settle" | "compact" | "reopen" }>

const words = fc.oneof(fc.nat(3), fc.integer({ min: 4, max: 700 }))
const pick = fc.nat(1000)
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("create" as const), words }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("create-many" as const),
        count: fc.integer({ min: 5, max: 80 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constantFrom("retitle" as const, "type" as const), pick, words }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), pick, words }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom("settle" as const, "compact" as const, "reopen" as const),
      }),
    },
  ),
  { minLength: 1, maxLength: 12 },
)

export function text(model: string): JsonObject {
  return { type: "doc", content: [{ type: "text", text: model }] }
}

let made = 0
function freshId(): RecordId {
  return (++made).toString(16).padStart(32, "0") as RecordId
}

/** The commit that a step stands for, and what the vault holds once it is made; null for a step that changes no record. */
export function planned(model: Model, step: Step): { changes: RecordChange[]; after: Model } | null {
  const after = new Map(model)
  const create = (title: string, body: string): RecordChange => {
    const id = freshId()
    after.set(id, { title, words: body })
    return { kind: "create", type: "journal-note", id, fields: { title }, bodies: { text: text(body) } }
  }
  if (step.kind === "create") return { changes: [create("New", "word ".repeat(step.words))], after }
  if (step.kind === "create-many") {
    return { changes: Array.from({ length: step.count }, (_, at) => create(`Many ${at}`, `${at}`)), after }
  }
  if (!("pick" in step) || model.size === 0) return null
  const id = [...model.keys()][step.pick % model.size] as RecordId
  const old = model.get(id)
  if (old === undefined) return null
  switch (step.kind) {
    case "retitle": {
      const title = `${old.title.slice(0, 20)} ${step.words}`
      after.set(id, { ...old, title })
      return { changes: [{ kind: "change", id, fields: { title } }], after }
    }
    case "type": {
      const grown = `${old.words.slice(0, step.pick)}${"more ".repeat(step.words)}${old.words.slice(step.pick)}`
      after.set(id, { ...old, words: grown })
      return { changes: [{ kind: "change", id, bodies: { text: text(grown) } }], after }
    }
    case "remove":
      after.delete(id)
      return { changes: [{ kind: "remove", id }], after }
  }
}

/** What the vault holds, bodies opened. */
export async function contents(storage: Storage): Promise<Model> {
  const found = new Map<RecordId, { title: string; words: string }>()
  for (const record of storage.records.list()) {
    const body = must(await storage.records.body(record.id, "text"))
    const [run] = (body?.["content"] ?? []) as { text: string }[]
    found.set(record.id, { title: record["title"] as string, words: run?.text ?? "" })
  }
  return found
}

export function same(one: Model, other: Model): boolean {
  if (one.size !== other.size) return false
  for (const [id, { title, words: body }] of one) {
    const there = other.get(id)
    if (there?.title !== title || there.words !== body) return false
  }
  return true
}
