import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { foldQuery, foldWords, matchWords } from "../../../src/domain/match-name.ts"
import { fuzzyMarks } from "../../../src/query/fuzzy-marks.ts"
import { fuzzyQuery, fuzzyText } from "../../../src/query/fuzzy-text.ts"
import { fuzzyScore } from "../../../src/query/fuzzy.ts"

const score = (typed: string, name: string): number =>
  fuzzyScore(fuzzyQuery(typed), fuzzyText(foldWords(name)))
const best = (typed: string, names: readonly string[]): readonly string[] =>
  names
    .filter((name) => score(typed, name) > 0)
    .toSorted((one, other) => score(typed, other) - score(typed, one))
/** The name with what is marked in brackets. */
const marked = (typed: string, name: string): string => {
  const marks = fuzzyMarks(fuzzyQuery(typed), name)
  return marks.reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    name,
  )
}

describe("a name is found", () => {
  it.each([
    ["new", "New session", "[New] session"],
    ["ses", "New session", "New [ses]sion"],
    ["session new", "New session", "[New] [session]"],
    ["nse", "New session", "[N]ew [se]ssion"],
    ["ns", "New session", "[N]ew [s]ession"],
    ["smb", "Sam Smith Berg", "Sam [Sm]ith [B]erg"],
    ["ssion", "New session", "New se[ssion]"],
    ["sesion", "New session", "New [sessio]n"],
    ["sttngs", "Settings", "[S]e[tt]i[ngs]"],
    ["appr", "Appearance", "[Appe]arance"],
    ["bckups", "Backups", "[Backup]s"],
    ["sttg", "Settings", "[S]e[tt]in[g]s"],
    ["zoe", "Zoë Ångström", "[Zoë] Ångström"],
    ["angs", "Zoë A\u030Angström", "Zoë [A\u030Angs]tröm"],
    ["strasse", "Straße 3", "[Straße] 3"],
    ["fin", "ﬁnd", "[ﬁn]d"],
    ["obrien", "Conan O’Brien", "Conan [O’Brien]"],
    ["brien", "Conan O'Brien", "Conan O'[Brien]"],
    ["luc", "Jean-Luc Picard", "Jean-[Luc] Picard"],
    ["小明", "王小明", "王[小明]"],
    ["기", "김민준", "[김]민준"],
    ["לוי", "שרה לוי", "שרה [לוי]"],
    ["jo", "🦉 Journal", "🦉 [Jo]urnal"],
  ])("%s in %s", (typed, name, expected) => {
    expect(score(typed, name)).toBeGreaterThan(0)
    expect(marked(typed, name)).toBe(expected)
  })

  it.each([
    ["xyz", "New session"],
    ["new x", "New session"],
    ["es", "New session"],
    ["stg", "Settings"],
    ["aaaaaaaaaaaab", "aa ".repeat(80)],
    ["a", ""],
  ])("not: %s in %s", (typed, name) => {
    expect(score("new", "New session")).toBeGreaterThan(0)
    expect(score(typed, name)).toBe(0)
    expect(marked(typed, name)).toBe(name)
  })

  it("by nothing as well, and all alike", () => {
    expect([score("", "Anna"), score(" - ", "")]).toEqual([1, 1])
  })
})

describe("of many names", () => {
  it("the surest way stands first, then the start of the name, then the shortest", () => {
    const names = ["Man of note", "Notary", "My notes", "Notes", "Note", "Denote", "Noet", "Nora Other Te"]
    expect(best("note", names)).toEqual([
      "Note",
      "Man of note",
      "Notes",
      "My notes",
      "Nora Other Te",
      "Denote",
      "Noet",
      "Notary",
    ])
  })

  it("whatever `matchWords` finds is found here too, where the first letter is right", () => {
    const word = fc.stringMatching(/^[abcé]{1,10}$/)
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "))
    let found = 0
    fc.assert(
      fc.property(word, word, name, (first, typed, names) => {
        const [text, slipped] = [`${first} ${names}`, `${first.charAt(0)}${typed}`]
        const meant = foldWords(text).filter((one) => matchWords(foldQuery(slipped), [one]) !== null)
        const isRight = meant.some((one) => one[0] === foldQuery(slipped)[0]?.[0])
        if (!isRight) return
        found += 1
        expect(score(slipped, text)).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(100)
  })

  it("marks lie within the name, in order and apart, and are there where it is found", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 16 }),
      fc.stringMatching(/^[a-dé'’ ß-]{0,16}$/u),
      fc.string({ unit: "binary", maxLength: 10 }),
    )
    let marks = 0
    fc.assert(
      fc.property(text, text, fc.boolean(), (name, other, isOwn) => {
        const typed = isOwn ? name.slice(0, 6) : other
        const found = fuzzyMarks(fuzzyQuery(typed), name)
        let at = 0
        for (const [from, to] of found) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(name.length)
          at = to + 1
          marks += 1
        }
        if (foldQuery(typed).length > 0) expect(found.length > 0).toBe(score(typed, name) > 0)
      }),
      { numRuns: 3000 },
    )
    expect(marks).toBeGreaterThan(500)
  })
})
