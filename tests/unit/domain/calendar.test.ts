import * as fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { parseLocalDate } from "../../../src/base/local-date.ts"
import {
  addDays,
  addUnits,
  dateOfDayNumber,
  dayNumberOf,
  dayOfMonth,
  daysBetween,
  firstDay,
  lastDay,
  laterDay,
  monthNumberOf,
  weekdayOf,
  weekdayOfMonth,
} from "../../../src/domain/calendar.ts"
import { anyDay, date } from "./arbitrary.ts"

const zone = process.env["TZ"]
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"]
  else process.env["TZ"] = zone
})

describe("a day", () => {
  it("has a number, and the number that day", () => {
    expect(dayNumberOf(date("1970-01-01"))).toBe(0)
    expect(dayNumberOf(date("2000-03-01"))).toBe(11_017)
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseLocalDate(day)).toBe(day)
        expect(dateOfDayNumber(dayNumberOf(day))).toBe(day)
        expect(dayNumberOf(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
      }),
    )
  })

  it("moves by days and back, and stops at the first and the last day there is", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4_000_000, max: 4_000_000 }), (day, days) => {
        const moved = addDays(day, days)
        expect(parseLocalDate(moved)).toBe(moved)
        if (moved !== firstDay && moved !== lastDay) {
          expect(daysBetween(day, moved)).toBe(days)
          expect(addDays(moved, -days)).toBe(day)
        }
      }),
    )
    expect([addDays(firstDay, -1), addDays(lastDay, 1)]).toEqual([firstDay, lastDay])
    expect([addUnits(lastDay, 1, "month"), addUnits(firstDay, -1, "quarter")]).toEqual([lastDay, firstDay])
  })

  it("has the weekday that the calendar on the wall gives it", () => {
    expect(weekdayOf(date("2026-11-16"))).toBe(1)
    expect(weekdayOf(date("2026-11-22"))).toBe(7)
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay())
      }),
    )
  })

  it("is the same in every zone, also where the clocks change at midnight", () => {
    const answers = ["UTC", "Pacific/Kiritimati", "America/Sao_Paulo", "Pacific/Apia", "Europe/Berlin"].map(
      (name) => {
        process.env["TZ"] = name
        return [
          new Date(2018, 10, 4).getTimezoneOffset(),
          addDays(date("2018-11-03"), 1),
          addDays(date("2011-12-29"), 2),
          addUnits(date("2026-01-31"), 1, "month"),
          weekdayOf(date("2018-11-04")),
        ]
      },
    )
    const offsets = new Set(answers.map(([offset]) => offset))
    expect(offsets.size).toBeGreaterThan(2) // The zones did change.
    for (const answer of answers) {
      expect(answer.slice(1)).toEqual(["2018-11-04", "2011-12-31", "2026-02-28", 7])
    }
  })
})

describe("adding months and quarters", () => {
  it("clamps to the end of a shorter month", () => {
    expect(addUnits(date("2026-01-31"), 1, "month")).toBe("2026-02-28")
    expect(addUnits(date("2024-01-31"), 1, "month")).toBe("2024-02-29")
    expect(addUnits(date("2000-01-31"), 1, "month")).toBe("2000-02-29")
    expect(addUnits(date("1900-01-31"), 1, "month")).toBe("1900-02-28")
    expect(addUnits(date("2024-02-29"), 12, "month")).toBe("2025-02-28")
    expect(addUnits(date("2025-11-30"), 1, "quarter")).toBe("2026-02-28")
    expect(addUnits(date("2026-03-31"), -1, "month")).toBe("2026-02-28")
  })

  it("does not drift: each step from one first day keeps its day wherever the month has it", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const moved = addUnits(day, count, "month")
        if (moved === firstDay || moved === lastDay) return
        expect(monthNumberOf(moved) - monthNumberOf(day)).toBe(count)
        const isSameDay = moved.slice(8) === day.slice(8)
        const isMonthEnd = addDays(moved, 1).slice(8) === "01"
        expect(isSameDay || (isMonthEnd && moved.slice(8) < day.slice(8))).toBe(true)
        expect(addUnits(day, count, "quarter")).toBe(addUnits(day, 3 * count, "month"))
        expect(addUnits(day, count, "week")).toBe(addDays(day, 7 * count))
      }),
    )
  })
})

describe("a weekday of a month", () => {
  it("is the third Monday, the last Friday, and the last where there is no fifth", () => {
    const november = monthNumberOf(date("2026-11-01"))
    expect(weekdayOfMonth(november, 3, 1)).toBe("2026-11-16")
    expect(weekdayOfMonth(november, -1, 5)).toBe("2026-11-27")
    expect(weekdayOfMonth(november, 5, 1)).toBe("2026-11-30")
    expect(weekdayOfMonth(november, 5, 5)).toBe("2026-11-27")
  })

  it("is the one that going through the month day by day finds", () => {
    const ordinal = fc.constantFrom(-1, 1, 2, 3, 4, 5)
    fc.assert(
      fc.property(anyDay, ordinal, fc.integer({ min: 1, max: 7 }), (day, nth, weekday) => {
        const month = monthNumberOf(day)
        const days: string[] = []
        const end = dayOfMonth(month, 31)
        for (let at = dayOfMonth(month, 1); at <= end; at = addDays(at, 1)) {
          if (weekdayOf(at) === weekday) days.push(at)
          if (at === end) break
        }
        expect(weekdayOfMonth(month, nth, weekday)).toBe(
          nth === -1 ? days.at(-1) : (days[nth - 1] ?? days.at(-1)),
        )
      }),
    )
  })
})

describe("the later of two days", () => {
  it("is the one that there is, where the other is none", () => {
    const [early, late] = [date("2026-01-01"), date("2026-01-02")]
    expect([laterDay(early, late), laterDay(late, early)]).toEqual([late, late])
    expect([laterDay(null, early), laterDay(early, null), laterDay(null, null)]).toEqual([early, early, null])
  })
})
