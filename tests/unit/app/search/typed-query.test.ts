import * as fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import {
  filtersOf,
  keptOf,
  nothingWritten,
  queryOf,
  settled,
  withFilter,
  type Written,
  writtenOf,
} from "../../../../src/app/search/typed-query.ts"
import type { LocalDate } from "../../../../src/base/local-date.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-US" }))

const today = "2026-11-21" as LocalDate

/** The text letter by letter, as it is typed at the caret. */
function type(text: string, from: Written = nothingWritten): Written {
  let written = from
  for (const letter of text) {
    const { text: before, caret } = written
    written = settled(
      {
        ...written,
        text: before.slice(0, caret) + letter + before.slice(caret),
        caret: caret + letter.length,
      },
      today,
    )
  }
  return written
}

describe("What is typed into the search", () => {
  test("a filter becomes a chip when a space follows it, and not before", () => {
    expect(type("letter tag:craft")).toMatchObject({ chips: [], text: "letter tag:craft" })
    expect(type("letter tag:craft ")).toMatchObject({ chips: ["tag:craft"] })
    expect(type("letter tag:craft ").text.trim()).toBe("letter")
  })

  test("a filter in quotes becomes one when they are closed", () => {
    expect(type('person:"Anna Berg')).toMatchObject({ chips: [] })
    expect(type('person:"Anna Berg"')).toMatchObject({ chips: ['person:"Anna Berg"'], text: "" })
  })

  test("a filter that is typed in front of words waits until it is left", () => {
    const before = { chips: [], text: " letter", caret: 0 }
    expect(type("tag:craft", before)).toMatchObject({ chips: [], text: "tag:craft letter" })
    const done = type("tag:craft ", before)
    expect(done.chips).toEqual(["tag:craft"])
    expect(done.text.trim()).toBe("letter")
  })

  test("Enter makes one of a filter at the end", () => {
    expect(settled(type("tag:craft"), today, true)).toMatchObject({ chips: ["tag:craft"], text: "" })
  })

  test("words, phrases and what only looks like a filter stay words", () => {
    const written = type('a note: "tag:craft" nobody:knows ')
    expect(written.chips).toEqual([])
    expect(queryOf(written, today).terms.every(({ kind }) => kind !== "filter")).toBe(true)
  })

  test("a filter of a few values or of days asks as soon as it has one", () => {
    expect(queryOf(type("letter kind:ses"), today).terms).toHaveLength(1)
    expect(queryOf(type("letter kind:session"), today).terms).toHaveLength(2)
    expect(queryOf(type("on:2026"), today).terms).toHaveLength(1)
    expect(type("on:2026").chips).toEqual([])
  })

  test("a filter by a name that is still being typed asks for nothing", () => {
    expect(queryOf(type("letter tag:cra"), today).terms).toHaveLength(1)
    expect(queryOf(type("letter tag:cra "), today).terms).toHaveLength(2)
  })

  test("what is typed behind a chip is a word of its own", () => {
    expect(queryOf(type("letter tag:craft more"), today).terms).toEqual([
      expect.objectContaining({ kind: "filter" }),
      expect.objectContaining({ kind: "word", text: "letter" }),
      expect.objectContaining({ kind: "word", text: "more", isPrefix: true }),
    ])
  })

  test("the caret stays where it was among the words", () => {
    const before = (text: string, caret: number) => settled({ chips: [], text, caret }, today, true)
    expect(before("tag:craft le", 12)).toMatchObject({ text: "le", caret: 2 })
    expect(before("tag:craft le", 11)).toMatchObject({ text: "le", caret: 1 })
    expect(before("big tag:craft le", 16)).toMatchObject({ text: "big le", caret: 6 })
    expect(before("big tag:craft le", 2)).toMatchObject({ text: "big le", caret: 2 })
    expect(before("big tag:craft le", 8)).toMatchObject({ text: "big le", caret: 4 })
  })

  test("the same filter stands there once", () => {
    const once = withFilter(nothingWritten, { by: "tag", value: "craft" })
    expect(once.chips).toHaveLength(1)
    expect(withFilter(once, { by: "tag", value: "craft" })).toBe(once)
    expect(type("tag:craft ", once).chips).toHaveLength(1)
  })

  test("a span of days is that of the day on which it is asked", () => {
    const { chips } = type("on:today ")
    const [first] = filtersOf(chips, today)
    const [next] = filtersOf(chips, "2026-11-22" as LocalDate)
    expect(first?.filter.value).toMatchObject({ from: "2026-11-21" })
    expect(next?.filter.value).toMatchObject({ from: "2026-11-22" })
  })

  test("a week begins as those of the locale do", () => {
    const [week] = filtersOf(["on:this-week"], today)
    expect(week?.filter.value).toMatchObject({ from: "2026-11-15", to: "2026-11-21" })
  })

  test("what is kept comes back as it was, and asks for the same", () => {
    const piece = fc.constantFrom(
      "letter",
      "tag:craft ",
      'person:"Anna Berg" ',
      "-kind:session ",
      '"first hundred"',
      "ment*",
      "on:2026-03 ",
      "near:5(trust delegate)",
      " ",
      "-",
      ":",
      '"',
      "tag:",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const written = settled(type(pieces.join("")), today, true)
        const back = writtenOf(keptOf(written), today)
        expect(back.chips).toEqual(written.chips)
        expect(queryOf(back, today)).toEqual(
          queryOf({ ...written, text: written.text.trim(), caret: written.text.trim().length }, today),
        )
      }),
      { numRuns: 300 },
    )
  })
})
