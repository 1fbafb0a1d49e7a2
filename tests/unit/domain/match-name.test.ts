import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { foldText } from "../../../src/domain/fold-text.ts"
import { foldQuery, foldWords, matchName, matchWords } from "../../../src/domain/match-name.ts"

const best = (query: string, names: readonly string[]): readonly string[] =>
  names
    .map((name) => ({ name, score: matchName(query, name) }))
    .filter(({ score }) => score !== null)
    .toSorted((left, right) => (right.score ?? 0) - (left.score ?? 0))
    .map(({ name }) => name)

describe("a query", () => {
  it.each([
    ["ada", "Ada Byron"],
    ["byr a", "Ada Byron"],
    ["zoe", "Zoë Ångström"],
    ["ANGSTROM", "Zoë Ångström"],
    ["strasse", "Straße"],
    ["soren", "Søren"],
    ["lukasz", "Łukasz"],
    ["istanbul", "İstanbul"],
    ["isik", "Işık"],
    ["νικοσ", "Νίκος"],
    ["obrien", "Conan O'Brien"],
    ["brien", "Conan O’Brien"],
    ["o’brien", "Conan O'Brien"],
    ["jean-luc", "Jean-Luc Picard"],
    ["luc", "Jean-Luc Picard"],
    ["小明", "王小明"],
    ["김민", "김민준"],
    ["기", "김민준"],
    ["ﬁn", "Finn"],
    ["לוי", "שרה לוי"],
    ["🦉", "🦉 Cora"],
    ["", "Anybody"],
    [" - ", "Anybody"],
  ])("finds by the beginnings of words, without accents, case and order: %s in %s", (query, name) => {
    expect(matchName(query, name)).not.toBeNull()
  })

  it.each([
    ["da", "Ada Byron"],
    ["ada x", "Ada Byron"],
    ["ada byron lovelace", "Ada Byron"],
    ["ben", "Ada Byron"],
    ["adx", "Ada Byron"],
    ["cora", ""],
  ])("does not find what begins otherwise: %s in %s", (query, name) => {
    expect(matchName("ada", "Ada Byron")).not.toBeNull()
    expect(matchName(query, name)).toBeNull()
  })

  it("forgives one slip from four letters on and two from eight", () => {
    for (const query of ["meier", "myer", "meeyer", "emyer", "neyer", "hans meie"]) {
      expect([query, matchName(query, "Hans Meyer")]).not.toEqual([query, null])
    }
    expect(matchName("katherina", "Catharina")).not.toBeNull()
    expect(matchName("maier", "Hans Meyer")).toBeNull()
    expect(matchName("myr", "Hans Meyer")).toBeNull()
    expect(matchName("kotherine", "Catharina")).toBeNull()
  })

  it("puts the whole word before its beginning, the start of a name before its end, and slips last", () => {
    const names = ["Marianne Kahn", "Ann Marquez", "Maria Ann", "Anne Bell", "Bo Marian"]
    expect(best("ann", names)).toEqual(["Ann Marquez", "Maria Ann", "Anne Bell"])
    expect(best("mari", ["Bo Marian", "Marian Bo", "Nari Bo"])).toEqual(["Marian Bo", "Bo Marian", "Nari Bo"])
  })
})

const names = fc
  .array(fc.oneof(fc.stringMatching(/^[A-Za-zÀ-ſ]{1,10}$/), fc.string({ unit: "grapheme", maxLength: 8 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(" "))

describe("any name", () => {
  it("is found by itself, by its words in any order, and by every beginning of one", () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.integer({ min: 1, max: 10 }), (name, at, length) => {
        const words = foldWords(name)
        expect(matchName(name, name)).not.toBeNull()
        expect(matchWords(words.toReversed(), words)).not.toBeNull()
        const word = words[at % Math.max(1, words.length)]
        const beginning = word === undefined ? [] : [word.slice(0, length)]
        expect(matchWords(beginning, words)).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it("is found by its capitals, its composed and its decomposed form alike", () => {
    const letters = fc.stringMatching(/^[A-Za-zÀ-ÖØ-Þà-öø-ÿĀ-ž ]{1,20}$/)
    fc.assert(
      fc.property(letters, (name) => {
        const forms = [name.toUpperCase(), name.toLowerCase(), name.normalize("NFD"), name.normalize("NFC")]
        for (const form of forms) expect(foldQuery(form)).toEqual(foldQuery(name))
      }),
    )
  })

  it("is folded in parts as it is folded whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (name) => {
        expect(Array.from(name, foldText).join("")).toBe(foldText(name))
      }),
      { numRuns: 1000 },
    )
  })

  it("is scored the same for the words of a query in another order, and never below none", () => {
    fc.assert(
      fc.property(names, names, (query, name) => {
        const score = matchName(query, name)
        expect(score ?? 0).toBeGreaterThanOrEqual(0)
        const reversed = matchWords(foldQuery(query).toReversed(), foldWords(name))
        expect(reversed === null).toBe(score === null)
      }),
    )
  })
})
