import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TextTerm } from "../../../../src/query/query.ts"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import type { IndexSnippet } from "../../../../src/search/search-types.ts"
import { plainTokens } from "../../../support/search/plain-tokens.ts"
import { drawing, idOf, randomDocument } from "../../../support/search/random-search.ts"

const word = (text: string, isPrefix = false): TextTerm => ({ kind: "word", isNot: false, text, isPrefix })
const phrase = (text: string): TextTerm => ({ kind: "phrase", isNot: false, text, isPrefix: false })
const marked = ({ text, marks }: Pick<IndexSnippet, "text" | "marks">) =>
  marks.map(([from, to]) => text.slice(from, to))

describe("snippets", () => {
  let index: SearchIndex
  beforeAll(async () => {
    index = await SearchIndex.create()
  })
  afterAll(() => index.close())

  const one = (terms: readonly TextTerm[], title: string, text: string): IndexSnippet => {
    const [snippet] = index.snippets(terms, [{ id: idOf(1), title, text }])
    if (snippet === undefined) throw new Error("No snippet")
    return snippet
  }

  test("mark words, beginnings and phrases in the title and in one line of the text", () => {
    const found = one(
      [word("ment", true), phrase("long way")],
      "Über Mentoring",
      "We spoke\n\nof a Long,  way.",
    )
    expect(found.titleMarks).toEqual([[5, 14]])
    expect(found.text).toBe("We spoke of a Long, way.")
    expect(marked(found)).toEqual(["Long, way"])
  })

  test("are cut at words around the densest place", () => {
    const filling = (count: number) => Array.from({ length: count }, (_, at) => `filling${at}`).join(" ")
    const text = `goal ${filling(60)} one goal, two goals and a plan to plan ${filling(60)}`
    const found = one([word("goal", true), word("plan")], "", text)
    expect(marked(found)).toEqual(["goal", "goals", "plan", "plan"])
    expect(found.text).toMatch(/^….+…$/u)
    expect(text).toContain(found.text.slice(1, -1))
    expect(` ${text} `).toContain(` ${found.text.slice(1, -1)} `)
    expect(found.text.length).toBeLessThan(200)
  })

  test("show as many different words as there are in one place, rather than one word often", () => {
    const filling = Array.from({ length: 60 }, (_, at) => `filling${at}`).join(" ")
    const text = `goal after goal after goal ${filling} one goal and its plan ${filling}`
    expect(marked(one([word("goal"), word("plan")], "", text))).toEqual(["goal", "plan"])
    expect(marked(one([word("goal")], "", text))).toEqual(["goal", "goal", "goal"])
  })

  test("count in UTF-16 units, between emoji, in writings without spaces and from right to left", () => {
    expect(marked(one([word("work")], "", "great🤔🤔 work👍🏽 done"))).toEqual(["work"])
    const japanese = one([word("大学")], "東京大学", "私は東京大学で学ぶ")
    expect(marked(japanese)).toEqual(["大学"])
    expect(japanese.titleMarks).toEqual([[2, 4]])
    expect(marked(one([word("שלום")], "", "אמר שלום לכולם"))).toEqual(["שלום"])
  })

  test("are cut between letters where a text has no spaces", () => {
    const found = one([word("𠮷野")], "", `${"𠀀".repeat(200)}𠮷野${"𠀀".repeat(200)}`)
    expect(marked(found)).toEqual(["𠮷野"])
    expect(found.text).not.toMatch(/\p{Surrogate}/u)
    expect(found.text.length).toBeLessThan(200)
  })

  test("are empty without words, and where the text has none of them", () => {
    const nothing = { id: idOf(1), titleMarks: [], text: "", marks: [] }
    expect(one([word("there")], "there", "there")).not.toEqual(nothing)
    expect(one([], "there", "there")).toEqual(nothing)
    expect(one([{ ...word("there"), isNot: true }], "there", "there")).toEqual(nothing)
    expect(one([word("elsewhere")], "there", "there")).toEqual(nothing)
    expect(one([word("there")], "there", "nothing").text).toBe("")
  })

  test("come in the order asked for, and mark exactly the words that were asked for", () => {
    const draw = drawing(5)
    const texts = Array.from({ length: 60 }, (_, at) => randomDocument(draw, idOf(at)))
    for (const typed of ["mentor", "CAFE", "uber", "σοφος", "москва", "大学"]) {
      const found = index.snippets([word(typed)], texts)
      expect(found.map(({ id }) => id)).toEqual(texts.map(({ id }) => id))
      const wanted = plainTokens(typed)
      for (const [at, snippet] of found.entries()) {
        for (const mark of marked(snippet)) {
          // Letters beside each other that were found one by one are one place.
          expect(plainTokens(mark).length % wanted.length, mark).toBe(0)
          expect(plainTokens(mark).slice(0, wanted.length), mark).toEqual(wanted)
        }
        const has = plainTokens(texts[at]?.text ?? "")
          .join("|")
          .includes(wanted.join("|"))
        if (snippet.marks.length > 0) expect(has).toBe(true)
      }
      expect(
        found.some(({ marks }) => marks.length > 0),
        typed,
      ).toBe(true)
    }
  })
})
