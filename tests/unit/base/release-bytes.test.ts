import { expect, it } from "vitest"
import { releaseBytes } from "../../../src/base/release-bytes.ts"

it("empties bytes and every view of them where the runtime can, and otherwise leaves them alone", () => {
  const bytes = new Uint8Array(2000).fill(7)
  const view = bytes.subarray(1000)
  expect([bytes.length, view.length]).toEqual([2000, 1000])
  releaseBytes(view)
  const isAble = "transfer" in ArrayBuffer.prototype
  expect([bytes.length, view.length]).toEqual(isAble ? [0, 0] : [2000, 1000])
})
