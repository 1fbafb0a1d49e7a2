import { crc32 as zlibCrc32 } from "node:zlib"
import { isDeepStrictEqual as deepEqual } from "node:util"
import * as fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { concatBytes } from "../../../src/base/bytes.ts"
import { randomBytes } from "../../../src/crypto/random.ts"
import { frameStep } from "../../../src/vault/frame.ts"
import { vaultIds } from "../../../src/vault/ids.ts"
import {
  FrameWalk,
  type WalkedPiece,
  walkFrames,
  walkFramesBackward,
} from "../../../src/vault/walk-frames.ts"
import { below, isBar } from "../../support/test-vault.ts"
import { commitBytes } from "../../support/test-frames.ts"

const summedBytes = vi.hoisted(() => ({ count: 0 }))
vi.mock(import("../../../src/base/crc32.ts"), async (original) => {
  const { crc32 } = await original()
  return {
    crc32: (bytes) => {
      summedBytes.count += bytes.length
      return crc32(bytes)
    },
  }
})

const vaultId = vaultIds.random()
const shortFrame = (generation: number) => commitBytes(vaultId, generation)
/** What was found, as words: frames by their generation. */
const inWords = (piece: WalkedPiece) => {
  const at = [piece.offset / frameStep, piece.length]
  if (piece.kind === "frame") return [piece.frame.generation, ...at]
  return [piece.kind === "damage" ? (piece.isTail ? "torn tail" : "damage") : piece.kind, ...at]
}
const walked = (bytes: Uint8Array) => [...walkFrames(bytes, vaultId)].map(inWords)
/** As `walked`, given in parts that end at `cuts`. */
const walkedInParts = (bytes: Uint8Array, cuts: readonly number[]) => {
  const walk = new FrameWalk(vaultId, bytes.length)
  const ends = [...cuts, bytes.length]
  return ends.flatMap((end, at) =>
    Array.from(walk.take(bytes.slice(at === 0 ? 0 : ends[at - 1], end)), (piece) => {
      // Its rows are right where it is.
      if (piece.kind !== "frame") return inWords(piece)
      const [whole] = walkFrames(bytes.subarray(piece.offset, piece.offset + piece.length), vaultId)
      return [...inWords(piece), whole?.kind === "frame" && deepEqual(whole.frame, piece.frame)]
    }),
  )
}
const backward = (bytes: Uint8Array) => [...walkFramesBackward(bytes)].map(({ frame }) => frame.generation)

