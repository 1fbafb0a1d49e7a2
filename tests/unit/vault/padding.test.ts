import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { paddedLength } from "../../../src/vault/padding.ts"

describe("the padded length", () => {
  it("goes in steps of 256 to 4 KiB, and from there as Padmé's paper says", () => {
    const lengths = [0, 1, 256, 257, 4095, 4096, 4097, 8191, 8192, 8193, 9217, 100_000, 1_000_000, 33_554_437]
    expect(lengths.map(paddedLength)).toEqual([
      256, 256, 256, 512, 4096, 4096, 4352, 8192, 8192, 8704, 9728, 100_352, 1_015_808, 34_603_008,
    ])
  })

  it("never shrinks, is its own padded length, grows with the length, and adds at most an eighth", () => {
    fc.assert(
      fc.property(fc.nat(40_000_000), (length) => {
        const padded = paddedLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(paddedLength(padded)).toBe(padded)
        expect(paddedLength(length + 1)).toBeGreaterThanOrEqual(padded)
        if (length > 4096) expect(padded - length).toBeLessThanOrEqual(length / 8)
      }),
    )
  })

  it("leaves 368 lengths to be seen up to 32 MiB", () => {
    const seen = new Set<number>()
    for (let length = 0; length <= 33_554_432; length = paddedLength(length) + 1)
      seen.add(paddedLength(length))
    expect(seen.size).toBe(368)
  })
})
