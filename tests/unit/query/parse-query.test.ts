import { describe, expect, it } from "vitest"
import { formatQuery } from "../../../src/query/format-query.ts"
import { type ParseHow, parseQuery } from "../../../src/query/parse-query.ts"
import type { Term } from "../../../src/query/query.ts"
import { today } from "./arbitrary-query.ts"

const terms = (text: string, how?: ParseHow): readonly Term[] => parseQuery(text, today, how).query.terms
const word = (text: string, isPrefix = false, isNot = false) => ({ isNot, kind: "word", text, isPrefix })
const phrase = (text: string, isPrefix = false, isNot = false) => ({ isNot, kind: "phrase", text, isPrefix })
const near = (words: readonly string[], distance = 10) => ({ isNot: false, kind: "near", words, distance })

describe("words", () => {
  it.each([
    ["ment* session", [word("ment", true), word("session")]],
    ["-ment*", [word("ment", true, true)]],
    ["well-being O'Brien http://a.example", [word("well-being"), word("O'Brien"), word("http://a.example")]],
    ["AND or NOT", [word("AND"), word("or"), word("NOT")]],
    ["a - b & * 🦉 --", [word("a"), word("b")]],
    ["--a", [word("-a", false, true)]],
    ['say"so', [word('say"so')]],
    ["王小明 שלום", [word("王小明"), word("שלום")]],
    ["note: 11:30", [word("note:"), word("11:30")]],
    ["#3 C# #", [word("#3"), word("C#")]],
  ])("of %s", (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it.each([
    ['"phrase of wor*"', [phrase("phrase of wor", true)]],
    ['"phrase of wor"*', [phrase("phrase of wor", true)]],
    ['-"not this"', [phrase("not this", false, true)]],
    ['"say ""hi"" twice"', [phrase('say "hi" twice')]],
    ["“curly quotes” „deutsch“ «fr»", [phrase("curly quotes"), phrase("deutsch"), phrase("fr")]],
    ['"many   spaces \n and lines"', [phrase("many spaces and lines")]],
    ['"left open', [phrase("left open")]],
    ['"" "*" "-"', []],
    ['"a"b', [phrase("a"), word("b")]],
  ])("in quotes: %s", (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it.each([
    ["NEAR(goal fear, 5)", [near(["goal", "fear"], 5)]],
    ["near:5(goal fear)", [near(["goal", "fear"], 5)]],
    ["near(goal, fear)", [near(["goal", "fear"])]],
    ["NEAR(2 5)", [near(["2", "5"])]],
    ["NEAR(a b", [near(["a", "b"])]],
    ['NEAR("two words" b, 3)', [near(["two words", "b"], 3)]],
    ["NEAR(a b, 9999999)", [near(["a", "b", "9999999"])]],
    ["NEAR(a b, 999999)", [near(["a", "b"], 1000)]],
    ["NEAR(alone, 5)", [phrase("alone")]],
    ["NEAR()", []],
    ["nearly near (a)", [word("nearly"), word("near"), word("(a)")]],
  ])("near each other: %s", (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })
})

describe("filters", () => {
  it.each([
    ['with:"Anna Berg"', 'person:"Anna Berg"'],
    ["Person:Anna", "person:Anna"],
    ["person:@0123456789abcdef0123456789abcdef", "person:@0123456789abcdef0123456789abcdef"],
    ["#leadership/feedback", "tag:leadership/feedback"],
    ["-tag:/leadership//feedback/", "-tag:leadership/feedback"],
    ['#"two words"', 'tag:"two words"'],
    ["type:Sessions kind:mentoring-session", "kind:session kind:session"],
    ["kind:exchange kind:file kind:person", "kind:exchange kind:file kind:person"],
    ["has:actions has:files has:open_promises", "has:open-actions has:attachments has:open-promises"],
    ["is:starred -is:ARCHIVED", "is:pinned -is:archived"],
    ["owner:mine by:Anna owner:them", "owner:me owner:Anna owner:them"],
    ["stage:Planning", "stage:plan"],
    ["older:1year last:2weeks on:2026-2-3", "before:1y on:2w on:2026-02-03"],
    ['on:"last month"', "on:last-month"],
  ])("%s is %s", (text, written) => {
    const read = terms(text)
    expect(read.every(({ kind }) => kind === "filter")).toBe(true)
    expect(formatQuery({ terms: read })).toBe(written)
  })

  it.each([
    ["kind:dragon", [word("kind:dragon")], "kind", "unknown"],
    ['kind:"big dragon"', [phrase("kind big dragon")], "kind", "unknown"],
    ["before:2026-02-30", [word("before:2026-02-30")], "before", "unknown"],
    ["person:", [], "person", "empty"],
    ['-person:""', [], "person", "empty"],
    ["is:*", [], "is", "empty"],
  ] as const)("that cannot be read are words, or nothing yet: %s", (text, expected, by, why) => {
    const { query, pieces } = parseQuery(`a ${text} b`, today)
    expect(query.terms).toEqual([word("a"), ...expected, word("b")])
    expect(pieces[1]?.unread).toMatchObject({ by, why })
    expect(pieces[0]?.unread).toBeNull()
  })
})

describe("where the owner types", () => {
  it("a word is a beginning, and elsewhere it is whole", () => {
    expect(terms("goal men", { caret: 8 })).toEqual([word("goal"), word("men", true)])
    expect(terms("goal men", { caret: 4 })).toEqual([word("goal", true), word("men")])
    expect(terms("goal men", { caret: 6 })).toEqual([word("goal"), word("men")])
    expect(terms("goal men ", { caret: 9 })).toEqual([word("goal"), word("men")])
    expect(terms('"goal men', { caret: 9 })).toEqual([phrase("goal men", true)])
    expect(terms('"goal men"', { caret: 10 })).toEqual([phrase("goal men")])
    expect(terms("goal.", { caret: 5 })).toEqual([word("goal.")])
  })

  it("a filter asks for nothing until it can be read", () => {
    expect(terms("a has:open-act")).toEqual([word("a"), word("has:open-act")])
    expect(terms("a has:open-act", { caret: 14 })).toEqual([word("a")])
    expect(terms("a has:open-act", { caret: 1 })).toEqual([word("a", true), word("has:open-act")])
    expect(terms("a has:text", { caret: 10 })).toHaveLength(2)
  })

  it("pieces say where they end, and whether more would belong to them", () => {
    const ends = (text: string) =>
      parseQuery(text, today).pieces.map(({ from, to, isEnded }) => [text.slice(from, to), isEnded])
    expect(ends('-tag:a person:"Anna B" wor')).toEqual([
      ["-tag:a", true],
      ['person:"Anna B"', true],
      ["wor", false],
    ])
    expect(ends('a person:"Anna')).toEqual([
      ["a", true],
      ['person:"Anna', false],
    ])
    expect(ends("NEAR(a b, 3) NEAR(c ")).toEqual([
      ["NEAR(a b, 3)", true],
      ["NEAR(c ", false],
    ])
    expect(ends("tag:a ")).toEqual([["tag:a", true]])
  })
})
