import { crc32 as zlibCrc32 } from "node:zlib"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { crc32 } from "../../../src/base/crc32.ts"

describe("crc32", () => {
  it("answers the check value that every description of it gives", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926)
  })

  it("agrees with zlib on any bytes, at any place in a buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(9), (bytes, skip) => {
        const view = bytes.subarray(Math.min(skip, bytes.length))
        expect(crc32(view)).toBe(zlibCrc32(view))
      }),
    )
  })
})