describe("walking a journal file", () => {
  const journal = concatBytes(shortFrame(1), commitBytes(vaultId, 2, 9000), shortFrame(3))

  it("finds every frame in order, and in reverse from the end", () => {
    expect(walked(journal)).toEqual([
      [1, 0, 4096],
      [2, 1, 12_288],
      [3, 4, 4096],
    ])
    expect(backward(journal)).toEqual([3, 2, 1])
    expect([walked(new Uint8Array(0)), backward(new Uint8Array(0))]).toEqual([[], []])
  })

  it("cut at any byte, finds the frames that are whole and calls the rest a torn tail", () => {
    const ends = [0, 4096, 16_384, 20_480]
    const step = isBar ? 1 : 13
    for (let length = 1; length < journal.length; length += step) {
      const whole = ends.filter((end) => end <= length).length - 1
      const torn = length - (ends[whole] ?? 0)
      const found = walked(journal.subarray(0, length))
      expect(found.slice(0, whole).map(([generation]) => generation)).toEqual([1, 2, 3].slice(0, whole))
      expect(found.slice(whole)).toEqual(
        torn === 0 ? [] : [["torn tail", (ends[whole] ?? 0) / frameStep, torn]],
      )
    }
  })

  it("finds its feet again behind a frame damaged in the middle, wherever the damage is", () => {
    for (let run = 0; run < 300; run++) {
      const damaged = Uint8Array.from(journal)
      const at = 4096 + below(12_288)
      damaged[at] = (damaged[at] ?? 0) ^ (1 + below(255))
      expect(walked(damaged)).toEqual([
        [1, 0, 4096],
        ["damage", 1, 12_288],
        [3, 4, 4096],
      ])
      expect(backward(damaged)).toEqual([3])
    }
  })

  it("calls a torn tail what was allocated and never written: zeros, or the noise of an older file", () => {
    for (const rest of [new Uint8Array(5000), randomBytes(9000), new Uint8Array(4096).fill(0xff)]) {
      expect(walked(concatBytes(journal, rest)).slice(3)).toEqual([["torn tail", 5, rest.length]])
      expect(backward(concatBytes(journal, rest))).toEqual([])
    }
  })

  it("tells frames of another vault, and those of a newer app, from its own", () => {
    const foreign = commitBytes(vaultIds.random(), 9)
    expect(walked(concatBytes(shortFrame(1), foreign, shortFrame(2)))).toEqual([
      [1, 0, 4096],
      ["foreign", 1, 4096],
      [2, 2, 4096],
    ])
    const newer = shortFrame(2).with(8, 2)
    new DataView(newer.buffer).setUint32(4088, zlibCrc32(newer.subarray(0, -8)))
    const rot = new Uint8Array(4096)
    expect(walked(concatBytes(shortFrame(1), rot, newer, shortFrame(3)))).toEqual([
      [1, 0, 4096],
      ["damage", 1, 4096],
      ["newer", 2, 8192],
    ])
  })

  it("sums up no more than eight times the file over frames made to claim each other's bytes", () => {
    const steps = 1024
    const hostile = new Uint8Array(steps * frameStep)
    const view = new DataView(hostile.buffer)
    for (let step = 0; step < steps; step++) {
      view.setUint32(step * frameStep, 0x4c434631)
      view.setUint32(step * frameStep + 4, (steps - step) * frameStep)
    }
    summedBytes.count = 0
    expect(walked(hostile)).toEqual([["torn tail", 0, hostile.length]])
    expect(summedBytes.count).toBeGreaterThan(hostile.length)
    expect(summedBytes.count).toBeLessThanOrEqual(8 * hostile.length)
  })

  it("finds the same whole and in parts, parted at every byte", () => {
    const small = concatBytes(shortFrame(1), commitBytes(vaultId, 2, 5000))
    const rotten = small.with(5000, (small[5000] ?? 0) ^ 1)
    const step = isBar ? 1 : 61
    for (const bytes of [small, rotten, concatBytes(rotten, shortFrame(3)), small.subarray(0, -1)]) {
      const whole = walkedInParts(bytes, [])
      expect(whole.map((found) => found.slice(0, 3))).toEqual(walked(bytes))
      expect(whole.length).toBeGreaterThan(1)
      for (let cut = 1; cut < bytes.length; cut += step) expect(walkedInParts(bytes, [cut])).toEqual(whole)
      for (let cut = 4096; cut <= bytes.length; cut += 4096) {
        for (const near of [cut - 1, cut, cut + 1]) expect(walkedInParts(bytes, [near])).toEqual(whole)
      }
    }
  }, 300_000)

  it("finds the same in parts of any number and size, whatever is between the frames", () => {
    const pieces = fc.constantFrom<readonly Uint8Array[]>(
      [shortFrame(1)],
      [commitBytes(vaultId, 2, 9000)],
      [commitBytes(vaultIds.random(), 3)],
      [new Uint8Array(4096).fill(7)],
      [commitBytes(vaultId, 4, 9000).subarray(0, 8192)],
      [new Uint8Array(100)],
    )
    const journals = fc.array(pieces, { minLength: 1, maxLength: 7 }).map((all) => concatBytes(...all.flat()))
    fc.assert(
      fc.property(journals, fc.array(fc.nat(60_000), { maxLength: 9 }), (bytes, numbers) => {
        const cuts = numbers.map((number) => number % bytes.length).toSorted((one, other) => one - other)
        expect(walkedInParts(bytes, cuts)).toEqual(walkedInParts(bytes, []))
      }),
      { numRuns: isBar ? 5_000 : 300 },
    )
  })
})
