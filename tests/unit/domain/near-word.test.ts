import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isNearBeginning, slipsForgiven } from "../../../src/domain/near-word.ts"

/** The fewest changes that make `query` a beginning of `name`, by the whole table. */
function distanceToBeginning(query: string, name: string): number {
  const table = [Array.from({ length: name.length + 1 }, (_, at) => at)]
  const cost = (row: number, at: number): number => table[row]?.[at] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= query.length; row++) {
    table[row] = [row]
    for (let at = 1; at <= name.length; at++) {
      const isSame = query[row - 1] === name[at - 1]
      const isSwap = row > 1 && at > 1 && query[row - 1] === name[at - 2] && query[row - 2] === name[at - 1]
      const costs = [cost(row - 1, at) + 1, cost(row, at - 1) + 1, cost(row - 1, at - 1) + (isSame ? 0 : 1)]
      table[row]?.push(Math.min(...costs, ...(isSwap ? [cost(row - 2, at - 2) + 1] : [])))
    }
  }
  return Math.min(...(table[query.length] ?? []))
}

describe("a word with slips", () => {
  it("is near to a beginning exactly where that many changes make it one", () => {
    const word = fc.stringMatching(/^[abc]{0,9}$/)
    let [near, far] = [0, 0]
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (query, name, slips) => {
        const isNear = distanceToBeginning(query, name) <= slips
        if (isNear) near += 1
        else far += 1
        expect(isNearBeginning(query, name, slips)).toBe(isNear)
        expect(isNearBeginning(query, `b ${name} c`, slips, 2, 2 + name.length)).toBe(isNear)
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(near, far)).toBeGreaterThan(500)
  })

  it("is forgiven more of them the longer it is", () => {
    expect([3, 4, 7, 8, 80].map(slipsForgiven)).toEqual([0, 1, 1, 2, 2])
  })
})
