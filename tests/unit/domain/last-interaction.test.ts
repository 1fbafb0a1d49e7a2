import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  interactionDay,
  type InteractionSource,
  lastInteraction,
} from "../../../src/domain/last-interaction.ts"
import { date, inTwoOrders, nearDay } from "./arbitrary.ts"

const today = date("2026-11-20")
const day = date("2026-11-01")

describe("the last interaction", () => {
  it.each<[string, InteractionSource]>([
    ["a held session", { type: "mentoring-session", date: day, status: "held" }],
    ["a session without a word on its outcome", { type: "mentoring-session", date: day }],
    ["a done exchange", { type: "reciprocity-entry", date: day, state: "done" }],
    ["an exchange that was simply written down", { type: "reciprocity-entry", date: day }],
    ["a light line", { type: "interaction", date: day }],
    ["a mention marked as contact", { type: "mention", date: day, isContact: true }],
  ])("is the day of %s", (_, source) => {
    expect(lastInteraction([source], today)).toBe(day)
  })

  it.each<[string, InteractionSource]>([
    ["a planned session", { type: "mentoring-session", date: day, status: "planned" }],
    ["a cancelled session", { type: "mentoring-session", date: day, status: "cancelled" }],
    ["a session that nobody came to", { type: "mentoring-session", date: day, status: "no_show" }],
    ["a status of a newer version", { type: "mentoring-session", date: day, status: "dreamt" }],
    ["a promise", { type: "reciprocity-entry", date: day, state: "promised" }],
    ["a mention", { type: "mention", date: day }],
    ["a record without a day", { type: "interaction" }],
  ])("is not the day of %s", (_, source) => {
    expect(interactionDay({ type: "interaction", date: day })).toBe(day)
    expect(lastInteraction([source], today)).toBeNull()
  })

  it("counts a day to come from that day on", () => {
    const sources: InteractionSource[] = [
      { type: "interaction", date: date("2026-10-01") },
      { type: "mentoring-session", date: date("2026-11-21"), status: "held" },
    ]
    expect(lastInteraction(sources, today)).toBe("2026-10-01")
    expect(lastInteraction(sources, date("2026-11-21"))).toBe("2026-11-21")
  })

  it("is never moved back by an older record, whatever order they come in", () => {
    const sources: fc.Arbitrary<InteractionSource> = fc.record({
      type: fc.constant("interaction" as const),
      date: nearDay(800),
    })
    fc.assert(
      fc.property(inTwoOrders(fc.array(sources)), sources, nearDay(800), ([one, other], older, on) => {
        const last = lastInteraction(one, on)
        expect(lastInteraction(other, on)).toBe(last)
        const withOlder = lastInteraction([...one, older], on)
        if (last !== null) expect(withOlder !== null && withOlder >= last).toBe(true)
        expect(last === null || last <= on).toBe(true)
      }),
    )
  })
})
