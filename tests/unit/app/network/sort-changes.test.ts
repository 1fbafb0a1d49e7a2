import { describe, expect, test } from "vitest"
import { type HeldFields, sortChanges } from "../../../../src/app/network/sort-changes.ts"
import type { Contact } from "../../../../src/domain/entities.ts"
import type { Instant, RecordId } from "../../../../src/domain/envelope.ts"

const record: Contact = {
  id: "0123456789abcdef0123456789abcdef" as RecordId,
  type: "contact",
  schema: 1,
  createdAt: "2026-01-01T00:00:00.000Z" as Instant,
  updatedAt: "2026-01-01T00:00:00.000Z" as Instant,
  confidentiality: "normal",
  tags: [],
  pinned: false,
  givenName: "Ines",
}
const sorted = (fields: Parameters<typeof sortChanges<"contact">>[1], held: HeldFields = {}) =>
  sortChanges({ type: "contact", record, held }, fields)
const long = "x".repeat(10_000)

describe("a change on a person's page", () => {
  test("goes to the vault whole where all of it can be kept", () => {
    expect(sorted({ jobTitle: "Head", topics: ["Boards"] })).toEqual({
      kept: { jobTitle: "Head", topics: ["Boards"] },
      held: {},
    })
  })

  test("is kept in every field but the one that takes no such value, which waits with its reason", () => {
    const { kept, held } = sorted({ jobTitle: long, nickname: "Nessi" })
    expect(kept).toEqual({ nickname: "Nessi" })
    expect(held).toEqual({
      jobTitle: {
        value: long,
        refusal: { reason: "invalid-field", field: "jobTitle", problem: "too-long" },
      },
    })
  })

  test("sends what waited as soon as it is put right", () => {
    const { held } = sorted({ jobTitle: long })
    expect(sorted({ jobTitle: "Head" }, held)).toEqual({ kept: { jobTitle: "Head" }, held: {} })
  })

  test("sends what waited for another field together with that one", () => {
    const nameless = sorted({ givenName: "" })
    expect(Object.keys(nameless.held)).toEqual(["givenName"])
    expect(nameless.kept).toEqual({})
    expect(sorted({ familyName: "Vogt" }, nameless.held)).toEqual({
      kept: { familyName: "Vogt", givenName: "" },
      held: {},
    })
  })

  test("keeps what waits while something else is changed", () => {
    const { held } = sorted({ jobTitle: long })
    const later = sorted({ nickname: "Nessi" }, held)
    expect(later.kept).toEqual({ nickname: "Nessi" })
    expect(later.held["jobTitle"]?.value).toBe(long)
  })

  test("holds a rhythm of zero, and one whose second limit lies before the first", () => {
    expect(sorted({ cadence: { every: 2, unit: "month", atLatest: 3 } }).held).toEqual({})
    const zero = sorted({ cadence: { every: 0, unit: "month" } }).held["cadence"]
    expect(zero?.refusal.field).toBe("cadence.every")
    const early = sorted({ cadence: { every: 4, unit: "month", atLatest: 3 } }).held["cadence"]
    expect(early?.refusal.field).toBe("cadence.atLatest")
  })
})
