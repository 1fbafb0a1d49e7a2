import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { completeName, completeValue } from "../../../src/query/complete-query.ts"
import { parseQuery } from "../../../src/query/parse-query.ts"
import { termAt } from "../../../src/query/term-at.ts"
import { anyText, today } from "./arbitrary-query.ts"

/** The text with `|` where the caret is. */
const at = (marked: string): [string, number] => [marked.replace("|", ""), marked.indexOf("|")]
const marked = ({ text, caret }: { text: string; caret: number }): string =>
  `${text.slice(0, caret)}|${text.slice(caret)}`

describe("what is being typed", () => {
  it.each([
    ["goal pers|", { by: null, typed: "pers", from: 5, to: 9, isNot: false }],
    ["-pe|rs", { by: null, typed: "pe", from: 1, to: 5, isNot: true }],
    ["a person:| b", { by: "person", typed: "", from: 9, to: 9, isNot: false }],
    ["-with:An|na b", { by: "person", typed: "An", from: 6, to: 10, isNot: true }],
    ['person:"Anna B|', { by: "person", typed: "Anna B", from: 7, to: 14, isNot: false }],
    ['person:"Anna| Berg" b', { by: "person", typed: "Anna", from: 7, to: 18, isNot: false }],
    ["#lead|", { by: "tag", typed: "lead", from: 1, to: 5, isNot: false }],
  ])("%s", (text, typing) => {
    expect(termAt(...at(text))).toEqual(typing)
  })

  it.each(["|", "a |", "|a", "-|a", "per|son:Anna", 'person:"Anna"|', '"a phr|', "NEAR(a|", "-|"])(
    "is nothing at %s",
    (text) => {
      expect(termAt(...at(text))).toBeNull()
    },
  )

  it.each([
    ["person:an|", "Anna Berg", 'person:"Anna Berg" |'],
    ["person:an| goal", "Anna Berg", 'person:"Anna Berg" |goal'],
    ['-person:"Anna| B" goal', "Anna", "-person:Anna |goal"],
    ["#lead|", "leadership/feedback", "#leadership/feedback |"],
    ["#lead|", "two words", '#"two words" |'],
    ["is:|", "pinned", "is:pinned |"],
  ])("becomes a whole filter: %s with %s", (text, value, completed) => {
    const [before, caret] = at(text)
    const typing = termAt(before, caret)
    expect(typing).not.toBeNull()
    if (typing !== null) expect(marked(completeValue(before, typing, value))).toBe(completed)
  })

  it("becomes the name of a filter", () => {
    const [text, caret] = at("goal -pe| b")
    const typing = termAt(text, caret)
    expect(typing && marked(completeName(text, typing, "person"))).toBe("goal -person:| b")
  })

  it("is a filter with that value once it is completed, wherever it stands", () => {
    let completions = 0
    fc.assert(
      fc.property(anyText, fc.nat(), anyText, (text, place, value) => {
        const caret = place % (text.length + 1)
        const typing = termAt(text, caret)
        const name = value.replaceAll(/[^\p{L}" ]/gu, "").trim()
        if (typing === null || (typing.by !== "person" && typing.by !== "tag") || name === "") return
        completions += 1
        const done = completeValue(text, typing, name)
        const piece = parseQuery(done.text, today).pieces.find(({ to }) => to === done.caret - 1)
        expect(piece?.term).toMatchObject({
          isNot: typing.isNot,
          filter: { by: typing.by, value: name.replaceAll(/ +/gu, " ") },
        })
      }),
      { numRuns: 5000 },
    )
    expect(completions).toBeGreaterThan(50)
  })
})
