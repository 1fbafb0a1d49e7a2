import { crc32 } from "node:zlib"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { encodeFrame, type Frame, frameStep, longestFrame, putLength } from "../../../src/vault/frame.ts"
import { batchIds, rowIds, vaultIds } from "../../../src/vault/ids.ts"
import { readFrame, readFrameBefore } from "../../../src/vault/read-frame.ts"
import { longestContent } from "../../../src/vault/sealed-row.ts"
import { must } from "../../support/must.ts"
import { barTimeoutMs, below, isBar, withBitFlipped } from "../../support/test-vault.ts"
import { anyFrame, commitBytes } from "../../support/test-frames.ts"

const vaultId = vaultIds.random()
const refusalAt = (bytes: Uint8Array, offset = 0) => {
  const read = readFrame(bytes, offset)
  return read.ok ? null : read.refusal
}
/** As somebody would who has no key and can count: the sum is made to fit. */
const summed = (bytes: Uint8Array): Uint8Array => {
  new DataView(bytes.buffer).setUint32(bytes.length - 8, crc32(bytes.subarray(0, -8)))
  return bytes
}

describe("a frame", () => {
  it("gives back what it was made of, read from its beginning and from its end", () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(3), (frame, stepsBefore) => {
        const bytes = must(encodeFrame(frame))
        expect(bytes.length % frameStep).toBe(0)
        const offset = stepsBefore * frameStep
        const file = new Uint8Array(offset + bytes.length)
        file.set(bytes, offset)
        const expected = { ok: true, value: { offset, length: bytes.length, frame } }
        expect(readFrame(file, offset)).toEqual(expected)
        expect(readFrameBefore(file, file.length)).toEqual(expected)
      }),
    )
  })

  it("is refused by name: at the end of the file, cut, foreign, newer, damaged", () => {
    const bytes = commitBytes(vaultId, 1, 5000)
    expect(refusalAt(bytes)).toBeNull()
    expect(refusalAt(new Uint8Array(0))).toBe("end")
    expect(refusalAt(bytes, bytes.length)).toBe("end")
    for (const length of [1, 7, 8, 56, 4096, bytes.length - 1])
      expect(refusalAt(bytes.subarray(0, length))).toBe("truncated")
    expect(refusalAt(bytes.with(0, 0))).toBe("foreign")
    expect(refusalAt(new Uint8Array(8192))).toBe("foreign")
    expect(refusalAt(summed(bytes.with(8, 2)))).toBe("newer")
    expect(refusalAt(summed(bytes.with(8, 0)))).toBe("damaged")
    expect(refusalAt(summed(bytes.with(9, 4)))).toBe("damaged")
  })

  it("whose version alone rotted is damaged, and does not pass for a newer app's", () => {
    const bytes = commitBytes(vaultId, 1)
    expect(refusalAt(summed(bytes.with(8, 2)))).toBe("newer")
    expect(refusalAt(bytes.with(8, 2))).toBe("damaged")
  })

  it("is refused with any one bit changed", () => {
    const bytes = commitBytes(vaultId, 1)
    expect(readFrame(bytes, 0).ok).toBe(true)
    for (let bit = 0; bit < bytes.length * 8; bit++)
      expect(readFrame(withBitFlipped(bytes, bit), 0).ok).toBe(false)
  })

  it("is refused when its counts and lengths claim more than it has, though its sum fits", () => {
    const bytes = commitBytes(vaultId, 1, 300)
    const claims = [
      [56, 0xffff_ffff], // rows put
      [60 + 17, 0xffff_ffff], // length of the row
      [60 + 17, 4008],
      [60 + 21 + 300, 0xffff_ffff], // rows deleted
      [60 + 21 + 300, 1],
    ] as const
    expect(refusalAt(summed(Uint8Array.from(bytes)))).toBeNull()
    for (const [at, claim] of claims) {
      const hostile = Uint8Array.from(bytes)
      new DataView(hostile.buffer).setUint32(at, claim)
      expect(refusalAt(summed(hostile))).toBe("damaged")
    }
  })

  it("has one form only: bytes in its padding, in its reserved field or beside a commit are refused", () => {
    const bytes = commitBytes(vaultId, 1, 300)
    for (const at of [10, 11, 36, 51, 55, bytes.length - 9])
      expect(refusalAt(summed(bytes.with(at, 1)))).toBe("damaged")
  })

  it(
    "never makes its reader throw, whatever the bytes, sum made to fit or not",
    () => {
      const whole = must(encodeFrame(frameOfEveryKind()))
      for (let run = 0; run < (isBar ? 100_000 : 3_000); run++) {
        const bytes = Uint8Array.from(whole)
        for (let change = 0; change <= below(4); change++)
          bytes[below(run % 2 === 0 ? 200 : bytes.length)] = below(256)
        if (run % 3 > 0) summed(bytes)
        const read = readFrame(bytes, 0)
        const before = readFrameBefore(bytes, bytes.length)
        expect([typeof read.ok, typeof before.ok]).toEqual(["boolean", "boolean"])
      }
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 9000 }), fc.nat(9000), (bytes, at) => {
          expect([readFrame(bytes, at).ok, readFrameBefore(bytes, at).ok]).toEqual([false, false])
        }),
      )
    },
    barTimeoutMs,
  )

  it("takes one row of the greatest length, and refuses to be longer than 64 MiB", () => {
    const put = { table: "b", id: rowIds.random(), sealed: new Uint8Array(longestContent) } as const
    const frame = {
      kind: "commit",
      vaultId,
      generation: 1,
      deletions: [],
      sealedState: new Uint8Array(97),
    } as const
    const bytes = must(encodeFrame({ ...frame, puts: [put] }))
    expect(bytes.length).toBeGreaterThan(putLength(put))
    expect(readFrame(bytes, 0).ok).toBe(true)
    expect(bytes.length).toBeLessThanOrEqual(longestFrame)
    expect(encodeFrame({ ...frame, puts: [put, put] })).toEqual({ ok: false, refusal: "too-large" })
  })

  it("shows nothing but ids, lengths, kinds and numbers beside sealed bytes", () => {
    const words = (bytes: Uint8Array) =>
      Buffer.from(bytes)
        .toString("latin1")
        .match(/[A-Za-z]{4,}/g)
    expect(words(new TextEncoder().encode("\u0001goal\u0000"))).toEqual(["goal"])
    expect(words(must(encodeFrame(frameOfEveryKind())))).toBeNull()
  })
})

