import type { DocumentMark, DocumentNode, JournalDocument } from "../../src/documents/document.ts"

const text = (value: string, ...marks: DocumentMark[]): DocumentNode =>
  marks.length === 0 ? { type: "text", text: value } : { type: "text", text: value, marks }
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: "paragraph", content })
const item = (...content: DocumentNode[]): DocumentNode => ({ type: "listItem", content })
const cell = (type: "tableCell" | "tableHeader", value: string): DocumentNode => ({
  type,
  content: [paragraph(text(value))],
})

/** Every node and every mark of the schema, once at least. */
export const sampleDocument = {
  type: "doc",
  content: [
    { type: "heading", content: [text("A year with Ana")] },
    paragraph(
      text("Plain, "),
      text("bold", { type: "bold" }),
      text(", "),
      text("italic", { type: "italic" }),
      text(", "),
      text("struck", { type: "strike" }),
      text(", "),
      text("underlined", { type: "underline" }),
      text(", "),
      text("highlighted", { type: "highlight" }),
      text(", "),
      text("code", { type: "code" }),
      text(" and "),
      text("a link", { type: "link", attrs: { href: "https://example.org/" } }),
      text("."),
      { type: "hardBreak" },
      text("With "),
      { type: "mention", attrs: { contact: "0123456789abcdef0123456789abcdef", name: "Ana Duarte" } },
    ),
    { type: "heading", attrs: { level: 2 }, content: [text("Lists")] },
    {
      type: "bulletList",
      content: [
        item(paragraph(text("one")), { type: "bulletList", content: [item(paragraph(text("inner")))] }),
        item(paragraph(text("two"))),
      ],
    },
    { type: "orderedList", attrs: { start: 3 }, content: [item(paragraph(text("third")))] },
    {
      type: "taskList",
      content: [
        { type: "taskItem", attrs: { checked: true }, content: [paragraph(text("done"))] },
        { type: "taskItem", content: [paragraph(text("open"))] },
      ],
    },
    { type: "heading", attrs: { level: 3 }, content: [text("Set apart")] },
    { type: "blockquote", content: [paragraph(text("Nothing is ours, except time."))] },
    { type: "codeBlock", attrs: { language: "ts" }, content: [text("const a = 1\n\nconst b = 2")] },
    { type: "horizontalRule" },
    {
      type: "table",
      content: [
        { type: "tableRow", content: [cell("tableHeader", "When"), cell("tableHeader", "What")] },
        { type: "tableRow", content: [cell("tableCell", "March"), cell("tableCell", "First meeting")] },
      ],
    },
    { type: "heading", attrs: { level: 4 }, content: [text("Last")] },
    { type: "paragraph", attrs: { textAlign: "center" }, content: [text("Centred")] },
  ],
} as unknown as JournalDocument
