import { expect, test } from "vitest"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import { recordForBar } from "../../../support/bar.ts"
import { must } from "../../../support/must.ts"
import { expectSame } from "../../../support/search/expect-same.ts"
import { PlainScan } from "../../../support/search/plain-scan.ts"
import {
  type Draw,
  drawing,
  idOf,
  randomDocument,
  randomQuery,
} from "../../../support/search/random-search.ts"

const isFull = process.env["BAR"] === "1"
const changes = isFull ? 10_000 : 1_200
/** Ids are drawn from so many, so that most changes meet a record that is there. */
const ids = 250

const someIds = (draw: Draw) => Array.from({ length: 1 + draw(6) }, () => idOf(draw(ids)))

test("random puts and removals, saved and restored between, leave what a plain scan finds", async () => {
  const draw = drawing(7)
  const scan = new PlainScan()
  let index = await SearchIndex.create()
  let [done, asked, restored] = [0, 0, 0]
  for (let step = 0; done < changes; step += 1) {
    const chosen = someIds(draw)
    done += chosen.length
    if (draw(3) === 0) {
      index.remove(chosen)
      scan.remove(chosen)
    } else {
      const documents = chosen.map((id) => randomDocument(draw, id))
      index.put(documents)
      scan.put(documents)
    }
    if (step % 4 === 0) {
      expectSame(index, scan, randomQuery(draw))
      asked += 1
    }
    if (step % 100 === 99) {
      const image = index.image()
      const bytes = image.read(0, image.length).slice()
      index.close()
      index = must(await SearchIndex.restore(bytes))
      restored += 1
    }
    expect(index.size).toBe(scan.documents.length)
  }
  expect(new Map(index.stamps())).toEqual(new Map(scan.documents.map(({ id, stamp }) => [id, stamp])))
  index.close()
  expect(restored).toBeGreaterThan(2)
  recordForBar("search index after random changes", { tried: done, queries: asked, restored })
})

test("a put that fails halfway leaves everything as it was", async () => {
  const draw = drawing(9)
  const scan = new PlainScan()
  const index = await SearchIndex.create()
  const documents = Array.from({ length: 40 }, (_, at) => randomDocument(draw, idOf(at)))
  index.put(documents)
  scan.put(documents)
  const broken = { ...randomDocument(draw, idOf(99)), stamp: Symbol("no text") as unknown as string }
  expect(() => index.put([randomDocument(draw, idOf(3)), broken])).toThrow()
  for (let tried = 0; tried < 40; tried += 1) expectSame(index, scan, randomQuery(draw))
  index.put([randomDocument(draw, idOf(99))])
  expect(index.size).toBe(41)
  index.close()
})
