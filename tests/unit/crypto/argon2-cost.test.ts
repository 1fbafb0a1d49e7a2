import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkCost, costForSpeed, defaultCost, productionBounds } from "../../../src/crypto/argon2-cost.ts"

const mebibyte = 1024
const isAccepted = (memoryMiB: number, passes: number) =>
  checkCost({ memoryKiB: memoryMiB * mebibyte, passes }, productionBounds).ok

describe("the bounds of production", () => {
  it("hold the default, and let in what lies on their edges", () => {
    expect(checkCost(defaultCost, productionBounds)).toEqual({ ok: true, value: defaultCost })
    const edges = [
      [64, 3],
      [64, 10],
      [96, 2],
      [1024, 2],
      [1024, 10],
    ] as const
    for (const [memory, passes] of edges) expect(isAccepted(memory, passes)).toBe(true)
  })

  it("refuse one step beyond each edge, and a product under 192 MiB", () => {
    const beyond = [
      [63, 10],
      [64 - 1 / mebibyte, 10],
      [1024 + 1 / mebibyte, 3],
      [256, 1],
      [256, 11],
      [64, 2],
    ] as const
    for (const [memory, passes] of beyond) expect(isAccepted(memory, passes)).toBe(false)
    expect(isAccepted(96 - 1 / mebibyte, 2)).toBe(false)
  })

  it("refuse what is no whole number", () => {
    for (const passes of [Number.NaN, Number.POSITIVE_INFINITY, 3.5, -3, 0])
      expect(checkCost({ memoryKiB: 262_144, passes }, productionBounds).ok).toBe(false)
    expect(checkCost({ memoryKiB: 262_144.5, passes: 3 }, productionBounds).ok).toBe(false)
  })
})

describe("the calibrated cost", () => {
  it("is the default on a machine that takes a second or longer for it", () => {
    for (const ms of [1000, 1001, 5000, 60_000]) expect(costForSpeed(ms)).toEqual(defaultCost)
  })

  it("adds passes first, and memory only past ten of them", () => {
    expect(costForSpeed(500)).toEqual({ memoryKiB: 256 * mebibyte, passes: 6 })
    expect(costForSpeed(300)).toEqual({ memoryKiB: 256 * mebibyte, passes: 10 })
    expect(costForSpeed(200)).toEqual({ memoryKiB: 512 * mebibyte, passes: 7 })
    expect(costForSpeed(1)).toEqual({ memoryKiB: 1024 * mebibyte, passes: 10 })
  })

  it("lies within the bounds, never under the default, and never costs more than asked for", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (ms) => {
        const cost = costForSpeed(ms)
        expect(checkCost(cost, productionBounds).ok).toBe(true)
        const work = cost.memoryKiB * cost.passes
        const defaultWork = defaultCost.memoryKiB * defaultCost.passes
        expect(work).toBeGreaterThanOrEqual(defaultWork)
        if (work > defaultWork) expect((work / defaultWork) * ms).toBeLessThanOrEqual(1000 * (1 + 1e-9))
      }),
    )
  })
})
