import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Instant } from "../../../src/domain/envelope.ts"
import {
  currentStep,
  moveFields,
  orderedEvents,
  periodsOf,
  type StepEvent,
  type StepFields,
  type StepKind,
  stepOn,
  undoFields,
} from "../../../src/domain/stage-history.ts"
import { date, id, instant, inTwoOrders, nearDay } from "./arbitrary.ts"

const at = (second: number): Instant => instant(new Date(1_800_000_000_000 + 1000 * second).toISOString())
const event = (
  number: number,
  day: string,
  from: string,
  to: string,
  what: StepKind = "stage",
): StepEvent => ({
  id: id(number),
  createdAt: at(number),
  what,
  from,
  to,
  date: date(day),
})

const history = [
  event(4, "2026-06-01", "implement", "plan"),
  event(1, "2026-01-01", "establish", "plan"),
  event(3, "2026-03-01", "prospective", "active", "status"),
  event(2, "2026-02-01", "plan", "implement"),
]

describe("the stages of a relationship", () => {
  it("are told oldest first, each with how long it lasted, and may go back", () => {
    expect(periodsOf(history, "stage", date("2026-06-11"))).toEqual([
      { event: id(1), to: "plan", from: "2026-01-01", until: "2026-02-01", days: 31 },
      { event: id(2), to: "implement", from: "2026-02-01", until: "2026-06-01", days: 120 },
      { event: id(4), to: "plan", from: "2026-06-01", until: null, days: 10 },
    ])
    expect(periodsOf(history, "stage", date("2026-01-01")).at(-1)?.days).toBe(0)
  })

  it("stand on each day where the last step up to it left them", () => {
    expect(stepOn(history, "stage", date("2025-12-31"))).toBeNull()
    expect(stepOn(history, "stage", date("2026-01-31"))).toBe("plan")
    expect(stepOn(history, "stage", date("2026-02-01"))).toBe("implement")
    expect(stepOn(history, "status", date("2026-02-28"))).toBeNull()
    expect(currentStep(history, "stage")).toBe("plan")
    expect(currentStep(history, "status")).toBe("active")
    expect(currentStep([], "stage")).toBeNull()
  })

  it("stand on one day in the order in which its steps were written down", () => {
    const two = [event(9, "2026-01-01", "plan", "implement"), event(8, "2026-01-01", "establish", "plan")]
    expect(orderedEvents(two).map(({ to }) => to)).toEqual(["plan", "implement"])
    expect(stepOn(two, "stage", date("2026-01-01"))).toBe("implement")
  })

  it("leave out an event without a day or a target", () => {
    const { date: _, ...undated } = event(5, "2027-01-01", "plan", "conclude")
    expect(currentStep([...history, event(5, "2027-01-01", "plan", "conclude")], "stage")).toBe("conclude")
    expect(currentStep([...history, undated], "stage")).toBe("plan")
  })
})

describe("a move", () => {
  const relationship = { id: id(100), stage: "plan", status: "active" }

  it("writes the event and where the relationship then stands", () => {
    const step = { what: "stage", to: "evaluate", date: date("2026-07-01"), note: "Half-way" } as const
    expect(moveFields(relationship, history, step)).toEqual({
      event: { relationship: id(100), from: "plan", ...step },
      relationship: { stage: "evaluate" },
    })
    expect(moveFields(relationship, [], step).event.from).toBe("plan")
    expect(moveFields({ id: id(100) }, [], step).event).not.toHaveProperty("from")
  })

  it("dated before another one is put between and moves nothing today", () => {
    const step = { what: "stage", to: "conclude", date: date("2026-02-15") } as const
    expect(moveFields(relationship, history, step)).toEqual({
      event: { relationship: id(100), from: "implement", ...step },
      relationship: {},
    })
    const first = { ...step, date: date("2025-01-01") }
    expect(moveFields(relationship, history, first).event.from).toBe("establish")
  })
})

describe("undoing a move", () => {
  it("leaves the relationship where its last event left has it, or where it stood before the first", () => {
    const [last, first] = [
      event(4, "2026-06-01", "implement", "plan"),
      event(1, "2026-01-01", "establish", "plan"),
    ]
    expect(undoFields(history, last)).toEqual({ stage: "implement" })
    expect(undoFields(history, first)).toEqual({ stage: "plan" })
    expect(undoFields([first], first)).toEqual({ stage: "establish" })
    const { from: _, ...fromNothing } = first
    expect(undoFields([fromNothing], fromNothing)).toStrictEqual({ stage: undefined })
    expect(undoFields(history, { ...last, what: "of a newer version" })).toEqual({})
  })
})

const steps = fc.record({
  what: fc.constantFrom<StepKind>("stage", "status"),
  to: fc.constantFrom("establish", "plan", "implement"),
  date: nearDay(20),
})

describe("every history", () => {
  it("is sorted, without gaps, ends in the present step, and is the same from any order", () => {
    const events = fc
      .array(steps)
      .map((list) => list.map((step, number) => ({ ...step, id: id(number), createdAt: at(number % 3) })))
    fc.assert(
      fc.property(inTwoOrders(events), ([one, other]) => {
        expect(orderedEvents(other)).toEqual(orderedEvents(one))
        const periods = periodsOf(one, "stage", date("2024-02-20"))
        for (const [number, { until }] of periods.entries()) {
          expect(until).toBe(periods[number + 1]?.from ?? null)
        }
        const days = periods.map(({ from }) => from)
        expect(days).toEqual(days.toSorted())
        expect(currentStep(one, "stage")).toBe(periods.at(-1)?.to ?? null)
        expect(periods.every((period) => period.days >= 0)).toBe(true)
      }),
    )
  })

  it("made by moves comes back to its beginning when they are undone, the last first", () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 12 }), (moves) => {
        const start = { id: id(500), stage: "establish", status: "active" }
        let now: typeof start = start
        const states = [start]
        const made: StepEvent[] = []
        const apply = (fields: StepFields): void => {
          now = Object.assign<object, typeof start, StepFields>({}, now, fields)
        }
        for (const [number, step] of moves.entries()) {
          const written = moveFields(now, made, step)
          made.push({ ...written.event, id: id(number), createdAt: at(number) })
          apply(written.relationship)
          expect(now[step.what]).toBe(currentStep(made, step.what))
          states.push(now)
        }
        for (const last of made.toReversed()) {
          expect(now).toEqual(states.pop())
          apply(undoFields(made, last))
          made.pop()
        }
        expect(now).toEqual(start)
      }),
      { numRuns: 300 },
    )
  })
})
