import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseLocalDate } from "../../../src/base/local-date.ts"
import { addDays, daysBetween, weekdayOf } from "../../../src/domain/calendar.ts"
import { readDaySpan } from "../../../src/query/day-span.ts"
import { anyDay, date } from "../domain/arbitrary.ts"
import { today } from "./arbitrary-query.ts"

describe("a span of days", () => {
  it.each([
    ["2026", "2026", "2026-01-01", "2026-12-31"],
    ["2024-2", "2024-02", "2024-02-01", "2024-02-29"],
    ["2026-11-20", "2026-11-20", "2026-11-20", "2026-11-20"],
    ["2026-1-5", "2026-01-05", "2026-01-05", "2026-01-05"],
    ["0001", "0001", "0001-01-01", "0001-12-31"],
    ["9999-12", "9999-12", "9999-12-01", "9999-12-31"],
    ["Today", "today", "2026-11-20", "2026-11-20"],
    ["yesterday", "yesterday", "2026-11-19", "2026-11-19"],
    ["tomorrow", "tomorrow", "2026-11-21", "2026-11-21"],
    ["this-week", "this-week", "2026-11-16", "2026-11-22"],
    ["last week", "last-week", "2026-11-09", "2026-11-15"],
    ["next_week", "next-week", "2026-11-23", "2026-11-29"],
    ["this-month", "this-month", "2026-11-01", "2026-11-30"],
    ["last-month", "last-month", "2026-10-01", "2026-10-31"],
    ["next-month", "next-month", "2026-12-01", "2026-12-31"],
    ["this-quarter", "this-quarter", "2026-10-01", "2026-12-31"],
    ["last-quarter", "last-quarter", "2026-07-01", "2026-09-30"],
    ["this-year", "this-year", "2026-01-01", "2026-12-31"],
    ["last-year", "last-year", "2025-01-01", "2025-12-31"],
    ["1d", "1d", "2026-11-20", "2026-11-20"],
    ["3 days", "3d", "2026-11-18", "2026-11-20"],
    ["2w", "2w", "2026-11-07", "2026-11-20"],
    ["6months", "6m", "2026-05-21", "2026-11-20"],
    ["1Y", "1y", "2025-11-21", "2026-11-20"],
    ["2026-02..2026-04", "2026-02..2026-04", "2026-02-01", "2026-04-30"],
    ["2026-02 .. today", "2026-02..today", "2026-02-01", "2026-11-20"],
    ["2026-04..2026-02", "2026-04..2026-02", "2026-02-01", "2026-04-30"],
    ["2026..2026", "2026..2026", "2026-01-01", "2026-12-31"],
    ["2026-02..", "2026-02..", "2026-02-01", "9999-12-31"],
    ["..2026-02", "..2026-02", "0001-01-01", "2026-02-28"],
  ])("%s", (value, text, from, to) => {
    expect(readDaySpan(value, today)).toEqual({ text, from, to })
  })

  it.each([
    "",
    "..",
    "2026...",
    "26",
    "0000",
    "2026-00",
    "2026-13",
    "2026-02-29",
    "0d",
    "d",
    "12345d",
    "now",
  ])("is not %j", (value) => {
    expect(readDaySpan(value, today)).toBeNull()
  })

  it("begins its weeks on the day that is asked for", () => {
    expect(readDaySpan("this-week", date("2026-11-22"), 7)).toMatchObject({ from: "2026-11-22" })
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (day, first) => {
        fc.pre(day > "0001-02-01" && day < "9999-12-01")
        const week = readDaySpan("this-week", day, first)
        expect(week).not.toBeNull()
        if (week === null) return
        expect(weekdayOf(week.from)).toBe(first)
        expect(daysBetween(week.from, week.to)).toBe(6)
        expect(week.from <= day && day <= week.to).toBe(true)
        expect(readDaySpan("last-week", day, first)?.to).toBe(addDays(week.from, -1))
        expect(readDaySpan("next-week", day, first)?.from).toBe(addDays(week.to, 1))
      }),
    )
  })

  it("is read again from its text on any day, and never ends before it begins", () => {
    const units = fc.constantFrom("d", "w", "m", "y")
    const one = fc.oneof(
      anyDay,
      anyDay.map((day) => day.slice(0, 7)),
      anyDay.map((day) => day.slice(0, 4)),
      fc.tuple(fc.integer({ min: 1, max: 9999 }), units).map(([count, unit]) => `${String(count)}${unit}`),
      fc.constantFrom("today", "last-week", "next-month", "this-quarter", "last-year"),
    )
    const any = fc.oneof(
      one,
      fc.tuple(one, one).map(([from, to]) => `${from}..${to}`),
    )
    fc.assert(
      fc.property(any, anyDay, anyDay, (value, day, other) => {
        const span = readDaySpan(value, day)
        expect(span?.text).toBe(value)
        if (span === null) return
        expect(span.from <= span.to).toBe(true)
        expect(parseLocalDate(span.from) !== null && parseLocalDate(span.to) !== null).toBe(true)
        expect(readDaySpan(span.text, other)?.text).toBe(value)
      }),
      { numRuns: 500 },
    )
  })
})
