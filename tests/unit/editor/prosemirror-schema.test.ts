import { isDeepStrictEqual } from "node:util"
import { Schema } from "@tiptap/pm/model"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DocumentNode } from "../../../src/documents/document.ts"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import { markSpecs, nodeSpecs } from "../../../src/documents/schema.ts"
import { documentFromNode } from "../../../src/editor/document-from-node.ts"
import { editorSchemaSpec } from "../../../src/editor/prosemirror-schema.ts"
import { arbitraryDocument } from "../../support/arbitrary-documents.ts"
import { sampleDocument } from "../../support/sample-document.ts"

const schema = new Schema(editorSchemaSpec)

function editorAccepts(json: unknown): boolean {
  try {
    schema.nodeFromJSON(json).check()
    return true
  } catch {
    return false
  }
}

/** All nodes of a document, in order, each with what puts another in its place. */
function placesOf(root: DocumentNode): ((node: DocumentNode | null) => DocumentNode)[] {
  const places: ((node: DocumentNode | null) => DocumentNode)[] = []
  const visit = (node: DocumentNode, put: (node: DocumentNode | null) => DocumentNode): void => {
    const content = node.content ?? []
    content.forEach((child, index) => {
      const putChild = (replacement: DocumentNode | null) =>
        put({
          ...node,
          content: [
            ...content.slice(0, index),
            ...(replacement === null ? [] : [replacement]),
            ...content.slice(index + 1),
          ],
        })
      places.push(putChild)
      visit(child, putChild)
    })
  }
  visit(root, (node) => node ?? root)
  return places
}

const strangers = fc.oneof(
  fc.constantFrom<DocumentNode | null>(
    null,
    { type: "paragraph" },
    { type: "text", text: "x" },
    { type: "text", text: "x", marks: [{ type: "bold" }] },
    { type: "text", text: "x", marks: [{ type: "bold" }, { type: "code" }] },
    { type: "text", text: "x", marks: [{ type: "italic" }, { type: "bold" }] },
    { type: "hardBreak" },
    { type: "hardBreak", marks: [{ type: "code" }] },
    { type: "horizontalRule" },
    { type: "horizontalRule", marks: [{ type: "bold" }] },
    { type: "heading", attrs: { level: 9 } },
    { type: "tableRow" },
  ),
  fc
    .constantFrom(...Object.keys(nodeSpecs))
    .map((type) => ({ type, content: [{ type: "paragraph" }] }) as DocumentNode),
  fc.constantFrom(...Object.keys(nodeSpecs)).map((type) => ({ type }) as DocumentNode),
)

describe("The editor's schema", () => {
  it("has the nodes, marks and attributes of the document's schema and no others", () => {
    expect(Object.keys(schema.nodes)).toEqual(Object.keys(nodeSpecs))
    expect(Object.keys(schema.marks)).toEqual(Object.keys(markSpecs))
    for (const [name, spec] of Object.entries(nodeSpecs))
      expect(Object.keys(schema.nodes[name]?.spec.attrs ?? {})).toEqual(Object.keys(spec.attributes))
    for (const [name, spec] of Object.entries(markSpecs))
      expect(Object.keys(schema.marks[name]?.spec.attrs ?? {})).toEqual(Object.keys(spec.attributes))
  })

  it("takes every document that the check accepts and gives back the same one", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const node = schema.nodeFromJSON(document)
        node.check()
        // ProseMirror puts marks in the schema's order and joins text; what it says is what counts.
        expect(plain(documentFromNode(node))).toEqual(plain(document))
      }),
    )
  })

  it("gives back every node and mark of the sample exactly", () => {
    expect(documentFromNode(schema.nodeFromJSON(sampleDocument))).toEqual(sampleDocument)
  })

  it("refuses what the check refuses, wherever a node was put, taken or turned into another", () => {
    let accepted = 0
    let refused = 0
    fc.assert(
      fc.property(arbitraryDocument, fc.nat(), strangers, (document, place, stranger) => {
        const places = placesOf(document)
        const changed = places[place % places.length]?.(stranger)
        const isAccepted = parseDocument(changed).ok
        if (isAccepted) accepted += 1
        else refused += 1
        expect(editorAccepts(changed)).toBe(isAccepted)
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(accepted, refused)).toBeGreaterThan(200)
  })
})

/** Marks in one order, and neighbouring text of the same marks as one piece. */
function plain(node: DocumentNode): DocumentNode {
  const content = (node.content ?? []).map(plain).reduce<DocumentNode[]>((joined, child) => {
    const last = joined.at(-1)
    const isSame =
      last?.type === "text" && child.type === "text" && isDeepStrictEqual(last.marks, child.marks)
    if (isSame) joined[joined.length - 1] = { ...last, text: `${last.text}${child.text}` }
    else joined.push(child)
    return joined
  }, [])
  return {
    ...node,
    ...(node.marks && { marks: node.marks.toSorted((one, other) => (one.type < other.type ? -1 : 1)) }),
    ...(node.content && { content }),
  }
}
