import { beforeAll, describe, expect, it } from "vitest"
import { latestSchema, migrated, type Migrations, migrations } from "../../../src/storage/migrations.ts"
import { RecordStore } from "../../../src/storage/record-store.ts"
import type { StoredRecord } from "../../../src/storage/storage.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

function stored(type: string, schema: number, fields: Record<string, string> = {}): StoredRecord {
  const envelope = {
    id: "a".repeat(32),
    createdAt: "2026-11-20T08:00:00.000Z",
    updatedAt: "2026-11-20T08:00:00.000Z",
  }
  const rest = { confidentiality: "normal", tags: [], pinned: false, ...fields }
  return { ...envelope, type, schema, ...rest } as unknown as StoredRecord
}

const two: Migrations = {
  note: [
    { id: 1, says: "First form.", up: (record) => record },
    { id: 2, says: "Name is called title.", up: ({ name, ...rest }) => ({ ...rest, title: name ?? "" }) },
    {
      id: 3,
      says: "Titles are shouted.",
      up: ({ title, ...rest }) => ({ ...rest, title: typeof title === "string" ? `${title}!` : "!" }),
    },
  ],
}

describe("the migrations", () => {
  it("are numbered 1, 2, 3 … within each type, each saying what it does", () => {
    for (const [type, steps] of Object.entries({ ...migrations, ...two })) {
      expect([type, steps.map(({ id }) => id)]).toEqual([type, steps.map((_, at) => at + 1)])
      for (const { says } of steps) expect(says).toMatch(/\.$/)
    }
  })

  it("each run on a record from before them, once and in order, and keep what they do not know", () => {
    expect(migrated(two, stored("note", 1, { name: "One", other: "kept" }))).toEqual(
      stored("note", 3, { title: "One!", other: "kept" }),
    )
    expect(migrated(two, stored("note", 2, { title: "Two" }))).toEqual(stored("note", 3, { title: "Two!" }))
    const newest = stored("note", 3, { title: "Three" })
    expect(migrated(two, newest)).toBe(newest)
    for (const [type, steps] of Object.entries(migrations)) {
      const last = steps.at(-1)?.id ?? 0
      for (let schema = 0; schema <= last; schema++) {
        expect(migrated(migrations, stored(type, schema)).schema).toBe(last)
      }
      expect(latestSchema(migrations, type)).toBe(last)
    }
  })

  it("leave a record of a newer version, or of a type without steps, as it is", () => {
    const [newer, unknown] = [stored("note", 9, { name: "x" }), stored("from-the-future", 4)]
    expect(migrated(two, newer)).toBe(newer)
    expect(migrated(two, unknown)).toBe(unknown)
    expect(latestSchema(two, "from-the-future")).toBe(1)
  })

  it("are applied to whatever is read from the repository", () => {
    const entry = {
      record: stored("note", 1, { name: "One" }),
      links: {},
      scope: "0".repeat(32),
      segment: null,
      overlay: null,
    }
    const state = { entries: new Map([[entry.record.id, entry]]), rows: new Map() }
    const records = new RecordStore({ state, migrations: two } as never)
    expect(records.get(entry.record.id)).toMatchObject({ schema: 3, title: "One!" })
    expect([...records.list("note")]).toEqual([records.get(entry.record.id)])
  })
})
