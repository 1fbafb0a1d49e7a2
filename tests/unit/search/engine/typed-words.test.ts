import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TextTerm } from "../../../../src/query/query.ts"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import type { IndexQuery, SearchDocument } from "../../../../src/search/search-types.ts"
import { expectSame } from "../../../support/search/expect-same.ts"
import { PlainScan } from "../../../support/search/plain-scan.ts"
import { idOf } from "../../../support/search/random-search.ts"

const texts = [
  'AND OR NOT NEAR(a b, 5) "quoted" title: body: ^first a*b {title} + - : ()',
  "well-known don't e.g. foo_bar rock'n'roll C++ 50% a\u0000b \uFDD0hidden\uFDD1 \uD800 lone",
  "great🤔 work👍🏽 \u2066isolated\u2069 ₿itcoin soft\u00ADhyphen",
]
const documents = texts.map(
  (text, at): SearchDocument => ({
    id: idOf(at),
    kind: "journal-note",
    title: `note ${at}`,
    text,
    tags: "",
    day: null,
    facts: [],
    stamp: "",
  }),
)

const asking = (...terms: readonly TextTerm[]): IndexQuery => ({ terms, facts: [], days: [], kinds: null })
const word = (text: string): TextTerm => ({ kind: "word", isNot: false, text, isPrefix: false })

describe("what is typed is words, whatever signs are in it", () => {
  const scan = new PlainScan()
  let index: SearchIndex

  beforeAll(async () => {
    index = await SearchIndex.create()
    index.put(documents)
    scan.put(documents)
  })
  afterAll(() => index.close())

  test.each([
    ["AND", 1],
    ["NEAR(a b, 5)", 1],
    ['"quoted"', 1],
    ['quo"ted', 0],
    ["title:", 1],
    ["^first", 1],
    ["C++", 1],
    ["don't", 1],
    ["well-known", 1],
    ["known-well", 0],
    ["great", 1],
    ["work", 1],
    ["isolated", 1],
    ["itcoin", 1],
    ["hidden", 1],
    ["lone", 1],
    ["a\u0000b", 2],
  ])("%s is found in %i of them", (typed, count) => {
    expect(index.search(asking(word(typed)), { from: 0, count: 10 }).total).toBe(count)
    expectSame(index, scan, asking(word(typed)))
  })

  test("a term without any word asks for nothing", () => {
    for (const typed of ["", "-", '"', "*", "🤔", "\uFFFE"]) {
      expect(index.search(asking(word(typed)), { from: 0, count: 10 }).total, typed).toBe(0)
      expect(index.search(asking(word(typed), word("great")), { from: 0, count: 10 }).total, typed).toBe(1)
      const lacking: TextTerm = { kind: "word", isNot: true, text: typed, isPrefix: true }
      expect(index.search(asking(lacking, word("great")), { from: 0, count: 10 }).total, typed).toBe(1)
    }
  })

  test("nothing that is typed makes a search fail", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        "*",
        "(",
        ")",
        "NEAR(",
        "AND",
        "OR",
        "NOT",
        "^",
        ":",
        "{",
        "}",
        "-",
        "+",
        ",",
        "a",
        "note",
        "\0",
      ),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 })
        .map((units) => String.fromCharCode(...units)),
    )
    const typed = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""))
    const term: fc.Arbitrary<TextTerm> = fc.oneof(
      fc.record({
        kind: fc.constantFrom("word" as const, "phrase" as const),
        isNot: fc.boolean(),
        text: typed,
        isPrefix: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant("near" as const),
        isNot: fc.boolean(),
        words: fc.array(typed, { maxLength: 4 }),
        distance: fc.oneof(fc.integer(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5)),
      }),
    )
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), (terms) => {
        const { total } = index.search(asking(...terms), { from: 0, count: 10 })
        expect(total).toBeLessThanOrEqual(documents.length)
        expect(index.snippets(terms, documents)).toHaveLength(documents.length)
      }),
      { numRuns: process.env["BAR"] === "1" ? 5000 : 150 },
    )
  }, 180_000)
})
