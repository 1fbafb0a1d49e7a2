import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Link } from "../../../src/domain/entities.ts"
import { mentionedIn, mergeMentions } from "../../../src/domain/links.ts"
import { id } from "./arbitrary.ts"

const mention = (number: number, body = "text"): Link => ({ to: id(number), rel: "mentions", body })

describe("the mentions of a text", () => {
  it("become links of its record, each once, in their order", () => {
    expect(mergeMentions([], "text", [id(2), id(1), id(2)])).toEqual([mention(2), mention(1)])
  })

  it("leave alone other texts, other relations, and what a newer version keeps in a link", () => {
    const kept = { ...mention(3), isContact: true }
    const links: Link[] = [mention(1, "prepare"), { to: id(1), rel: "about" }, mention(1), kept, mention(2)]
    expect(mergeMentions(links, "text", [id(3), id(4)])).toEqual([links[0], links[1], kept, mention(4)])
    expect(mergeMentions(links, "text", [])).toEqual([links[0], links[1]])
  })

  it("change nothing where they are the same, not even the array", () => {
    const links = [mention(1), mention(2)]
    expect(mergeMentions(links, "text", [id(2), id(1)])).toBe(links)
    expect(mergeMentions(links, "text", [id(1)])).not.toBe(links)
  })

  it("are left out where they are no ids", () => {
    expect(mergeMentions([], "text", [id(1), "", "Ada", "__proto__"])).toEqual([mention(1)])
  })

  it("are exactly those of the text afterwards, and merging again changes nothing", () => {
    const numbers = fc.array(fc.nat(8), { maxLength: 8 })
    const links = fc.array(
      fc.record({
        to: fc.nat(8).map(id),
        rel: fc.constantFrom("mentions", "about"),
        body: fc.constantFrom("text", "notes"),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(links, numbers, (before, mentioned) => {
        const ids = mentioned.map(id)
        const after = mergeMentions(before, "text", ids)
        const isOfText = (link: Link): boolean => link.rel === "mentions" && link.body === "text"
        expect(after.filter((link) => !isOfText(link))).toEqual(before.filter((link) => !isOfText(link)))
        const to = after.filter(isOfText).map((link) => link.to)
        expect(to.toSorted()).toEqual([...new Set(ids)].toSorted())
        expect(mergeMentions(after, "text", ids)).toBe(after)
      }),
    )
  })

  it("of a record are each person once, whatever text they stand in", () => {
    const links: Link[] = [mention(1), mention(1, "notes"), { to: id(2), rel: "about" }, mention(3)]
    expect(mentionedIn(links)).toEqual([id(1), id(3)])
    expect(mentionedIn(undefined)).toEqual([])
  })
})
