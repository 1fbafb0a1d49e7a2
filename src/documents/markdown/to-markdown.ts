import type { BlockContent, Code, List, ListItem, PhrasingContent, Root, Table } from "mdast"
import { gfmToMarkdown } from "mdast-util-gfm"
import { toMarkdown as write } from "mdast-util-to-markdown"
import type { DocumentNode, JournalDocument } from "../document.ts"
import { toPlainText } from "../plain-text.ts"
import { phrasingOf } from "./phrasing.ts"

const tableBreak: PhrasingContent = { type: "html", value: "<br>" }

/**
 * CommonMark with GitHub's tables, task lists and strike-through; underline and highlight as `<u>` and `<mark>`. What
 * Markdown has no words for is left out: alignment of text, numbering by letters, column widths, empty paragraphs; a
 * mention becomes `@name`, merged cells become one cell and empty ones, and blocks in a cell become lines.
 */
export function toMarkdown(document: JournalDocument): string {
  const root: Root = { type: "root", children: blocks(document) }
  return write(root, {
    extensions: [gfmToMarkdown()],
    // A letter after a backslash may be written as a reference, which the backslash would then take apart.
    unsafe: [{ character: "\\", inConstruct: "phrasing" }],
    bullet: "-",
    rule: "-",
    fences: true,
    resourceLink: false,
    listItemIndent: "one",
    incrementListMarker: true,
  })
}

function blocks(parent: DocumentNode): BlockContent[] {
  return (parent.content ?? []).flatMap((node) => block(node) ?? [])
}

function block(node: DocumentNode): BlockContent | null {
  switch (node.type) {
    case "paragraph":
      return isBare(node) ? null : { type: "paragraph", children: phrasingOf(node) }
    case "heading": {
      const depth = Number(node.attrs?.["level"] ?? 1) as 1 | 2 | 3 | 4
      return { type: "heading", depth, children: phrasingOf(node, { type: "text", value: " " }) }
    }
    case "bulletList":
    case "taskList":
      return list(node, { ordered: false })
    case "orderedList":
      return list(node, { ordered: true, start: Number(node.attrs?.["start"] ?? 1) })
    case "blockquote":
      return { type: "blockquote", children: blocks(node) }
    case "codeBlock":
      return code(node)
    case "horizontalRule":
      return { type: "thematicBreak" }
    case "table":
      return table(node)
    default:
      return null
  }
}

function isBare(paragraph: DocumentNode): boolean {
  return (paragraph.content ?? []).length === 0
}

function code(node: DocumentNode): Code {
  const language = node.attrs?.["language"]
  const value = (node.content ?? []).map((text) => text.text ?? "").join("")
  return { type: "code", value, ...(typeof language === "string" && { lang: language }) }
}

function list(node: DocumentNode, kind: Pick<List, "ordered" | "start">): List {
  const children = (node.content ?? []).map((item): ListItem => {
    const content = item.content ?? []
    const checked = item.type === "taskItem" ? item.attrs?.["checked"] === true : null
    // Only lists may follow a paragraph without a blank line: a table's head would be read as the paragraph's end.
    const spread = content.slice(1).some((child) => !listNames.has(child.type))
    return { type: "listItem", checked, spread, children: itemBlocks(item) }
  })
  return { type: "list", ...kind, spread: children.some((item) => item.spread === true), children }
}

const listNames: ReadonlySet<string> = new Set(["bulletList", "orderedList", "taskList"])

/** A task without words needs a paragraph to carry its box. */
function itemBlocks(item: DocumentNode): BlockContent[] {
  const made = blocks(item)
  return made[0]?.type === "paragraph" || item.type !== "taskItem"
    ? made
    : [{ type: "paragraph", children: [] }, ...made]
}

function table(node: DocumentNode): Table {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).flatMap(cellAndSpan))
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const first = node.content?.[0]?.content ?? []
  // Markdown wants a head: where there is none, it stays empty.
  const hasHead = first.length > 0 && first.every((cell) => cell.type === "tableHeader")
  const filled = (hasHead ? rows : [[], ...rows]).map((row) => [...row, ...emptyCells(columns - row.length)])
  return {
    type: "table",
    align: Array.from({ length: columns }, (_, column) => alignOf(first[column])),
    children: filled.map((cells) => ({
      type: "tableRow",
      children: cells.map((children) => ({ type: "tableCell", children })),
    })),
  }
}

function alignOf(cell: DocumentNode | undefined): "left" | "center" | "right" | null {
  const align = cell?.attrs?.["align"]
  return align === "left" || align === "center" || align === "right" ? align : null
}

function cellAndSpan(cell: DocumentNode): PhrasingContent[][] {
  return [cellPhrasing(cell), ...emptyCells(Number(cell.attrs?.["colspan"] ?? 1) - 1)]
}

function emptyCells(count: number): PhrasingContent[][] {
  return Array.from({ length: Math.max(0, count) }, () => [])
}

function cellPhrasing(cell: DocumentNode): PhrasingContent[] {
  const lines = (cell.content ?? []).map((child): PhrasingContent[] => {
    if (child.type === "paragraph" || child.type === "heading") return phrasingOf(child, tableBreak)
    const text = toPlainText({ type: "doc", content: [child] } as unknown as JournalDocument)
    return text
      .split("\n")
      .flatMap((line, index): PhrasingContent[] => [
        ...(index > 0 ? [tableBreak] : []),
        { type: "text", value: line.trim() },
      ])
  })
  return lines.flatMap((line, index) => (index > 0 ? [tableBreak, ...line] : line))
}
