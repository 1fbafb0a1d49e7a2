import { describe, expect, it } from "vitest"
import { foundRows, type TagNode, tagNodes } from "../../../../src/app/tags/tag-nodes.ts"
import { suggestTags } from "../../../../src/app/tags/suggest-tags.ts"
import { hueOf } from "../../../../src/app/tags/tag-colours.ts"
import { tagColours } from "../../../../src/domain/tag-colours.ts"
import { tagHues } from "../../../../src/ui/tag-hues.ts"

const paths = ["calm", "leadership", "leadership/feedback", "leadership/feedback/hard", "Öffentlich", "x"]
const rows = paths.map((path) => ({ path, count: 1, withNested: 1, colour: null }))

describe("what is offered for a few letters of a tag", () => {
  it("has words that begin with them, in any order, whatever their case and accents", () => {
    expect(suggestTags(paths, "feed", 8)).toEqual(["leadership/feedback", "leadership/feedback/hard"])
    expect(suggestTags(paths, "hard lead", 8)).toEqual(["leadership/feedback/hard"])
    expect(suggestTags(paths, "lead/fe", 1)).toEqual(["leadership/feedback"])
    expect(suggestTags(paths, "OFFENT", 8)).toEqual(["Öffentlich"])
    expect(suggestTags(paths, "eed", 8)).toEqual([])
  })

  it("is the first ones as they stand where nothing is typed", () => {
    expect(suggestTags(paths, " ", 2)).toEqual(["calm", "leadership"])
  })
})

describe("the tree", () => {
  it("has each tag in the one around it, under the last of its names", () => {
    const named = (nodes: readonly TagNode[]): unknown =>
      nodes.map((node) => [node.name, named(node.children)])
    expect(named(tagNodes(rows))).toEqual([
      ["calm", []],
      ["leadership", [["feedback", [["hard", []]]]]],
      ["Öffentlich", []],
      ["x", []],
    ])
  })

  it("shows what is found with all around it", () => {
    const found = (typed: string) => foundRows(rows, typed).map(({ path }) => path)
    expect(found("hard")).toEqual(["leadership", "leadership/feedback", "leadership/feedback/hard"])
    expect(found("")).toEqual(paths)
    expect(found("nothing")).toEqual([])
  })
})

describe("the colour of a tag", () => {
  it("is its own, else that of the nearest around it; one of a newer version is none", () => {
    const colours = new Map([
      ["a", "sea"],
      ["a/b/c", "plum"],
      ["n", "neon"],
    ])
    expect(["a", "a/b", "a/b/c", "a/b/c/d", "ab", "n"].map((path) => hueOf(colours, path))).toEqual([
      "sea",
      "sea",
      "plum",
      "plum",
      null,
      null,
    ])
  })

  it("is drawn for every colour that a tag may have", () => {
    expect(Object.keys(tagHues)).toEqual([...tagColours])
  })
})
