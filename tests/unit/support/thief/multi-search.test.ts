import { randomBytes, randomInt } from "node:crypto"
import { describe, expect, it } from "vitest"
import { multiSearch } from "../../../support/thief/multi-search.ts"

describe("The search for many needles", () => {
  it("finds what a search for each needle alone finds, on 300 random haystacks", () => {
    for (let round = 0; round < 300; round++) {
      const letters = randomInt(2, 5)
      const text = (length: number) => Buffer.from(randomBytes(length).map((byte) => 0x61 + (byte % letters)))
      const haystack = text(400)
      const needles = Array.from({ length: randomInt(1, 30) }, () => text(randomInt(3, 9)))
      const found = new Set<string>()
      multiSearch(needles, false)(haystack, (needle, offset) => found.add(`${needle}@${offset}`))
      const expected = new Set<string>()
      needles.forEach((needle, index) => {
        for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
          expected.add(`${index}@${at}`)
        }
      })
      expect(found).toEqual(expected)
    }
  })

  it("finds a needle at the first byte, at the last, and as the whole haystack", () => {
    const search = multiSearch([Buffer.from("edge")], false)
    const offsets = (haystack: string) => {
      const found: number[] = []
      search(Buffer.from(haystack), (_, offset) => found.push(offset))
      return found
    }
    expect(offsets("edge of the edge")).toEqual([0, 12])
    expect(offsets("edge")).toEqual([0])
    expect(offsets("edg")).toEqual([])
  })

  it("passes over another case only when asked to", () => {
    const count = (foldCase: boolean) => {
      let hits = 0
      multiSearch([Buffer.from("Kestrel")], foldCase)(Buffer.from("kestrel KESTREL Kestrel"), () => hits++)
      return hits
    }
    expect(count(false)).toBe(1)
    expect(count(true)).toBe(3)
  })

  it("refuses a needle that is too short to mean anything", () => {
    expect(() => multiSearch([Buffer.from("ab")], false)).toThrow(RangeError)
  })
})
