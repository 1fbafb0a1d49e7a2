import { expect, it } from "vitest"
import { waitAfter } from "../../../src/worker/wrong-tries.ts"

it("a wrong passphrase holds the next try back a little longer each time, and never over half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map(waitAfter)).toEqual([
    0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ])
})
