import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Agenda, type AgendaItem, leftOver, moved } from "../../../../src/app/sessions/agenda.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"

const before = "0123456789abcdef0123456789abcdef" as RecordId
const texts = (agenda: Agenda) => agenda.map(({ text }) => text)
const item: fc.Arbitrary<AgendaItem> = fc.record(
  {
    text: fc.oneof(fc.constantFrom("Offer", "offer ", ""), fc.string({ maxLength: 8 })),
    minutes: fc.integer({ min: 1, max: 60 }),
    isDone: fc.boolean(),
  },
  { requiredKeys: [] },
)
const agendaOf = fc.array(item, { maxLength: 8 })

describe("the agenda", () => {
  it("keeps every item when one is moved, and back again is where it was", () => {
    fc.assert(
      fc.property(agendaOf, fc.nat(9), fc.nat(9), (agenda, from, to) => {
        const after = moved(agenda, from, to)
        expect(new Set(after)).toEqual(new Set(agenda))
        if (from < agenda.length && to < agenda.length) {
          expect(after[to]).toBe(agenda[from])
          expect(moved(after, to, from)).toEqual(agenda)
        }
      }),
    )
  })

  it("stays the same list where an item cannot be moved", () => {
    const agenda = [{ text: "first" }, { text: "second" }]
    expect(texts(moved(agenda, 1, 0))).toEqual(["second", "first"])
    expect(moved(agenda, 0, -1)).toBe(agenda)
    expect(moved(agenda, 1, 2)).toBe(agenda)
  })
})

describe("what the session before left over", () => {
  it("is its open actions, then what its agenda did not come to, marked with where it comes from", () => {
    const left = leftOver(
      {
        id: before,
        agenda: [
          { text: "spoken of", isDone: true },
          { text: "not spoken of", kind: "feedback", minutes: 10 },
        ],
        openActions: [{ title: "send the paper" }],
      },
      [],
    )
    expect(left).toEqual([
      { text: "send the paper", kind: "action_review", carriedFrom: before },
      { text: "not spoken of", kind: "feedback", minutes: 10, carriedFrom: before },
    ])
  })

  it("is nothing once it was taken over, whatever it was", () => {
    fc.assert(
      fc.property(agendaOf, agendaOf, fc.array(fc.string({ maxLength: 8 })), (former, agenda, titles) => {
        const given = { id: before, agenda: former, openActions: titles.map((title) => ({ title })) }
        const taken = leftOver(given, agenda)
        expect(leftOver(given, [...taken, ...agenda])).toEqual([])
        for (const one of taken) {
          expect(one.isDone).not.toBe(true)
          expect((one.text ?? "").trim()).not.toBe("")
        }
      }),
    )
  })
})
