import { expect, test } from "vitest"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import { must } from "../../../support/must.ts"
import { drawing, idOf, randomDocument } from "../../../support/search/random-search.ts"

const draw = drawing(11)

async function imageOf(count: number): Promise<Uint8Array<ArrayBuffer>> {
  const index = await SearchIndex.create()
  index.put(Array.from({ length: count }, (_, at) => randomDocument(draw, idOf(at))))
  const image = index.image()
  const bytes = image.read(0, image.length).slice()
  index.close()
  return bytes
}

test("an image with any byte changed, cut off or put on is not taken", async () => {
  const bytes = await imageOf(60)
  expect(must(await SearchIndex.restore(bytes.slice())).size).toBe(60)
  const refused = { ok: false, refusal: "damaged" }
  for (let tried = 0; tried < 150; tried += 1) {
    const changed = bytes.slice()
    const at = draw(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 + draw(255))
    expect(await SearchIndex.restore(changed), `byte ${at}`).toEqual(refused)
  }
  for (const length of [0, 1, 7, 8, 4096, bytes.length - 4096, bytes.length - 8, bytes.length - 1]) {
    expect(await SearchIndex.restore(bytes.slice(0, length)), `cut to ${length}`).toEqual(refused)
  }
  const longer = new Uint8Array(bytes.length + 4096)
  longer.set(bytes)
  expect(await SearchIndex.restore(longer)).toEqual(refused)
})

test("what is no database is not taken, even where its check numbers are right", async () => {
  const noise = new Uint8Array(4096 * 3).map(() => draw(256))
  expect(await SearchIndex.restore(withChecks(noise))).toEqual({ ok: false, refusal: "damaged" })
  expect(await SearchIndex.restore(withChecks(new Uint8Array(4096)))).toEqual({
    ok: false,
    refusal: "damaged",
  })
})

test("an image is read in parts of any length, and no further once the index was changed", async () => {
  const index = await SearchIndex.create()
  index.put(Array.from({ length: 30 }, (_, at) => randomDocument(draw, idOf(at))))
  const image = index.image()
  const parts: number[] = []
  for (let at = 0; at < image.length; at += 10_007) {
    parts.push(...image.read(at, Math.min(image.length, at + 10_007)))
  }
  expect(must(await SearchIndex.restore(Uint8Array.from(parts))).size).toBe(30)
  expect(image.isCurrent()).toBe(true)
  index.remove([idOf(1)])
  expect(image.isCurrent()).toBe(false)
  expect(() => image.read(0, 10)).toThrow()
  index.close()
})

/** As an image ends, for a database within its first chunk. */
function withChecks(database: Uint8Array): Uint8Array {
  const words = new Uint32Array(database.buffer)
  const check = words.reduce((sum, word) => Math.imul(sum ^ word, 0x01000193), 0x811c9dc5)
  const image = new Uint8Array(database.length + 12)
  image.set(database)
  const view = new DataView(image.buffer, database.length)
  view.setUint32(0, check >>> 0, true)
  view.setUint32(4, database.length, true)
  view.setUint32(8, 0x4c494458, true)
  return image
}
