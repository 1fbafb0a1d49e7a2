import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { emptyDocument } from "../../../src/documents/document.ts"
import { documentLimits } from "../../../src/documents/limits.ts"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import { arbitraryDocument } from "../../support/arbitrary-documents.ts"
import { sampleDocument } from "../../support/sample-document.ts"

const text = (value: unknown, marks?: unknown) => ({
  type: "text",
  text: value,
  ...(marks !== undefined && { marks }),
})
const documentOf = (...content: unknown[]) => ({ type: "doc", content })
const paragraphOf = (...content: unknown[]) => documentOf({ type: "paragraph", content })
const reasonFor = (value: unknown) => {
  const parsed = parseDocument(value)
  return parsed.ok ? "accepted" : parsed.refusal.reason
}
const nested = (depth: number) => {
  let node: object = { type: "paragraph" }
  for (let level = 0; level < depth; level += 1) node = { type: "blockquote", content: [node] }
  return documentOf(node)
}

describe("A stored document", () => {
  it("of every node and mark is accepted as the very object that came", () => {
    const parsed = parseDocument(sampleDocument)
    expect(parsed).toEqual({ ok: true, value: sampleDocument })
    expect(parsed.ok && parsed.value === sampleDocument).toBe(true)
  })

  it("that is empty is accepted", () => expect(reasonFor(emptyDocument())).toBe("accepted"))

  it("is accepted whatever valid nodes it is made of", () => {
    fc.assert(fc.property(arbitraryDocument, (document) => parseDocument(document).ok))
  })

  it("survives JSON byte for byte in meaning", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const back: unknown = JSON.parse(JSON.stringify(document))
        expect(parseDocument(back)).toEqual({ ok: true, value: document })
      }),
    )
  })

  it.each([
    ["nothing", null, "not-a-document"],
    ["a text", "<p>x</p>", "not-a-document"],
    ["a list", [sampleDocument], "not-a-document"],
    ["another node on top", { type: "paragraph" }, "not-a-document"],
    ["no block", documentOf(), "invalid-content"],
    [
      "content that is no list",
      { type: "doc", content: { 0: { type: "paragraph" }, length: 1 } },
      "invalid-content",
    ],
    ["a hole in its content", documentOf(null), "invalid-content"],
    ["bare text on top", documentOf(text("x")), "invalid-content"],
    ["a block in a paragraph", paragraphOf({ type: "paragraph" }), "invalid-content"],
    [
      "a list item that starts with a heading",
      documentOf({ type: "bulletList", content: [{ type: "listItem", content: [{ type: "heading" }] }] }),
      "invalid-content",
    ],
    ["a list without items", documentOf({ type: "bulletList" }), "invalid-content"],
    ["a document in a document", documentOf(documentOf({ type: "paragraph" })), "invalid-content"],
    ["text without text", paragraphOf({ type: "text" }), "invalid-content"],
    ["empty text", paragraphOf(text("")), "invalid-content"],
    ["text that is a list", paragraphOf(text(["x"])), "invalid-content"],
    ["text that is an object", paragraphOf(text({ toString: "x" })), "invalid-content"],
    ["a node of a newer version", documentOf({ type: "drawing" }), "unknown-node"],
    ["a node called constructor", documentOf({ type: "constructor" }), "unknown-node"],
    ["a node called __proto__", documentOf({ type: "__proto__" }), "unknown-node"],
    ["a node whose type is a list", documentOf({ type: ["paragraph"] }), "unknown-node"],
    ["a mark of a newer version", paragraphOf(text("x", [{ type: "redaction" }])), "unknown-mark"],
    ["a mark called toString", paragraphOf(text("x", [{ type: "toString" }])), "unknown-mark"],
    [
      "an attribute of a newer version",
      documentOf({ type: "paragraph", attrs: { anchor: "a" } }),
      "unknown-attribute",
    ],
    [
      "an event handler for an attribute",
      documentOf({ type: "paragraph", attrs: { onclick: "alert(1)" } }),
      "unknown-attribute",
    ],
    ["a style", paragraphOf(text("x", [{ type: "bold", attrs: { style: "x" } }])), "unknown-attribute"],
    ["an unknown field on a node", documentOf({ type: "paragraph", comment: "x" }), "unknown-field"],
    ["an unknown field on a mark", paragraphOf(text("x", [{ type: "bold", note: 1 }])), "unknown-field"],
    ["attributes that are a list", documentOf({ type: "heading", attrs: [1] }), "invalid-attribute"],
    ["attributes that are null", documentOf({ type: "heading", attrs: null }), "invalid-attribute"],
    [
      "an attribute that is a DOM description",
      documentOf({ type: "heading", attrs: { level: ["script", {}, "x"] } }),
      "invalid-attribute",
    ],
    ["a heading of level 7", documentOf({ type: "heading", attrs: { level: 7 } }), "invalid-attribute"],
    ["a level in words", documentOf({ type: "heading", attrs: { level: "1" } }), "invalid-attribute"],
    [
      "a list from minus one",
      documentOf({
        type: "orderedList",
        attrs: { start: -1 },
        content: [{ type: "listItem", content: [{ type: "paragraph" }] }],
      }),
      "invalid-attribute",
    ],
    [
      "a link to an object",
      paragraphOf(text("x", [{ type: "link", attrs: { href: { toString: "x" } } }])),
      "invalid-attribute",
    ],
    ["a link without a target", paragraphOf(text("x", [{ type: "link" }])), "invalid-attribute"],
    [
      "a mention without an id",
      paragraphOf({ type: "mention", attrs: { name: "Ana" } }),
      "invalid-attribute",
    ],
    [
      "a mention of no record id",
      paragraphOf({ type: "mention", attrs: { contact: "<img>", name: "Ana" } }),
      "invalid-attribute",
    ],
    [
      "a language with blanks",
      documentOf({ type: "codeBlock", attrs: { language: "a b" } }),
      "invalid-attribute",
    ],
    ["the same mark twice", paragraphOf(text("x", [{ type: "bold" }, { type: "bold" }])), "invalid-marks"],
    ["code that is also bold", paragraphOf(text("x", [{ type: "bold" }, { type: "code" }])), "invalid-marks"],
    ["a mark on a paragraph", documentOf({ type: "paragraph", marks: [{ type: "bold" }] }), "invalid-marks"],
    [
      "a mark in a code block",
      documentOf({ type: "codeBlock", content: [text("x", [{ type: "bold" }])] }),
      "invalid-marks",
    ],
    ["marks that are no list", paragraphOf(text("x", { type: "bold" })), "invalid-marks"],
  ])("with %s is refused", (_what, value, reason) => expect(reasonFor(value)).toBe(reason))

  it("with an own __proto__ is refused, and no prototype is changed", () => {
    const hostile: unknown = JSON.parse(
      '{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"polluted":1}}}]}',
    )
    expect(reasonFor(hostile)).toBe("unknown-attribute")
    const onNode: unknown = JSON.parse(
      '{"type":"doc","content":[{"type":"paragraph","__proto__":{"polluted":1}}]}',
    )
    expect(reasonFor(onNode)).toBe("unknown-field")
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false)
  })

  it("takes nothing from a polluted prototype", () => {
    // oxlint-disable-next-line eslint/no-extend-native -- the pollution is what is tested, and undone below
    Object.defineProperty(Object.prototype, "marks", { value: [{ type: "evil" }], configurable: true })
    try {
      expect(reasonFor(paragraphOf(text("x")))).toBe("accepted")
    } finally {
      Reflect.deleteProperty(Object.prototype, "marks")
    }
  })

  it("is refused 10,000 levels deep without running out of stack, and accepted at the limit", () => {
    expect(reasonFor(nested(documentLimits.depth - 2))).toBe("accepted")
    expect(reasonFor(nested(documentLimits.depth - 1))).toBe("too-deep")
    expect(reasonFor(nested(10_000))).toBe("too-deep")
  })

  it("is refused past a million nodes or sixteen million letters", () => {
    const breaks = Array.from({ length: documentLimits.nodes }, () => ({ type: "hardBreak" }))
    const paragraphWith = (content: unknown[]) => documentOf({ type: "paragraph", content })
    expect(reasonFor(paragraphWith(breaks.slice(0, -2)))).toBe("accepted")
    expect(reasonFor(paragraphWith(breaks))).toBe("too-large")
    expect(reasonFor(paragraphOf(text("x".repeat(documentLimits.textLength))))).toBe("accepted")
    expect(reasonFor(paragraphOf(text("x".repeat(documentLimits.textLength + 1))))).toBe("too-large")
  })

  it("is refused for a table that would take too long to lay out, by spans or by rows", () => {
    const cell = (attrs: object) => ({ type: "tableCell", attrs, content: [{ type: "paragraph" }] })
    const table = (...rows: object[][]) =>
      documentOf({ type: "table", content: rows.map((content) => ({ type: "tableRow", content })) })
    const wide = Array.from({ length: 200 }, () => cell({ colspan: 1000 }))
    expect(reasonFor(table(wide))).toBe("accepted")
    expect(reasonFor(table(...Array.from({ length: 60 }, () => wide)))).toBe("too-large")
    const plain = Array.from({ length: 20_000 }, () => Array.from({ length: 10 }, () => cell({})))
    expect(reasonFor(table(...plain))).toBe("accepted")
    expect(reasonFor(table([cell({ rowspan: 2 }), cell({})], ...plain))).toBe("too-large")
  })

  it("says where it is wrong, and says it without a word of the text", () => {
    const parsed = parseDocument(
      documentOf({ type: "paragraph" }, { type: "blockquote", content: [{ type: "secret words" }] }),
    )
    expect(parsed).toEqual({ ok: false, refusal: { reason: "unknown-node", at: [1, 0] } })
  })

  it("never makes the check throw, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        (value) => typeof parseDocument(value).ok === "boolean",
      ),
    )
  })
})
