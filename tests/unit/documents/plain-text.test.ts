import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DocumentNode, emptyDocument, type JournalDocument } from "../../../src/documents/document.ts"
import { isEmptyDocument, toPlainText } from "../../../src/documents/plain-text.ts"
import { readableText } from "../../../src/documents/readable-text.ts"
import { countWords } from "../../../src/documents/word-count.ts"
import { arbitraryDocument } from "../../support/arbitrary-documents.ts"
import { sampleDocument } from "../../support/sample-document.ts"

const of = (...content: DocumentNode[]) => ({ type: "doc", content }) as unknown as JournalDocument
const paragraph = (text: string): DocumentNode => ({ type: "paragraph", content: [{ type: "text", text }] })

function textsOf(node: DocumentNode): string[] {
  return [...(node.text === undefined ? [] : [node.text]), ...(node.content ?? []).flatMap(textsOf)]
}

describe("The plain text of a document", () => {
  it("reads as somebody would copy it", () => {
    expect(toPlainText(sampleDocument)).toBe(
      [
        "A year with Ana",
        "",
        "Plain, bold, italic, struck, underlined, highlighted, code and a link.",
        "With @Ana Duarte",
        "",
        "Lists",
        "",
        "• one",
        "  • inner",
        "• two",
        "",
        "3. third",
        "",
        "☑ done",
        "☐ open",
        "",
        "Set apart",
        "",
        "> Nothing is ours, except time.",
        "",
        "const a = 1",
        "",
        "const b = 2",
        "",
        "———",
        "",
        "When\tWhat",
        "March\tFirst meeting",
        "",
        "Last",
        "",
        "Centred",
      ].join("\n"),
    )
  })

  it("holds every word of every document, in order", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const text = toPlainText(document)
        let from = 0
        for (const word of textsOf(document).flatMap((piece) =>
          piece.split(/\s+/).filter((part) => part !== ""),
        )) {
          const at = text.indexOf(word, from)
          if (at < 0) return false
          from = at + word.length
        }
        return true
      }),
    )
  })

  it("of 20,000 paragraphs is made without running out of stack", () => {
    const document = of(...Array.from({ length: 20_000 }, (_, index) => paragraph(`Line ${index}`)))
    expect(toPlainText(document).split("\n\n")).toHaveLength(20_000)
  })
})

describe("A document is empty", () => {
  it.each([
    ["when it is new", emptyDocument()],
    [
      "with a list nobody wrote in",
      of({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] }),
    ],
    ["with a line break alone", of({ type: "paragraph", content: [{ type: "hardBreak" }] })],
  ])("%s", (_when, document) => expect(isEmptyDocument(document)).toBe(true))

  it.each([
    ["a word", of(paragraph("x"))],
    ["a blank", of(paragraph(" "))],
    [
      "somebody's name",
      of({ type: "paragraph", content: [{ type: "mention", attrs: { contact: "0".repeat(32), name: "" } }] }),
    ],
    ["a dividing line", of({ type: "horizontalRule" })],
    ["a table", of({ type: "table", content: [{ type: "tableRow", content: [] }] })],
  ])("never with %s", (_what, document) => expect(isEmptyDocument(document)).toBe(false))
})

describe("Words are counted", () => {
  it.each([
    ["Nothing, Lucilius, is ours — except time.", 6],
    ["don't stop at 3.5 or e-mail", 7],
    ["", 0],
    ["… — !", 0],
    ["👩‍👩‍👧 hello", 1],
  ])("in %j as %i", (text, words) => expect(countWords(text, "en")).toBe(words))

  it("in scripts without blanks too", () => expect(countWords("我们昨天见面了", "zh")).toBeGreaterThan(2))
})

describe("The readable text of something that is no document", () => {
  it("is every text in it, a line a node", () => {
    const value = {
      type: "future",
      content: [{ text: "One" }, { kind: 7, content: [{ text: "Two " }, { text: "three" }] }, "no", null],
    }
    expect(readableText(value)).toBe("One\nTwo three")
  })

  it("comes from 100,000 levels without running out of stack", () => {
    let value: object = { text: "deep" }
    for (let level = 0; level < 100_000; level += 1) value = { content: [value] }
    expect(readableText(value)).toBe("deep")
  })

  it("never makes it throw, whatever it is", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof readableText(value) === "string"))
  })
})
