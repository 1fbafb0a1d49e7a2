import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkFields } from "../../../src/domain/check-fields.ts"
import { type EntityType, entitySpecs } from "../../../src/domain/entities.ts"
import { readEntity } from "../../../src/domain/read-entity.ts"
import { id } from "./arbitrary.ts"
import { storedRecord } from "./stored-record.ts"

describe("a stored record", () => {
  it("with everything in shape is read as it is, without a copy", () => {
    const stored = storedRecord("contact", {
      givenName: "Ada",
      channels: [{ kind: "email", value: "a@example.org" }],
      cadence: { every: 1, unit: "month", pattern: { ordinal: 3, weekday: 1 } },
      links: [{ to: id(2), rel: "mentions", body: "notes" }],
      ofANewerVersion: { any: ["thing"] },
      seniority: "of a newer version",
      topics: [],
    })
    expect(readEntity("contact", stored)).toBe(stored)
  })

  it("lacks what has another shape, and keeps it in storage", () => {
    const wrong = {
      givenName: 7,
      organisation: "no id",
      metOn: "2026-02-30",
      doNotAnalyse: "yes",
      cadence: "monthly",
      topics: "tea",
      channels: { 0: "a" },
      networkRoles: null,
      links: "all",
    }
    const stored = storedRecord("contact", { familyName: "Byron", ...wrong })
    const read = readEntity("contact", stored)
    expect(read.familyName).toBe("Byron")
    for (const name of Object.keys(wrong)) expect(read).not.toHaveProperty(name)
    expect(stored).toMatchObject(wrong)
  })

  it("lacks the items and parts of another shape, and keeps the others in their order", () => {
    const stored = storedRecord("contact", {
      topics: ["tea", 7, "sea"],
      channels: [{ kind: "email", value: 7 }, "phone", { value: "2", isVerified: true }],
      cadence: { every: 500, unit: "week", pattern: { ordinal: 2, weekday: 9 } },
      links: [{ to: id(2), rel: "about" }, { to: 7, rel: "about" }, null],
    })
    expect(readEntity("contact", stored)).toMatchObject({
      topics: ["tea", "sea"],
      channels: [{ kind: "email" }, { value: "2" }],
      cadence: { unit: "week", pattern: { ordinal: 2 } },
      links: [{ to: id(2), rel: "about" }],
    })
    expect(readEntity("contact", stored).channels?.[1]).toEqual({ value: "2" })
    const nested = { every: 1, unit: "week", pattern: { ordinal: 2, weekday: 9 } }
    expect(readEntity("contact", storedRecord("contact", { cadence: nested })).cadence).toEqual({
      every: 1,
      unit: "week",
      pattern: { ordinal: 2 },
    })
    expect(readEntity("contact", stored).cadence).not.toHaveProperty("every")
  })

  it("of any JSON is read without a throw, and what is read is taken from its author again", () => {
    const types = fc.constantFrom(...(Object.keys(entitySpecs) as EntityType[]))
    const filled = types.chain((type) => {
      const names = fc.constantFrom(...Object.keys(entitySpecs[type]), "links")
      const value = fc.oneof(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom("2026-11-20", id(7), [id(7), 7], [{ value: 1, text: "a", isDone: true }], 3),
      )
      return fc.tuple(fc.constant(type), fc.dictionary(names, value, { maxKeys: 5 }))
    })
    fc.assert(
      fc.property(filled, ([type, fields]) => {
        const stored = storedRecord(type, fields)
        const before = JSON.stringify(stored)
        const read: Readonly<{ [field: string]: unknown }> = readEntity(type, stored)
        expect(JSON.stringify(stored)).toBe(before)
        expect(readEntity(type, storedRecord(type, read))).toEqual(read)
        const known = Object.entries(read).filter(([name]) => Object.hasOwn(entitySpecs[type], name))
        const checked = checkFields(entitySpecs[type], Object.fromEntries(known), { isNew: false })
        if (!checked.ok) expect(["missing", "too-long", "too-many"]).toContain(checked.refusal.problem)
      }),
      { numRuns: 1000 },
    )
  })
})
