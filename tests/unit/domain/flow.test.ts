import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { LocalDate } from "../../../src/base/local-date.ts"
import { addDays, addUnits } from "../../../src/domain/calendar.ts"
import { type Flow, type FlowBand, type FlowEntry, flowOf } from "../../../src/domain/flow.ts"
import { date, inTwoOrders } from "./arbitrary.ts"

const today = date("2026-11-20")
const entry = (day: string, direction: string, more: Partial<FlowEntry> = {}): FlowEntry => ({
  date: date(day),
  direction,
  kind: "advice",
  state: "done",
  ...more,
})
const given = (...days: string[]): FlowEntry[] => days.map((day) => entry(day, "given"))
const received = (...days: string[]): FlowEntry[] => days.map((day) => entry(day, "received"))
const band = (entries: readonly FlowEntry[], on: LocalDate = today): FlowBand => flowOf(entries, on).band

describe("the flow of a person", () => {
  it("is too early to tell under three done entries", () => {
    expect(band([])).toBe("too-early")
    expect(band(given("2026-10-01", "2026-10-02"))).toBe("too-early")
    expect(band(given("2026-10-01", "2026-10-02", "2026-10-03"))).toBe("mostly-given")
    expect(
      band([...given("2026-10-01", "2026-10-02"), entry("2026-10-03", "given", { state: "promised" })]),
    ).toBe("too-early")
    expect(band([...given("2026-10-01", "2026-10-02"), ...given("2026-11-21")])).toBe("too-early")
  })

  it("is quiet without an entry in twelve months, and stays so once the years have gone over it", () => {
    const days = ["2024-11-01", "2025-01-01", "2025-11-20"]
    expect(band(given(...days))).toBe("quiet")
    expect(band(given("2024-12-01", "2025-01-01", "2025-11-21"))).toBe("mostly-given")
    expect(band(given(...days), date("2036-01-01"))).toBe("quiet")
  })

  it("is too early to tell again where one new entry breaks a long silence", () => {
    const days = ["2020-11-01", "2020-12-01", "2021-01-01"]
    expect(band(given(...days))).toBe("quiet")
    expect(band([...given(...days), ...received("2026-11-01")])).toBe("too-early")
  })

  it("weighs by effort, two where none is told", () => {
    const small = received("2026-10-01", "2026-10-02").map((one) => ({ ...one, effort: "minutes" }))
    const large = entry("2026-10-03", "given", { effort: "ongoing" })
    expect(band([...small, large])).toBe("mostly-given") // 2 of 7
    expect(band([...received("2026-10-01", "2026-10-02"), large])).toBe("both-ways") // 4 of 9
    expect(
      band([...received("2026-10-01"), entry("2026-10-03", "given", { effort: "of a newer version" })]),
    ).toBe("too-early")
  })

  it("counts what is mutual on both sides and what is paid forward on none", () => {
    const forward = ["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => entry(day, "paid_forward"))
    expect(band(forward)).toBe("too-early")
    expect(band([...forward, ...given("2026-10-04")])).toBe("mostly-given")
    const mutual = ["2026-10-01", "2026-10-02", "2026-10-03"].map((day) => entry(day, "mutual"))
    expect(band(mutual)).toBe("both-ways")
  })

  it("is both ways from 35 % of the smaller side on", () => {
    const thirteen = Array.from({ length: 13 }, () => "2026-11-01")
    const seven = Array.from({ length: 7 }, () => "2026-11-02")
    expect(band([...given(...thirteen), ...received(...seven)])).toBe("both-ways")
    expect(band([...given("2026-11-01", ...thirteen), ...received(...seven)])).toBe("mostly-given")
    expect(band([...received("2026-11-01", ...thirteen), ...given(...seven)])).toBe("mostly-received")
  })

  it("keeps the band of the month before until the smaller side leaves 35 % by five points", () => {
    const october = (count: number): string[] => Array.from({ length: count }, () => "2026-10-05")
    const november = (count: number): string[] => Array.from({ length: count }, () => "2026-11-05")
    const even = [...given(...october(10)), ...received(...october(10))]
    // 10 of 33 is 30.3 %, 10 of 34 is 29.4 %, 12 of 40 exactly 30 %.
    expect(band([...even, ...given(...november(13))])).toBe("both-ways")
    expect(band([...even, ...given(...november(14))])).toBe("mostly-given")
    expect(band([...even, ...given(...november(18)), ...received(...november(2))])).toBe("mostly-given")
    expect(band([...given(...october(23)), ...received(...october(10))])).toBe("mostly-given")

    const uneven = [...given(...october(20)), ...received(...october(5))]
    // 13 of 33 is 39.4 %, 14 of 34 is 41.2 %, 16 of 40 exactly 40 %.
    expect(band([...uneven, ...received(...november(8))])).toBe("mostly-given")
    expect(band([...uneven, ...received(...november(9))])).toBe("both-ways")
    expect(band([...uneven, ...received(...november(11)), ...given(...november(4))])).toBe("both-ways")
    expect(band([...given(...october(20)), ...received(...october(13))])).toBe("both-ways")
  })

  it("never names the smaller side", () => {
    const uneven = [...given("2026-10-05", "2026-10-06"), ...received("2026-10-07")]
    const after = Array.from({ length: 4 }, () => "2026-11-05")
    expect(band(uneven, date("2026-10-31"))).toBe("mostly-given")
    expect(band([...uneven, ...received(...after.slice(0, 3))])).toBe("mostly-received")
    expect(band([...uneven, ...received(...after)])).toBe("mostly-received")
  })

  it("forgets what is older than two years to the day", () => {
    const old = received("2024-11-20", "2024-11-20", "2024-11-20", "2024-11-20")
    const recent = given("2026-06-01", "2026-07-01", "2026-08-01")
    expect(band([...old, ...recent], date("2026-11-19"))).toBe("both-ways")
    expect(band([...old, ...recent], date("2027-01-31"))).toBe("mostly-given")
  })

  it("names the last of each direction and the kind that passed most often", () => {
    const entries = [
      entry("2026-09-01", "given", { kind: "introduction" }),
      entry("2026-09-02", "given", { kind: "introduction" }),
      entry("2026-10-01", "given", { kind: "advice" }),
      entry("2026-10-02", "given", { kind: "advice" }),
      entry("2026-10-03", "received", { kind: "feedback" }),
      entry("2026-12-03", "received", { kind: "time" }),
      entry("2020-01-01", "given", { kind: "time" }),
    ]
    expect(flowOf(entries, today)).toEqual({
      band: "mostly-given",
      mainKind: "advice",
      lastGiven: { date: "2026-10-02", kind: "advice" },
      lastReceived: { date: "2026-10-03", kind: "feedback" },
    })
    const more = entry("2026-08-01", "given", { kind: "introduction" })
    expect(flowOf([...entries, more], today).mainKind).toBe("introduction")
    expect(flowOf([entry("2026-01-01", "mutual", { kind: "time" })], today)).toMatchObject({
      mainKind: null,
      lastGiven: { date: "2026-01-01", kind: "time" },
      lastReceived: { date: "2026-01-01", kind: "time" },
    })
  })
})

/** Written a second time from the words of the data model: every month's end by itself, everything counted anew. */
function naiveBand(entries: readonly FlowEntry[], on: LocalDate): FlowBand {
  const done = entries.filter((one) => one.state === "done" && (one.date ?? "") <= on)
  const first = done.map((one) => one.date ?? "").toSorted()[0]
  let answer: FlowBand = "too-early"
  if (first === undefined) return answer
  for (let day = first as LocalDate; day <= on; day = addDays(day, 1)) {
    const isMonthEnd = addDays(day, 1).endsWith("-01")
    if (isMonthEnd || day === on) answer = naiveBandAt(done, day, answer)
  }
  return answer
}

function naiveBandAt(done: readonly FlowEntry[], end: LocalDate, before: FlowBand): FlowBand {
  const isIn = (one: FlowEntry, months: number): boolean =>
    (one.date ?? "") <= end && (one.date ?? "") >= addUnits(addDays(end, 1), -months, "month")
  const window = done.filter((one) => isIn(one, 24))
  if (done.filter((one) => (one.date ?? "") <= end).length < 3) return "too-early"
  if (!done.some((one) => isIn(one, 12))) return "quiet"
  if (window.length < 3) return "too-early"
  const weights: Readonly<Record<string, number>> = {
    minutes: 1,
    an_hour: 2,
    half_day: 3,
    days: 4,
    ongoing: 5,
  }
  let [gave, got] = [0, 0]
  for (const { direction, effort } of window) {
    const weight = weights[effort ?? ""] ?? 2
    if (direction === "given" || direction === "mutual") gave += weight
    if (direction === "received" || direction === "mutual") got += weight
  }
  const [smaller, total] = [Math.min(gave, got), gave + got]
  if (total === 0) return "too-early"
  const isBoth = smaller * 100 >= total * 35
  const hasLeft = Math.abs(smaller * 100 - total * 35) >= total * 5
  const wasBoth = before === "both-ways"
  const wasOne = before === "mostly-given" || before === "mostly-received"
  const both = hasLeft || !(wasBoth || wasOne) ? isBoth : wasBoth
  return both ? "both-ways" : gave > got ? "mostly-given" : "mostly-received"
}

const histories: fc.Arbitrary<FlowEntry[]> = fc.array(
  fc
    .record({
      ago: fc.integer({ min: -40, max: 1500 }),
      direction: fc.constantFrom("given", "received", "mutual", "paid_forward"),
      kind: fc.constantFrom("advice", "time", "feedback"),
      state: fc.constantFrom("done", "done", "done", "promised"),
      effort: fc.constantFrom("minutes", "an_hour", "half_day", "days", "ongoing", undefined),
    })
    .map(({ ago, effort, ...rest }) => ({
      ...rest,
      date: addDays(today, -ago),
      ...(effort === undefined ? {} : { effort }),
    })),
  { maxLength: 25 },
)

describe("every history", () => {
  it("has the flow that the words of the data model give it", () => {
    const seen = new Set<FlowBand>()
    fc.assert(
      fc.property(histories, (entries) => {
        const { band: answer } = flowOf(entries, today)
        seen.add(answer)
        expect(answer).toBe(naiveBand(entries, today))
      }),
      { numRuns: 150 },
    )
    expect(seen.size).toBeGreaterThanOrEqual(4)
  })

  it("has the same flow in whatever order it was written down", () => {
    fc.assert(
      fc.property(inTwoOrders(histories), ([one, other]) => {
        const flow: Flow = flowOf(one, today)
        expect(flowOf(other, today)).toEqual(flow)
      }),
    )
  })

  it("never holds a number", () => {
    fc.assert(
      fc.property(histories, (entries) => {
        const values = Object.values(flowOf(entries, today))
        expect(values.some((value) => typeof value === "number")).toBe(false)
      }),
    )
  })
})
