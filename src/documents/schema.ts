import * as attributes from "./attributes.ts"
import type { AttributeSpec } from "./attributes.ts"

export type NodeName =
  | "doc"
  | "paragraph"
  | "heading"
  | "bulletList"
  | "orderedList"
  | "listItem"
  | "taskList"
  | "taskItem"
  | "blockquote"
  | "codeBlock"
  | "horizontalRule"
  | "table"
  | "tableRow"
  | "tableHeader"
  | "tableCell"
  | "text"
  | "hardBreak"
  | "mention"

export type MarkName = "link" | "bold" | "italic" | "strike" | "underline" | "highlight" | "code"

/** What may stand inside a node. */
export type ContentSpec =
  | Readonly<{ kind: "none" }>
  /** Text, breaks and mentions, with marks. */
  | Readonly<{ kind: "inline" }>
  /** Text nodes without marks. */
  | Readonly<{ kind: "text" }>
  /** Nodes of `of`, `min` of them at least; where `first` is given, it is what the first one must be. */
  | Readonly<{ kind: "children"; of: readonly NodeName[]; min: 0 | 1; first?: NodeName }>

export type NodeSpec = Readonly<{ content: ContentSpec; attributes: Readonly<Record<string, AttributeSpec>> }>
export type MarkSpec = Readonly<{
  attributes: Readonly<Record<string, AttributeSpec>>
  /** No other mark beside it. */
  alone?: boolean
}>

export const blockNames = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "taskList",
  "blockquote",
  "codeBlock",
  "horizontalRule",
  "table",
] as const satisfies readonly NodeName[]

export const inlineNames = ["text", "hardBreak", "mention"] as const satisfies readonly NodeName[]

const blocks: ContentSpec = { kind: "children", of: blockNames, min: 1 }
const itemBlocks: ContentSpec = { kind: "children", of: blockNames, min: 1, first: "paragraph" }
const cellAttributes = {
  colspan: attributes.columnSpan,
  rowspan: attributes.rowSpan,
  colwidth: attributes.columnWidths,
  align: attributes.cellAlign,
}

/** The document's schema. The editor's ProseMirror schema is held equal to it by a test. */
export const nodeSpecs: Readonly<Record<NodeName, NodeSpec>> = {
  doc: { content: blocks, attributes: {} },
  paragraph: { content: { kind: "inline" }, attributes: { textAlign: attributes.textAlign } },
  heading: {
    content: { kind: "inline" },
    attributes: { textAlign: attributes.textAlign, level: attributes.headingLevel },
  },
  bulletList: { content: { kind: "children", of: ["listItem"], min: 1 }, attributes: {} },
  orderedList: {
    content: { kind: "children", of: ["listItem"], min: 1 },
    attributes: { start: attributes.listStart, type: attributes.listNumbering },
  },
  listItem: { content: itemBlocks, attributes: {} },
  taskList: { content: { kind: "children", of: ["taskItem"], min: 1 }, attributes: {} },
  taskItem: { content: itemBlocks, attributes: { checked: attributes.checked } },
  blockquote: { content: blocks, attributes: {} },
  codeBlock: { content: { kind: "text" }, attributes: { language: attributes.codeLanguage } },
  horizontalRule: { content: { kind: "none" }, attributes: {} },
  table: { content: { kind: "children", of: ["tableRow"], min: 1 }, attributes: {} },
  tableRow: { content: { kind: "children", of: ["tableCell", "tableHeader"], min: 0 }, attributes: {} },
  tableHeader: { content: blocks, attributes: cellAttributes },
  tableCell: { content: blocks, attributes: cellAttributes },
  text: { content: { kind: "none" }, attributes: {} },
  hardBreak: { content: { kind: "none" }, attributes: {} },
  mention: {
    content: { kind: "none" },
    attributes: { contact: attributes.contactId, name: attributes.contactName },
  },
}

export const markSpecs: Readonly<Record<MarkName, MarkSpec>> = {
  link: { attributes: { href: attributes.linkHref } },
  bold: { attributes: {} },
  italic: { attributes: {} },
  strike: { attributes: {} },
  underline: { attributes: {} },
  highlight: { attributes: {} },
  code: { attributes: {}, alone: true },
}

// Names come from stored JSON: a Map answers for "constructor" and "__proto__" what an object would not.
const nodesByName = new Map<string, NodeSpec>(Object.entries(nodeSpecs))
const marksByName = new Map<string, MarkSpec>(Object.entries(markSpecs))

export function nodeSpecOf(name: unknown): NodeSpec | undefined {
  return typeof name === "string" ? nodesByName.get(name) : undefined
}

export function markSpecOf(name: unknown): MarkSpec | undefined {
  return typeof name === "string" ? marksByName.get(name) : undefined
}
