import { expect, test } from "vitest"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import { recordForBar } from "../../../support/bar.ts"
import { expectSame } from "../../../support/search/expect-same.ts"
import { PlainScan } from "../../../support/search/plain-scan.ts"
import { drawing, idOf, randomDocument, randomQuery } from "../../../support/search/random-search.ts"

test("five hundred random queries find what a plain scan finds", async () => {
  const draw = drawing(20_261_120)
  const documents = Array.from({ length: 300 }, (_, at) => randomDocument(draw, idOf(at)))
  const index = await SearchIndex.create()
  const scan = new PlainScan()
  index.put(documents)
  scan.put(documents)
  let answered = 0
  for (let tried = 0; tried < 500; tried += 1) {
    if (expectSame(index, scan, randomQuery(draw)) > 0) answered += 1
  }
  expect(answered).toBeGreaterThan(200)
  index.close()
  recordForBar("search queries equal to a plain scan", { tried: 500, answered })
})
