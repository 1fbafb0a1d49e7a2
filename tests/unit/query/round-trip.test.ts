import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formatQuery, formatTerm } from "../../../src/query/format-query.ts"
import { parseQuery } from "../../../src/query/parse-query.ts"
import type { Query } from "../../../src/query/query.ts"
import { anyTerm, anyText, today } from "./arbitrary-query.ts"

const read = (text: string): Query => parseQuery(text, today).query

const numRuns = process.env["BAR"] === "1" ? 200_000 : 20_000

describe("a query", () => {
  it("is read back from what it is written as, whatever was typed", () => {
    expect(formatQuery(read('with:"Anna Berg"   "a "" quote*" -ment*'))).toBe(
      'person:"Anna Berg" "a "" quote*" -ment*',
    )
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyText, (text) => {
        const query = read(text)
        for (const term of query.terms) seen.add(term.kind === "filter" ? term.filter.by : term.kind)
        expect(read(formatQuery(query))).toEqual(query)
      }),
      { numRuns },
    )
    const filters = ["before", "has", "is", "kind", "on", "owner", "person", "stage", "tag"]
    expect([...seen].toSorted()).toEqual([...filters, "near", "phrase", "word"].toSorted())
  })

  it("has one form: written, read and written again it is the same, whatever terms it was made of", () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 5 }), (terms) => {
        const written = formatQuery({ terms })
        const again = read(written)
        expect(formatQuery(read(formatQuery(again)))).toBe(formatQuery(again))
        expect(again.terms.length).toBeLessThanOrEqual(terms.length)
      }),
      { numRuns: numRuns / 10 },
    )
  })

  it("keeps each term's kind and sign, where it can be asked for", () => {
    let kept = 0
    fc.assert(
      fc.property(anyTerm, (term) => {
        const [read_, another] = read(formatTerm(term)).terms
        expect(another).toBeUndefined()
        if (read_ === undefined) return
        kept += 1
        expect(read_.isNot).toBe(term.isNot)
        if (term.kind === "filter") {
          expect(read_.kind === "filter" && read_.filter.by).toBe(term.filter.by)
        } else expect(read_.kind).not.toBe("filter")
      }),
      { numRuns: numRuns / 10 },
    )
    expect(kept).toBeGreaterThan(numRuns / 20)
  })
})

describe("the pieces of a query", () => {
  it("lie in order, apart, cover all that is not white space, and give its terms", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { pieces, query } = parseQuery(text, today)
        let at = 0
        for (const { from, to } of pieces) {
          expect(text.slice(at, from)).toMatch(/^[\s\p{Cc}]*$/u)
          expect(to).toBeGreaterThan(from)
          expect(text.slice(from, from + 1)).not.toMatch(/[\s\p{Cc}]/u)
          at = to
        }
        expect(text.slice(at)).toMatch(/^[\s\p{Cc}]*$/u)
        expect(pieces.flatMap(({ term }) => term ?? [])).toEqual(query.terms)
        expect(pieces.slice(0, -1).every(({ isEnded }) => isEnded)).toBe(true)
      }),
      { numRuns: numRuns / 10 },
    )
  })

  it("mean the same alone", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { pieces } = parseQuery(text, today)
        for (const { from, to, term } of pieces) {
          expect(read(text.slice(from, to)).terms).toEqual(term === null ? [] : [term])
        }
      }),
      { numRuns: numRuns / 10 },
    )
  })
})
