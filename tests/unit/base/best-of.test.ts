import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bestOf } from "../../../src/base/best-of.ts"

describe("the best of many", () => {
  it("are those that a sort would put first, equal ones in the order they came", () => {
    const items = fc.array(fc.record({ rank: fc.nat(5), name: fc.string() }))
    fc.assert(
      fc.property(items, fc.nat(12), (all, count) => {
        const compare = (one: { rank: number }, other: { rank: number }) => one.rank - other.rank
        expect(bestOf(all, count, compare)).toEqual(all.toSorted(compare).slice(0, count))
      }),
    )
  })
})
