import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { entitySpecs, type EntityType } from "../../../../src/domain/entities.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { FieldSpecs } from "../../../../src/domain/field-specs.ts"
import type { RecordChange, RecordFields, StoredRecord } from "../../../../src/storage/storage.ts"
import type { Json } from "../../../../src/vault/json.ts"
import { must } from "../../../support/must.ts"
import { day, nobody, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const types = Object.keys(entitySpecs) as EntityType[]

/** `many` chooses which records are named; they are taken from those that are there, and from those that were. */
type Step =
  | Readonly<{ kind: "create"; type: EntityType; many: readonly number[] }>
  | Readonly<{ kind: "rename" | "mention"; pick: number; many: readonly number[] }>
  | Readonly<{ kind: "trash" | "restore" | "remove"; pick: number }>
  | Readonly<{ kind: "empty" }>

/** Those that most is made of. */
const often = ["contact", "contact", "contact", "mentoring-session", "relationship", "interaction"] as const
const pick = fc.nat(1000)
const some = fc.array(pick, { minLength: 1, maxLength: 4 })
const kinds = <const Kind extends string>(...of: Kind[]) => fc.constantFrom(...of)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: kinds("create"), type: fc.constantFrom(...types, ...often), many: some }),
    },
    { weight: 4, arbitrary: fc.record({ kind: kinds("rename", "mention"), pick, many: some }) },
    { weight: 4, arbitrary: fc.record({ kind: kinds("trash", "restore", "remove"), pick }) },
    { weight: 1, arbitrary: fc.record({ kind: kinds("empty") }) },
  ),
  { minLength: 10, maxLength: 30 },
)

/** Every reference of the type names some of `ids`, whatever they are: the index holds what is stored, right or wrong. */
function references(type: EntityType, ids: readonly RecordId[]): RecordFields {
  const specs: FieldSpecs = entitySpecs[type]
  const fields: { [name: string]: Json | undefined } = { date: "2026-11-20" }
  for (const [name, { kind }] of Object.entries(specs)) {
    if (kind === "references") fields[name] = [...ids]
    if (kind === "reference") fields[name] = ids[0]
  }
  return fields
}

function changesOf(step: Step, ids: readonly RecordId[], there: readonly StoredRecord[]): RecordChange[] {
  if (step.kind === "create") {
    return [{ kind: "create", type: step.type, fields: references(step.type, chosen(step.many, ids)) }]
  }
  if (step.kind === "empty") {
    return there.flatMap(({ id, deletedAt }) => (deletedAt === undefined ? [] : [{ kind: "remove", id }]))
  }
  const record = there[step.pick % Math.max(1, there.length)]
  if (record === undefined) return []
  if (step.kind === "remove") return [{ kind: "remove", id: record.id }]
  return [{ kind: "change", id: record.id, fields: changedFields(step, record.type as EntityType, ids) }]
}

function changedFields(
  step: Exclude<Step, Readonly<{ kind: "create" }> | Readonly<{ kind: "empty" }>>,
  type: EntityType,
  ids: readonly RecordId[],
): RecordFields {
  if (step.kind === "rename") return references(type, chosen(step.many, ids))
  if (step.kind === "mention") {
    return { links: chosen(step.many, ids).map((to) => ({ to, rel: "mentions", body: "text" })) }
  }
  return { deletedAt: step.kind === "trash" ? "2026-11-21T08:00:00.000Z" : undefined }
}

function chosen(many: readonly number[], ids: readonly RecordId[]): readonly RecordId[] {
  return many.flatMap((at) => ids[at % Math.max(1, ids.length)] ?? [])
}

const today = day("2026-11-21")

/** Everything that can be asked of it, and what is kept of it further on. */
function said({ knowledge, network, orders, tags }: OpenRecords, ids: readonly RecordId[]) {
  const sorted = (found: Iterable<RecordId>) => [...found].toSorted()
  return {
    trashed: sorted(knowledge.trashedIds),
    types: types.map((type) => [type, sorted(knowledge.idsOf(type))]),
    living: types.map((type) => [type, sorted([...knowledge.living(type)].map(({ id }) => id))]),
    belonging: ids.map((id) => types.map((type) => sorted(knowledge.belongingIds(type, id)))),
    mentioning: ids.map((id) => sorted(knowledge.mentioningIds(id))),
    people: network.people.list({ today, from: 0, count: 100 }),
    relationships: network.relationships.list({ today, from: 0, count: 100 }),
    organisations: orders.ids("organisation"),
    tags: tags.list(),
  }
}

describe("the knowledge of a vault", () => {
  it("is after any commits what it would be if it were made anew", async () => {
    const seen = { belongings: 0, contacts: 0 }
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const open = await OpenRecords.inNewVault()
        const { records } = open.storage
        const ids: RecordId[] = [nobody]
        for (const step of taken) {
          const committed = must(await records.commit(changesOf(step, ids, [...records.list()])))
          for (const id of committed.changed) if (!ids.includes(id)) ids.push(id)
          const now = said(open, ids)
          expect(now).toEqual(said(open.anew(), ids))
          seen.belongings += now.belonging.flat(2).length
          seen.contacts += now.people.items.filter(({ lastInteraction }) => lastInteraction !== null).length
        }
      }),
      // Every run opens a vault: making a failure smaller would take minutes.
      { numRuns: 25, endOnFailure: true },
    )
    // Or nothing would have been compared.
    expect(seen.belongings).toBeGreaterThan(100)
    expect(seen.contacts).toBeGreaterThan(0)
  }, 60_000)

  it("knows whom a record belongs to before and after it is changed, and forgets it once it is removed", async () => {
    const open = await OpenRecords.inNewVault()
    const [ada, ben] = [await open.person("Ada"), await open.person("Ben")]
    const session = await open.make("mentoring-session", { date: day("2026-11-20"), contacts: [ada] })
    const sessionsOf = (id: RecordId) =>
      open.knowledge.belonging("mentoring-session", id).map((found) => found.id)
    expect([sessionsOf(ada), sessionsOf(ben)]).toEqual([[session.id], []])
    must(await open.book.change("mentoring-session", session.id, { contacts: [ben] }))
    expect([sessionsOf(ada), sessionsOf(ben)]).toEqual([[], [session.id]])
    must(await open.book.trash(session.id))
    expect(sessionsOf(ben)).toEqual([])
    must(await open.book.restore(session.id))
    expect(sessionsOf(ben)).toEqual([session.id])
    must(await open.book.trash(session.id))
    must(await open.bin.remove(session.id))
    expect([...open.knowledge.belongingIds("mentoring-session", ben)]).toEqual([])
  })
})
