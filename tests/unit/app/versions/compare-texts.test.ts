import * as fc from "fast-check"
import { expect, it } from "vitest"
import { compareTexts, type TextPart } from "../../../../src/app/versions/compare-texts.ts"

const textOf = (parts: readonly TextPart[], without: TextPart["kind"]) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("")

it("what was taken out and what stayed is the earlier text; what was put in and what stayed is the present one", () => {
  const word = fc.constantFrom("room", "time", "Zeit", "港の手紙", " ", "\n", "，", "e\u0301")
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(""))
  fc.assert(
    fc.property(text, text, (earlier, present) => {
      const parts = compareTexts(earlier, present)
      if (parts === null) throw new Error("too different, although it is short")
      expect(textOf(parts, "added")).toBe(earlier)
      expect(textOf(parts, "removed")).toBe(present)
    }),
  )
})

it("one changed word is one word out and one word in, in any script", () => {
  expect(compareTexts("She asked for room.", "She asked for time.")).toEqual([
    { kind: "same", text: "She asked for " },
    { kind: "removed", text: "room" },
    { kind: "added", text: "time" },
    { kind: "same", text: "." },
  ])
  expect(compareTexts("Она просила места", "Она просила время")?.map(({ kind }) => kind)).toEqual([
    "same",
    "removed",
    "added",
  ])
})

it("a long text with a change in it is compared; two long texts with nothing in common are not", () => {
  const words = (name: string) => Array.from({ length: 4_000 }, (_, at) => `${name}${at}`).join(" ")
  const long = words("leaf")
  expect(compareTexts(long, `${long} more`)?.at(-1)).toEqual({ kind: "added", text: " more" })
  expect(compareTexts(long, words("stone"))).toBeNull()
})
