import { describe, expect, it } from "vitest"
import { isPurgeDue, isStampAhead } from "../../../src/domain/trash.ts"
import { instant } from "./arbitrary.ts"

const thrown = instant("2026-11-01T12:00:00.000Z")

describe("what lies in the trash", () => {
  it("is removed 30 days later and not before", () => {
    expect(isPurgeDue(thrown, instant("2026-12-01T12:00:00.000Z"))).toBe(true)
    expect(isPurgeDue(thrown, instant("2026-12-01T11:59:59.999Z"))).toBe(false)
  })

  it("is neither removed nor kept for ever by a clock that was set back by years", () => {
    const before = instant("2019-01-01T00:00:00.000Z")
    expect(isPurgeDue(thrown, before)).toBe(false)
    expect(isStampAhead(thrown, before)).toBe(true)
    // Stamped anew, it goes 30 days after that.
    expect(isPurgeDue(before, instant("2019-01-31T00:00:00.000Z"))).toBe(true)
  })

  it("keeps its stamp where clocks differ by less than a day", () => {
    expect(isStampAhead(thrown, instant("2026-10-31T12:00:00.000Z"))).toBe(false)
    expect(isStampAhead(thrown, instant("2026-10-31T11:59:59.999Z"))).toBe(true)
    expect(isStampAhead(thrown, instant("2026-12-31T12:00:00.000Z"))).toBe(false)
  })
})
