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

  it("is what the calendar of JavaScript has, for every day of form in four years and in centuries", () => {
    const isThere = (year: number, month: number, day: number) => {
      const date = new Date(0)
      date.setUTCFullYear(year, month - 1, day)
      return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    }
    const two = (number: number) => String(number).padStart(2, "0")
    for (const year of [1, 4, 1900, 2000, 2023, 2024, 2025, 2026, 9999]) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`
          const isDay = month > 0 && month < 13 && day > 0 && isThere(year, month, day)
          expect(parseLocalDate(text)).toBe(isDay ? text : null)
        }
      }
    }
  })

  it("is the day on the wall, not the day in UTC", () => {
    const lateEvening = new Date(2026, 10, 20, 23, 59, 59)
    expect(localDateOf(lateEvening)).toBe("2026-11-20")
    expect(localDateOf(new Date(2026, 0, 1, 0, 0, 0))).toBe("2026-01-01")
  })
})
