import * as fc from "fast-check"
import type { DocumentMark, DocumentNode, JournalDocument } from "../../src/documents/document.ts"

/** Text as people write it, and text that formats trip over. */
const words = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/),
  fc.constantFrom(
    "*",
    "_a_",
    "# no heading",
    "1. no list",
    "<b>no tag</b>",
    "a|b",
    "`code`",
    "[x](y)",
    "\\",
    "ñandú 你好 שלום 👩‍👩‍👧",
    "- x",
    "> y",
    "&amp;",
    "~~z~~",
    "https://example.org",
    "![i](u)",
    "=",
    "+",
  ),
)

const mark: fc.Arbitrary<DocumentMark> = fc.oneof(
  fc.constantFrom<DocumentMark>(
    { type: "bold" },
    { type: "italic" },
    { type: "strike" },
    { type: "underline" },
    { type: "highlight" },
  ),
  fc
    .constantFrom("https://example.org/a", "mailto:a@b.example", "javascript:alert(1)")
    .map((href): DocumentMark => ({ type: "link", attrs: { href } })),
)

const marks: fc.Arbitrary<readonly DocumentMark[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 3, arbitrary: fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([{ type: "code" as const }]) },
)

function withMarks(node: DocumentNode, given: readonly DocumentMark[]): DocumentNode {
  return given.length === 0 ? node : { ...node, marks: given }
}

export const inlineNode: fc.Arbitrary<DocumentNode> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(words, marks).map(([text, given]) => withMarks({ type: "text", text }, given)),
  },
  { weight: 1, arbitrary: fc.constant<DocumentNode>({ type: "hardBreak" }) },
  {
    weight: 1,
    arbitrary: fc
      .stringMatching(/^[0-9a-f]{32}$/)
      .map((contact): DocumentNode => ({ type: "mention", attrs: { contact, name: "Ana Duarte" } })),
  },
)

function block(
  type: DocumentNode["type"],
  content: readonly DocumentNode[],
  attrs?: DocumentNode["attrs"],
): DocumentNode {
  const given = attrs === undefined || Object.keys(attrs).length === 0 ? {} : { attrs }
  return { type, ...given, ...(content.length > 0 && { content }) }
}

const inline = fc.array(inlineNode, { maxLength: 4 })
const align = fc.constantFrom({}, {}, { textAlign: "center" }, { textAlign: "right" })
const paragraph = fc.tuple(inline, align).map(([content, attrs]) => block("paragraph", content, attrs))

const leafBlock: fc.Arbitrary<DocumentNode> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  {
    weight: 2,
    arbitrary: fc
      .tuple(inline, fc.integer({ min: 1, max: 4 }))
      .map(([content, level]) => block("heading", content, { level })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("", "x = 1\n\n  y", "```\nnot the end\n```"),
        fc.constantFrom({}, { language: "ts" }),
      )
      .map(([text, attrs]) => block("codeBlock", text === "" ? [] : [{ type: "text", text }], attrs)),
  },
  { weight: 1, arbitrary: fc.constant(block("horizontalRule", [])) },
)

function list(depth: number): fc.Arbitrary<DocumentNode> {
  const item = fc
    .tuple(paragraph, fc.array(anyBlock(depth - 1), { maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest])
  return fc.oneof(
    fc.array(item, { minLength: 1, maxLength: 3 }).map((items) =>
      block(
        "bulletList",
        items.map((content) => block("listItem", content)),
      ),
    ),
    fc
      .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.constantFrom({}, { start: 7 }, { type: "a" }))
      .map(([items, attrs]) =>
        block(
          "orderedList",
          items.map((content) => block("listItem", content)),
          attrs,
        ),
      ),
    fc.array(fc.tuple(item, fc.boolean()), { minLength: 1, maxLength: 3 }).map((items) =>
      block(
        "taskList",
        items.map(([content, checked]) => block("taskItem", content, checked ? { checked } : {})),
      ),
    ),
  )
}

function table(depth: number): fc.Arbitrary<DocumentNode> {
  const cell = fc
    .tuple(
      fc.constantFrom("tableCell" as const, "tableHeader" as const),
      fc.array(anyBlock(depth - 1), { minLength: 1, maxLength: 2 }),
      fc.constantFrom({}, {}, { colspan: 2 }, { align: "right" }, { colwidth: [120] }),
    )
    .map(([type, content, attrs]) => block(type, content, attrs))
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => block("tableRow", cells))
  return fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => block("table", rows))
}

function anyBlock(depth: number): fc.Arbitrary<DocumentNode> {
  if (depth <= 0) return leafBlock
  return fc.oneof(
    { weight: 5, arbitrary: leafBlock },
    { weight: 2, arbitrary: list(depth) },
    { weight: 1, arbitrary: table(depth) },
    {
      weight: 1,
      arbitrary: fc
        .array(anyBlock(depth - 1), { minLength: 1, maxLength: 2 })
        .map((content) => block("blockquote", content)),
    },
  )
}

/** Documents of every node and mark, valid by construction and without attributes that repeat their default. */
export const arbitraryDocument: fc.Arbitrary<JournalDocument> = fc
  .array(anyBlock(2), { minLength: 1, maxLength: 4 })
  .map((content) => block("doc", content.map(withoutDefaults)) as JournalDocument)

function withoutDefaults(node: DocumentNode): DocumentNode {
  const { attrs, content, ...rest } = node
  const kept = Object.entries(attrs ?? {}).filter(([name, value]) => !(name === "level" && value === 1))
  return {
    ...rest,
    ...(kept.length > 0 && { attrs: Object.fromEntries(kept) }),
    ...(content !== undefined && { content: content.map(withoutDefaults) }),
  }
}
