import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { LocalDate } from "../../../src/base/local-date.ts"
import { type CadenceDays, type DueWords, nextDue } from "../../../src/domain/cadence.ts"
import type { Cadence } from "../../../src/domain/cadence-fields.ts"
import {
  addDays,
  addUnits,
  daysBetween,
  lastDay,
  monthNumberOf,
  weekdayOf,
} from "../../../src/domain/calendar.ts"
import { anyDay, date, nearDay } from "./arbitrary.ts"

const on = (today: string, lastInteraction: string | null = "2026-01-31"): CadenceDays => ({
  today: date(today),
  lastInteraction: lastInteraction === null ? null : date(lastInteraction),
  start: date("2025-06-01"),
})
const monthly: Cadence = { every: 1, unit: "month" }

describe("a cadence by the last interaction", () => {
  it("is later, then due, then overdue, by its two limits", () => {
    const cadence: Cadence = { ...monthly, atLatest: 2 }
    expect(nextDue(cadence, on("2026-02-27"))).toEqual({ kind: "later", on: "2026-02-28" })
    expect(nextDue(cadence, on("2026-02-28"))).toEqual({ kind: "due", since: "2026-02-28" })
    expect(nextDue(cadence, on("2026-03-31"))).toEqual({ kind: "due", since: "2026-02-28" })
    expect(nextDue(cadence, on("2026-04-01"))).toEqual({ kind: "overdue", since: "2026-03-31" })
  })

  it("without a later limit is never overdue", () => {
    expect(nextDue(monthly, on("9999-01-01"))).toEqual({ kind: "due", since: "2026-02-28" })
  })

  it("counts from the start where there was no interaction, and is due at once with nothing to count from", () => {
    expect(nextDue(monthly, on("2025-06-02", null))).toEqual({ kind: "later", on: "2025-07-01" })
    expect(nextDue(monthly, { ...on("2026-02-01", null), start: null })).toEqual({
      kind: "due",
      since: "2026-02-01",
    })
  })

  it("is none without a number or a unit that it knows", () => {
    expect(nextDue(monthly, on("2026-02-01")).kind).toBe("later")
    expect(nextDue(undefined, on("2026-02-01")).kind).toBe("none")
    expect(nextDue({ unit: "month" }, on("2026-02-01")).kind).toBe("none")
    expect(nextDue({ every: 1 }, on("2026-02-01")).kind).toBe("none")
    expect(nextDue({ every: 1, unit: "decade" }, on("2026-02-01")).kind).toBe("none")
  })

  it("rests through the day that its pause names, and goes on the day after", () => {
    const cadence: Cadence = { ...monthly, pausedUntil: date("2026-05-10") }
    expect(nextDue(cadence, on("2026-05-10"))).toEqual({ kind: "paused", until: "2026-05-10" })
    expect(nextDue(cadence, on("2026-05-11"))).toEqual({ kind: "due", since: "2026-02-28" })
  })

  it("lands on its pattern", () => {
    const pattern = { ordinal: 3, weekday: 1 }
    expect(nextDue({ ...monthly, pattern }, on("2026-02-01", "2026-11-03"))).toEqual({
      kind: "later",
      on: "2026-12-21",
    })
    const lastFriday = { ...monthly, every: 2, pattern: { ordinal: -1, weekday: 5 } }
    expect(nextDue(lastFriday, on("2026-02-01"))).toEqual({ kind: "later", on: "2026-03-27" })
    const mondays: Cadence = { every: 2, unit: "week", pattern: { weekday: 1 } }
    // Saturday 31 January: two weeks on is the week of Monday 9 February.
    expect(nextDue(mondays, on("2026-02-01"))).toEqual({ kind: "later", on: "2026-02-09" })
    expect(nextDue({ ...monthly, pattern: { ordinal: 0, weekday: 1 } }, on("2026-02-01"))).toEqual({
      kind: "later",
      on: "2026-02-28",
    })
  })
})

describe("a cadence by fixed dates", () => {
  const quarterly: Cadence = { every: 1, unit: "quarter", anchor: "fixed_date", from: date("2025-11-30") }

  it("falls on the same dates whatever happens, ends of months included", () => {
    expect(nextDue(quarterly, on("2025-12-01", "2025-11-30"))).toEqual({ kind: "later", on: "2026-02-28" })
    expect(nextDue(quarterly, on("2026-03-01", "2026-02-28"))).toEqual({ kind: "later", on: "2026-05-30" })
  })

  it("stays due on the first date that was missed", () => {
    expect(nextDue(quarterly, on("2026-12-01", "2026-02-27"))).toEqual({ kind: "due", since: "2026-02-28" })
    const strict: Cadence = { ...quarterly, atLatest: 2 }
    expect(nextDue(strict, on("2026-05-30", "2026-02-27")).kind).toBe("due")
    expect(nextDue(strict, on("2026-05-31", "2026-02-27"))).toEqual({ kind: "overdue", since: "2026-05-30" })
  })

  it("begins on its first day, or on the start where it names none", () => {
    expect(nextDue(quarterly, on("2025-01-01", null))).toEqual({ kind: "later", on: "2025-11-30" })
    const { from: _, ...unanchored } = quarterly
    expect(nextDue(unanchored, on("2025-01-01", null))).toEqual({ kind: "later", on: "2025-06-01" })
  })

  it("skips the pattern's date of the first month where that is before the first day", () => {
    const cadence: Cadence = { ...monthly, anchor: "fixed_date", from: date("2026-11-17") }
    const pattern = { ordinal: 3, weekday: 1 }
    expect(nextDue({ ...cadence, pattern }, on("2026-11-01", null))).toEqual({
      kind: "later",
      on: "2026-12-21",
    })
    expect(nextDue({ ...cadence, pattern, from: date("2026-11-16") }, on("2026-11-01", null))).toEqual({
      kind: "later",
      on: "2026-11-16",
    })
  })
})

