import { describe, expect, it } from "vitest"
import { checkEntity } from "../../../src/domain/check-entity.ts"
import type { EntityType } from "../../../src/domain/entities.ts"
import type { StoredEntity } from "../../../src/domain/read-entity.ts"
import { id } from "./arbitrary.ts"
import { storedRecord } from "./stored-record.ts"

const problem = (type: EntityType, fields: unknown, stored: StoredEntity | null = null): unknown => {
  const checked = checkEntity(type, fields, stored)
  return checked.ok ? "none" : [checked.refusal.field, checked.refusal.problem]
}

describe("a contact", () => {
  it("has at least one name, whichever", () => {
    for (const name of ["givenName", "familyName", "displayName", "nickname"]) {
      expect(problem("contact", { [name]: "Ada" })).toBe("none")
    }
    expect(problem("contact", { jobTitle: "Countess", alias: "A" })).toEqual(["displayName", "missing"])
  })

  it("keeps its last name, and may give it for another", () => {
    const stored = storedRecord("contact", { givenName: "Ada" })
    expect(problem("contact", { givenName: null }, stored)).toEqual(["displayName", "missing"])
    expect(problem("contact", { givenName: null, nickname: "Lady" }, stored)).toBe("none")
    const named = storedRecord("contact", { givenName: "Ada", familyName: "Byron" })
    expect(problem("contact", { givenName: null }, named)).toBe("none")
  })

  it("that came in without a name can be changed elsewhere", () => {
    const stored = storedRecord("contact", { jobTitle: "Countess" })
    expect(problem("contact", { jobTitle: "Analyst" }, stored)).toBe("none")
    expect(problem("contact", { nickname: null }, stored)).toEqual(["displayName", "missing"])
  })

  it("has important dates that are days, with or without their year", () => {
    const dated = (date: string | null): unknown =>
      problem("contact", { nickname: "Ada", importantDates: [{ label: "Birthday", date }] })
    for (const date of ["1815-12-10", "--12-10", "--02-29"]) expect(dated(date)).toBe("none")
    for (const date of ["--02-30", "--13-01", "12-10", "1900-02-29", "soon", null]) {
      expect(dated(date)).toEqual(["importantDates", "not-a-day"])
    }
  })

  it("has a cadence with a number, a unit, a later limit that is later and a weekday that exists", () => {
    const cadence = (fields: object): unknown => problem("contact", { nickname: "Ada", cadence: fields })
    const whole = { every: 2, unit: "month", atLatest: 2, pattern: { ordinal: -1, weekday: 5 } }
    expect(cadence(whole)).toBe("none")
    expect(cadence({})).toBe("none")
    expect(cadence({ unit: "month" })).toEqual(["cadence.every", "missing"])
    expect(cadence({ every: 2 })).toEqual(["cadence.unit", "missing"])
    expect(cadence({ ...whole, every: 0 })).toEqual(["cadence.every", "too-small"])
    expect(cadence({ ...whole, atLatest: 1 })).toEqual(["cadence.atLatest", "too-small"])
    expect(cadence({ ...whole, pattern: { ordinal: 0, weekday: 1 } })).toEqual([
      "cadence.pattern.ordinal",
      "too-small",
    ])
  })
})

describe("a relationship", () => {
  it("does not end before it starts, whichever of the two is changed", () => {
    const fields = { contacts: [id(1)], start: "2026-01-02" }
    expect(problem("relationship", { ...fields, end: "2026-01-02", agreedUntil: "2026-01-02" })).toBe("none")
    expect(problem("relationship", { ...fields, end: "2026-01-01" })).toEqual(["end", "end-before-start"])
    expect(problem("relationship", { ...fields, agreedUntil: "2026-01-01" })).toEqual([
      "agreedUntil",
      "end-before-start",
    ])
    const stored = storedRecord("relationship", { ...fields, end: "2026-02-01" })
    expect(problem("relationship", { start: "2026-02-01" }, stored)).toBe("none")
    expect(problem("relationship", { start: "2026-02-02" }, stored)).toEqual(["end", "end-before-start"])
    expect(problem("relationship", { start: "2026-02-02", end: null }, stored)).toBe("none")
  })

  it("with a stored end that is no day can still be changed", () => {
    const stored = storedRecord("relationship", { contacts: [id(1)], end: 7, cadence: "weekly" })
    expect(
      problem("relationship", { start: "2026-02-02", cadence: { every: 1, unit: "week" } }, stored),
    ).toBe("none")
  })
})

describe("a change of a record that a newer version wrote", () => {
  const cadence = { every: 1, unit: "month", season: "spring" }
  const channels = [
    { kind: "email", value: "a@example.org", isVerified: true },
    { kind: "email", value: "b@example.org", isVerified: false },
  ]
  const stored = storedRecord("contact", { nickname: "Ada", cadence, channels })

  it("keeps in a group and in the items that stay what this version does not know", () => {
    const checked = checkEntity(
      "contact",
      {
        cadence: { every: 2, unit: "month" },
        channels: [
          { kind: "email", value: "b@example.org" },
          { kind: "email", value: "c@example.org" },
          { kind: "email", value: "b@example.org" },
        ],
      },
      stored,
    )
    expect(checked).toEqual({
      ok: true,
      value: {
        cadence: { every: 2, unit: "month", season: "spring" },
        channels: [
          channels[1],
          { kind: "email", value: "c@example.org" },
          { kind: "email", value: "b@example.org" },
        ],
      },
    })
  })

  it("takes away a group or a list that its author takes away", () => {
    const checked = checkEntity("contact", { cadence: null, channels: [] }, stored)
    expect(checked).toEqual({ ok: true, value: { cadence: undefined, channels: undefined } })
  })
})