describe("reading from the end", () => {
  it("refuses an end at no frame's end, before the beginning or past the file", () => {
    const bytes = commitBytes(vaultId, 1, 5000)
    expect(readFrameBefore(bytes, bytes.length).ok).toBe(true)
    const refusal = (end: number) => {
      const read = readFrameBefore(bytes, end)
      return read.ok ? null : read.refusal
    }
    expect([refusal(0), refusal(-4096)]).toEqual(["end", "end"])
    expect([refusal(1), refusal(bytes.length + 4096)]).toEqual(["truncated", "truncated"])
    expect(refusal(4096)).toBe("damaged")
  })
})

/** Rows of zeros, so that every byte that shows is the frame's own. */
function frameOfEveryKind(): Frame {
  const id = rowIds.ofBytes(new Uint8Array(16))
  const sealed = new Uint8Array(70)
  return {
    kind: "close",
    vaultId: vaultIds.ofBytes(new Uint8Array(16).fill(1)),
    generation: 7,
    batch: batchIds.ofBytes(new Uint8Array(16).fill(2)),
    parts: 0,
    puts: [
      { table: "a", id, sealed },
      { table: "b", id, sealed },
    ],
    deletions: [
      { table: "a", id },
      { table: "b", id },
    ],
    sealedState: new Uint8Array(97),
  }
}
