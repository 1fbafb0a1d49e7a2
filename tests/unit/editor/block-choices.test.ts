import { describe, expect, it } from "vitest"
import type { EditorLabels } from "../../../src/editor/editor-labels.ts"
import { blockChoices, matchingBlocks } from "../../../src/editor/suggestions/block-choices.ts"

/** Every word is its own name, so that a language with other words is no other case. */
const labels = new Proxy({} as EditorLabels, {
  get: (_target, name) =>
    name === "heading" ? (level: number) => `Überschrift ${level}` : `the ${String(name)}`,
})
const choices = blockChoices(labels)
const found = (query: string) => matchingBlocks(choices, query).map(({ id }) => id)

describe("The kinds of text that / offers", () => {
  it("are all there before anything is typed", () => {
    expect(found("")).toHaveLength(choices.length)
  })

  it("are found by the start of any word, whatever its case and marks", () => {
    expect(found("quo")).toEqual(["quote"])
    expect(found("UBER")).toEqual(["heading1", "heading2", "heading3", "heading4"])
    expect(found("3")).toEqual(["heading3"])
    expect(found("ü2")).toEqual(["heading2"])
    expect(found("uote")).toEqual([])
  })
})
