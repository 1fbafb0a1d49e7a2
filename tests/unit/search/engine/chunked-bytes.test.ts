import { expect, test } from "vitest"
import { ChunkedBytes, chunkLength } from "../../../../src/search/chunked-bytes.ts"
import { databaseOf, ImageBytes } from "../../../../src/search/image-bytes.ts"
import { must } from "../../../support/must.ts"
import { type Draw, drawing } from "../../../support/search/random-search.ts"

const nearBoundary = (draw: Draw) => Math.max(0, draw(3) * chunkLength + draw(20_000) - 10_000)
const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

test("bytes in chunks are those of one array, over the chunks' boundaries too", () => {
  const draw = drawing(1)
  const bytes = new ChunkedBytes()
  const plain = new Uint8Array(3 * chunkLength)
  let length = 0
  for (let tried = 0; tried < 400; tried += 1) {
    const at = nearBoundary(draw)
    const part = new Uint8Array(draw(15_000)).map(() => draw(256))
    if (draw(8) === 0) {
      bytes.truncate(at)
      plain.fill(0, at)
      length = Math.min(length, at)
    } else if (at + part.length <= plain.length && part.length > 0) {
      bytes.write(part, at)
      plain.set(part, at)
      length = Math.max(length, at + part.length)
    }
    expect(bytes.length).toBe(length)
    const from = Math.min(length, nearBoundary(draw))
    const to = Math.min(length, from + draw(15_000))
    expect(isSame(bytes.view(from, to), plain.subarray(from, to))).toBe(true)
    const read = new Uint8Array(to - from)
    expect(bytes.read(read, from)).toBe(read.length)
    expect(isSame(read, plain.subarray(from, to))).toBe(true)
  }
})

test("an image of several chunks is whole however it is read, and refused with any chunk changed", async () => {
  const draw = drawing(2)
  for (const length of [chunkLength - 4096, chunkLength, 2 * chunkLength + 8192]) {
    const database = new Uint8Array(length)
    for (let at = 0; at < length; at += 997) database[at] = draw(256)
    for (const step of [chunkLength, 1_000_003]) {
      const image = new ImageBytes(ChunkedBytes.adopt(database.slice()))
      const whole = new Uint8Array(image.length)
      for (let at = 0; at < whole.length; at += step) {
        whole.set(image.read(at, Math.min(whole.length, at + step)), at)
      }
      const opened = must(await databaseOf(whole.slice()))
      expect(isSame(opened.view(0, 4096), database.subarray(0, 4096))).toBe(true)
      expect(opened.length).toBe(length)
      for (let at = 0; at < length; at += chunkLength) {
        const changed = whole.slice()
        const place = at + draw(4096)
        changed[place] = (changed[place] ?? 0) ^ 1
        expect(await databaseOf(changed)).toEqual({ ok: false, refusal: "damaged" })
      }
    }
  }
})
