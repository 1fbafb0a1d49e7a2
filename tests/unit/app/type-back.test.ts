import * as fc from "fast-check"
import { expect, it } from "vitest"
import { readAnswers, readRecoveryWords, readTypedWord } from "../../../src/app/first-run/type-back.ts"

const words = ["abandon", "zoo", "legal", "winner", "thank", "year"]

it("a word may be typed with spaces around it and in capitals", () => {
  expect(readTypedWord("  Legal ")).toBe("legal")
})

it("the answers keep the places that were asked", () => {
  expect(readAnswers([4, 23], { 4: "zoo", 23: "LEGAL" })).toEqual([
    { place: 4, word: "zoo" },
    { place: 23, word: "legal" },
  ])
})

it("there are no answers while one word is missing", () => {
  expect(readAnswers([4, 23], { 4: "zoo" })).toBeNull()
  expect(readAnswers([4, 23], { 4: "zoo", 23: "  " })).toBeNull()
})

it("a copied sheet gives its words back, however it is numbered, broken and spaced", () => {
  const between = fc.constantFrom(" ", "\n", "  \t", ", ", "\r\n", "\u00a0")
  const number = fc.constantFrom(
    (place: number) => `${place + 1}. `,
    (place: number) => `${place + 1}) `,
    () => "",
  )
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 24 }),
      between,
      number,
      fc.boolean(),
      (sheet, gap, numbered, inCapitals) => {
        const text = sheet
          .map((word, place) => numbered(place) + (inCapitals ? word.toUpperCase() : word))
          .join(gap)
        expect(readRecoveryWords(text)).toEqual(sheet)
      },
    ),
  )
})
