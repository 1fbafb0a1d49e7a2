import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareActions, isOpenAction, isOverdue, type OrderedAction } from "../../../src/domain/actions.ts"
import { date, id, instant, inTwoOrders, nearDay } from "./arbitrary.ts"

const due = date("2026-11-20")
const action = (number: number, fields: Partial<OrderedAction> = {}): OrderedAction => ({
  id: id(number),
  createdAt: instant("2026-01-01T00:00:00.000Z"),
  updatedAt: instant("2026-06-01T00:00:00.000Z"),
  ...fields,
})

describe("an action", () => {
  it("is open until it is done, dropped or carried over", () => {
    for (const status of ["open", "in_progress", "of a newer version"]) {
      expect(isOpenAction({ status })).toBe(true)
    }
    expect(isOpenAction({})).toBe(true)
    for (const status of ["done", "partly_done", "dropped", "carried_over"]) {
      expect(isOpenAction({ status })).toBe(false)
    }
  })

  it("is overdue from the day after it was due, as long as it is open", () => {
    expect(isOverdue({ due }, date("2026-11-21"))).toBe(true)
    expect(isOverdue({ due }, due)).toBe(false)
    expect(isOverdue({ due, status: "done" }, date("2026-11-21"))).toBe(false)
    expect(isOverdue({}, date("9999-12-31"))).toBe(false)
  })
})

describe("a list of actions", () => {
  it("has the open ones by day, those without a day after them, then the closed ones, the last closed first", () => {
    const list = [
      action(1, { status: "done", doneOn: date("2026-05-01") }),
      action(2),
      action(3, { status: "dropped" }),
      action(4, { due }),
      action(5, { due: date("2026-11-19"), status: "in_progress" }),
      action(6, { status: "done", doneOn: date("2026-07-01"), due: date("2020-01-01") }),
    ]
    const ids = list.toSorted(compareActions).map((one) => Number.parseInt(one.id, 16))
    expect(ids).toEqual([5, 4, 2, 6, 3, 1])
  })

  it("has one order, whichever it came in", () => {
    const actions = fc
      .array(
        fc.record({
          due: fc.option(nearDay(3), { nil: undefined }),
          status: fc.constantFrom("open", "done", "dropped"),
          doneOn: fc.option(nearDay(3), { nil: undefined }),
        }),
      )
      .map((list) => list.map((fields, number) => Object.assign(action(number), fields) as OrderedAction))
    fc.assert(
      fc.property(inTwoOrders(actions), ([one, other]) => {
        expect(other.toSorted(compareActions)).toEqual(one.toSorted(compareActions))
      }),
    )
  })
})
