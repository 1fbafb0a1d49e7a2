import { describe, expect, it } from "vitest"
import { localDateOf, parseLocalDate } from "../../../src/base/local-date.ts"

describe("a local date", () => {
  it("is a day of the calendar, leap days included", () => {
    for (const day of ["2026-11-20", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) {
      expect(parseLocalDate(day)).toBe(day)
    }
  })

  it("is refused when the calendar has no such day or the form is another", () => {
    expect(parseLocalDate("2024-02-29")).not.toBeNull() // The leap year's day is one; the others are not.
    for (const text of ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01"]) {
      expect(parseLocalDate(text)).toBeNull()
    }
    for (const text of ["", "2026-1-1", " 2026-11-20", "2026-11-20T00:00", "20261120", "２０２６-11-20"]) {
      expect(parseLocalDate(text)).toBeNull()
    }
  })

  it("is the day on the wall, not the day in UTC", () => {
    const lateEvening = new Date(2026, 10, 20, 23, 59, 59)
    expect(localDateOf(lateEvening)).toBe("2026-11-20")
    expect(localDateOf(new Date(2026, 0, 1, 0, 0, 0))).toBe("2026-01-01")
  })
})
