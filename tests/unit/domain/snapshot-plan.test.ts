import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Instant } from "../../../src/domain/envelope.ts"
import {
  isDrillDue,
  isShrunk,
  isSnapshotDue,
  type SnapshotFacts,
  type SnapshotKind,
  snapshotsToDrop,
} from "../../../src/domain/snapshot-plan.ts"
import { instant } from "./arbitrary.ts"

const day = 86_400_000
const decade = 3_653 * day
const at = (ms: number) => new Date(ms).toISOString() as Instant
const plan = (number: number, ms: number, kind: SnapshotKind = "plan"): SnapshotFacts => ({
  number,
  at: at(ms),
  kind,
})

/** Days between one snapshot and the next: mostly one, sometimes a holiday, and a clock that jumps by ten years either way. */
const honestStep = fc.oneof(
  { weight: 8, arbitrary: fc.constant(day) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }).map((days) => days * day) },
)
const anyStep = fc.oneof(
  { weight: 9, arbitrary: honestStep },
  { weight: 1, arbitrary: fc.integer({ min: -decade, max: decade }) },
)

/** One after the other, each time letting go of what the plan lets go of. Answers all ever made, and those left. */
function lived(steps: readonly number[], kinds: readonly SnapshotKind[] = []) {
  let now = Date.UTC(2026, 0, 1, 9)
  const made: SnapshotFacts[] = []
  let left: readonly SnapshotFacts[] = []
  for (const [place, step] of steps.entries()) {
    now += step
    const fresh = plan(place + 1, now, kinds[place])
    made.push(fresh)
    const all = [...left, fresh]
    const dropped = snapshotsToDrop(all, at(now))
    left = all.filter(({ number }) => !dropped.includes(number))
  }
  return { made, left }
}

describe("when a snapshot is due", () => {
  it("is once a day of UTC, and at once where there is none", () => {
    expect(isSnapshotDue(null, instant("2026-11-20T10:00:00.000Z"))).toBe(true)
    expect(isSnapshotDue(instant("2026-11-20T00:00:00.000Z"), instant("2026-11-20T23:59:59.999Z"))).toBe(
      false,
    )
    expect(isSnapshotDue(instant("2026-11-20T23:59:59.999Z"), instant("2026-11-21T00:00:00.000Z"))).toBe(true)
  })

  it("is not put off by a clock that was ten years ahead, or behind", () => {
    for (const ahead of [decade, -decade]) {
      const last = at(Date.UTC(2026, 10, 20) + ahead)
      expect(isSnapshotDue(last, at(Date.UTC(2026, 10, 20)))).toBe(true)
    }
  })
})