const pattern = fc.option(
  fc.record({ ordinal: fc.constantFrom(-1, 1, 2, 3, 4, 5), weekday: fc.integer({ min: 1, max: 7 }) }),
  { nil: undefined },
)
const cadences: fc.Arbitrary<Cadence> = fc
  .record({
    every: fc.integer({ min: 1, max: 5 }),
    more: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    unit: fc.constantFrom("week" as const, "month" as const, "quarter" as const),
    anchor: fc.constantFrom("last_interaction" as const, "fixed_date" as const),
    from: nearDay(500),
    pattern,
  })
  .map(({ every, more, pattern: moved, ...rest }) => ({
    ...rest,
    every,
    ...(more === undefined ? {} : { atLatest: every + more }),
    ...(moved === undefined ? {} : { pattern: moved }),
  }))

/** The model: goes from day to day and asks of each whether it is a date of the cadence, by what is written of it. */
function naiveDue(cadence: Cadence, { lastInteraction, start, today }: CadenceDays): DueWords {
  const { every = 1, atLatest, anchor, from } = cadence
  const isFixed = anchor === "fixed_date"
  const origin = isFixed ? (from ?? start) : (lastInteraction ?? start)
  if (origin === null) throw new Error("The model counts from a day")
  const isDate = (day: LocalDate, units: number): boolean => isUnitsAfter(cadence, origin, day, units)
  let first = isFixed ? origin : addDays(origin, 1)
  const isFirst = (day: LocalDate): boolean => {
    if (!isFixed) return isDate(day, every)
    if (lastInteraction !== null && day <= lastInteraction) return false
    for (let units = 0; units < 900; units += every) if (isDate(day, units)) return true
    return false
  }
  while (!isFirst(first)) first = addDays(first, 1)
  if (today < first) return { kind: "later", on: first }
  if (atLatest === undefined) return { kind: "due", since: first }
  let units = every
  if (isFixed) for (units = 0; !isDate(first, units); ) units += every
  let latest = first
  while (!isDate(latest, units + atLatest - every)) latest = addDays(latest, 1)
  return today > latest ? { kind: "overdue", since: latest } : { kind: "due", since: first }
}

function isUnitsAfter(
  { unit, pattern: moved }: Cadence,
  origin: LocalDate,
  day: LocalDate,
  units: number,
): boolean {
  if (unit === "week") {
    if (moved === undefined) return daysBetween(origin, day) === 7 * units
    const monday = (of: LocalDate): LocalDate => addDays(of, 1 - weekdayOf(of))
    return weekdayOf(day) === moved.weekday && daysBetween(monday(origin), monday(day)) === 7 * units
  }
  const months = unit === "quarter" ? 3 * units : units
  if (monthNumberOf(day) - monthNumberOf(origin) !== months) return false
  const isMonthEnd = addDays(day, 1).slice(8) === "01"
  if (moved === undefined)
    return day.slice(8) === origin.slice(8) || (isMonthEnd && day.slice(8) < origin.slice(8))
  if (weekdayOf(day) !== moved.weekday) return false
  const isLast = monthNumberOf(addDays(day, 7)) !== monthNumberOf(day)
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return moved.ordinal === -1 ? isLast : nth === moved.ordinal || (isLast && nth < (moved.ordinal ?? 0))
}

describe("every cadence", () => {
  it("says what going through the calendar day by day says", () => {
    fc.assert(
      fc.property(
        cadences,
        fc.option(nearDay(400)),
        nearDay(400),
        nearDay(900),
        (cadence, lastInteraction, start, today) => {
          const days = { lastInteraction, start, today }
          expect(nextDue(cadence, days)).toEqual(naiveDue(cadence, days))
        },
      ),
      { numRuns: 400 },
    )
  })

  it("only gets later as the days go by, and an interaction today never leaves it due", () => {
    const order = ["later", "due", "overdue"]
    fc.assert(
      fc.property(cadences, nearDay(400), nearDay(400), fc.nat(60), (cadence, last, today, more) => {
        const days = { lastInteraction: last, start: null, today }
        const now = nextDue(cadence, days)
        const then = nextDue(cadence, { ...days, today: addDays(today, more) })
        expect(order.indexOf(then.kind)).toBeGreaterThanOrEqual(order.indexOf(now.kind))
        expect(nextDue(cadence, { ...days, lastInteraction: today }).kind).toBe("later")
      }),
    )
  })

  it("answers on any day there is, up to the last", () => {
    fc.assert(
      fc.property(cadences, fc.option(anyDay), anyDay, anyDay, (cadence, lastInteraction, from, today) => {
        const words = nextDue({ ...cadence, from }, { lastInteraction, start: from, today })
        expect(["none", "later", "due", "overdue"]).toContain(words.kind)
      }),
    )
    const fixed: Cadence = { ...monthly, anchor: "fixed_date", from: lastDay }
    expect(nextDue(fixed, on(lastDay, lastDay)).kind).toBe("none")
    expect(nextDue(monthly, on(lastDay, lastDay)).kind).toBe("due")
    expect(addUnits(lastDay, 1, "week")).toBe(lastDay)
  })
})
