import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayOfParts, partsOfDay } from "../../../../src/app/network/important-day.ts"

describe("a day to remember", () => {
  test("may leave its year open", () => {
    expect(dayOfParts({ day: 14, month: 3, year: null })).toBe("--03-14")
    expect(dayOfParts({ day: 14, month: 3, year: 1968 })).toBe("1968-03-14")
  })

  test("is the 29 February without a year, and in a leap year only with one", () => {
    expect(dayOfParts({ day: 29, month: 2, year: null })).toBe("--02-29")
    expect(dayOfParts({ day: 29, month: 2, year: 2024 })).toBe("2024-02-29")
    expect(dayOfParts({ day: 29, month: 2, year: 2023 })).toBeNull()
  })

  test("is none where the calendar has no such day, or a part is open that must not be", () => {
    expect(dayOfParts({ day: 28, month: 2, year: null })).toBe("--02-28")
    expect(dayOfParts({ day: 31, month: 2, year: null })).toBeNull()
    expect(dayOfParts({ day: 0, month: 2, year: null })).toBeNull()
    expect(dayOfParts({ day: null, month: 2, year: 2024 })).toBeNull()
    expect(dayOfParts({ day: 1, month: 1, year: 0 })).toBeNull()
  })

  test("comes back from what is stored, part by part", () => {
    const parts = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.option(fc.integer({ min: 1, max: 9999 })),
    })
    fc.assert(
      fc.property(parts, (given) => {
        expect(partsOfDay(dayOfParts(given) ?? "")).toEqual(given)
      }),
    )
    expect(partsOfDay("in spring")).toEqual({ day: null, month: null, year: null })
  })
})