describe("which snapshots stay", () => {
  it("are 7 days, 4 weeks and 12 months of 400 days lived", () => {
    const { made, left } = lived(Array.from({ length: 400 }, () => day))
    expect(left.slice(-7)).toEqual(made.slice(-7))
    const months = new Set(left.map((one) => one.at.slice(0, 7)))
    expect(months.size).toBe(12)
    // 7 days, of which one or two are the newest of their weeks and one of its month; 3 or 2 older weeks; 11 older months.
    expect(left.length).toBeGreaterThanOrEqual(19)
    expect(left.length).toBeLessThanOrEqual(23)
  })

  it("always hold the newest one, and never more than the plan has places for", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 150 }), (steps) => {
        const { made, left } = lived(steps)
        expect(left).toContainEqual(made.at(-1))
        expect(left.length).toBeLessThanOrEqual(23)
        expect(left.length).toBeGreaterThanOrEqual(Math.min(7, new Set(made.map((one) => dayOf(one))).size))
      }),
    )
  })

  it("lose nothing by time alone: without a new one nothing goes", () => {
    const later = fc.integer({ min: -decade, max: decade })
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 100 }), later, (steps, ms) => {
        const { left } = lived(steps)
        const now = at(Date.parse(left.at(-1)?.at ?? "") + ms)
        expect(snapshotsToDrop(left, now)).toEqual([])
      }),
    )
  })

  it("lose at most one of each span to a day on which the clock stood ten years off", () => {
    const steps = fc.array(honestStep, { minLength: 10, maxLength: 120 })
    const far = fc.constantFrom(-decade, decade)
    fc.assert(
      fc.property(steps, fc.nat(1000), far, (honest, place, jump) => {
        const where = place % honest.length
        const jumped = [...honest.slice(0, where), jump, -jump, ...honest.slice(where)]
        const numberOf = (number: number) => (number <= where ? number : number - 2)
        const straight = lived(honest).left.map(({ number }) => number)
        const wrong = new Set(
          lived(jumped)
            .left.filter(({ number }) => number !== where + 1)
            .map(({ number }) => numberOf(number)),
        )
        // One place of the days, one of the weeks and one of the months went to the wrong day.
        expect(straight.filter((number) => !wrong.has(number)).length).toBeLessThanOrEqual(3)
      }),
    )
  })

  it("do not depend on the zone that the computer is in", () => {
    const before = process.env["TZ"]
    const results = ["UTC", "Pacific/Auckland", "America/St_Johns", "Europe/Berlin"].map((zone) => {
      process.env["TZ"] = zone
      // Hours around the two nights on which clocks are changed.
      return lived(Array.from({ length: 500 }, () => 19 * 3_600_000)).left.map(({ number }) => number)
    })
    if (before === undefined) delete process.env["TZ"]
    else process.env["TZ"] = before
    expect(results[0]?.length).toBeGreaterThan(15)
    for (const result of results) expect(result).toEqual(results[0])
  })

  it("keep a safety snapshot for 30 days, whatever the plan holds", () => {
    const kinds: SnapshotKind[] = ["plan", "plan", "safety"]
    const holds = (days: number) =>
      lived(
        Array.from({ length: days }, () => day),
        kinds,
      ).left.some(({ kind }) => kind === "safety")
    expect(holds(3)).toBe(true)
    expect(holds(32)).toBe(true)
    expect(holds(33)).toBe(false)
  })

  it("keep a safety snapshot though the clock jumps", () => {
    for (const jump of [-decade, decade]) {
      const { left } = lived([day, day, day, jump, day], ["plan", "plan", "safety"])
      expect(left.some(({ kind }) => kind === "safety")).toBe(true)
    }
  })

  it("are not pushed out by those that shrank", () => {
    const steps = Array.from({ length: 60 }, () => day)
    const kinds = steps.map((_, place): SnapshotKind => (place < 20 ? "plan" : "shrunk"))
    const { left } = lived(steps, kinds)
    expect(left.filter(({ kind }) => kind === "plan")).toEqual(lived(steps.slice(0, 20)).left)
    expect(left.filter(({ kind }) => kind === "shrunk").length).toBe(7)
  })
})

describe("a snapshot with fewer entries", () => {
  it("has shrunk from a fifth fewer on", () => {
    expect(isShrunk(100, 81)).toBe(false)
    expect(isShrunk(100, 80)).toBe(true)
    expect(isShrunk(0, 0)).toBe(false)
    expect(isShrunk(1, 0)).toBe(true)
    expect(isShrunk(10, 500)).toBe(false)
  })
})

describe("the recovery drill", () => {
  const made = instant("2026-01-01T00:00:00.000Z")

  it("is not asked for in the first weeks, and each quarter after the last one", () => {
    expect(isDrillDue(made, null, instant("2026-01-28T23:59:59.999Z"))).toBe(false)
    expect(isDrillDue(made, null, instant("2026-01-29T00:00:00.000Z"))).toBe(true)
    expect(isDrillDue(made, made, instant("2026-04-01T23:59:59.999Z"))).toBe(false)
    expect(isDrillDue(made, made, instant("2026-04-02T00:00:00.000Z"))).toBe(true)
  })

  it("is not put off by a clock that was years ahead", () => {
    expect(isDrillDue(made, instant("2036-01-01T00:00:00.000Z"), instant("2026-02-01T00:00:00.000Z"))).toBe(
      true,
    )
  })
})

function dayOf(one: SnapshotFacts): string {
  return one.at.slice(0, 10)
}
