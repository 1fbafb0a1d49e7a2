import type { Definition, Nodes, Root, RootContent, Table, TableCell } from "mdast"
import { fromMarkdown as read } from "mdast-util-from-markdown"
import { gfmFromMarkdown } from "mdast-util-gfm"
import { gfm } from "micromark-extension-gfm"
import { ok, type Result } from "../../base/result.ts"
import type { DocumentNode, JournalDocument } from "../document.ts"
import { emptyDocument } from "../document.ts"
import { type DocumentRefusal, parseDocument } from "../parse-document.ts"
import { inlineReader, type InlineReader, type LeftOut } from "./inline.ts"

export type FromMarkdown = Readonly<{
  document: JournalDocument
  /** What the document has no place for, in order: its words stay in the text wherever it had any. */
  leftOut: readonly LeftOut[]
}>

export type MarkdownOptions = Readonly<{
  /** What a line end inside a paragraph means: a blank, as CommonMark has it, or a line of its own, as many notes do. */
  lineEnds?: "blank" | "break"
}>

/**
 * Reads CommonMark with GitHub's extensions. HTML is no HTML here: but for `<u>`, `<mark>` and `<br>` it stays the text
 * that it is. Front matter is the caller's to take off. Refuses what the document's limits refuse.
 */
export function fromMarkdown(
  markdown: string,
  options: MarkdownOptions = {},
): Result<FromMarkdown, DocumentRefusal> {
  const root: Root = read(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const definitions = new Map<string, Definition>()
  for (const node of root.children) if (node.type === "definition") definitions.set(node.identifier, node)
  const inline = inlineReader(definitions, options.lineEnds ?? "blank")
  const content = blocks(root.children, inline)
  const parsed = parseDocument(content.length === 0 ? emptyDocument() : { type: "doc", content })
  return parsed.ok ? ok({ document: parsed.value, leftOut: inline.leftOut }) : parsed
}

function blocks(nodes: readonly RootContent[], inline: InlineReader): DocumentNode[] {
  return nodes.flatMap((node) => block(node, inline))
}

function block(node: RootContent, inline: InlineReader): DocumentNode[] {
  switch (node.type) {
    case "paragraph":
      return [textBlock("paragraph", inline.read(node.children))]
    case "heading": {
      const made = textBlock("heading", inline.read(node.children))
      return [node.depth === 1 ? made : { ...made, attrs: { level: Math.min(node.depth, 4) } }]
    }
    case "blockquote":
      return [{ type: "blockquote", content: atLeastParagraph(blocks(node.children, inline)) }]
    case "thematicBreak":
      return [{ type: "horizontalRule" }]
    case "code": {
      const language = /^[^\s`]{1,1000}/u.exec(node.lang ?? "")?.[0]
      const text = node.value === "" ? {} : { content: [{ type: "text", text: node.value } as const] }
      return [{ type: "codeBlock", ...(language !== undefined && { attrs: { language } }), ...text }]
    }
    case "list":
      return lists(node, inline)
    case "table":
      return [table(node, inline)]
    case "html":
      return [textBlock("paragraph", inline.htmlBlock(node.value))]
    case "footnoteDefinition": {
      const [first, ...rest] = atLeastParagraph(blocks(node.children, inline))
      const label: DocumentNode = { type: "text", text: `[^${node.label ?? node.identifier}]: ` }
      if (first?.type !== "paragraph")
        return [textBlock("paragraph", [label]), ...(first ? [first] : []), ...rest]
      return [{ ...first, content: [label, ...(first.content ?? [])] }, ...rest]
    }
    case "definition":
      return []
    default:
      return inline.isInline(node) ? [textBlock("paragraph", inline.read([node]))] : []
  }
}

function textBlock(type: "paragraph" | "heading", content: readonly DocumentNode[]): DocumentNode {
  return content.length === 0 ? { type } : { type, content }
}

function atLeastParagraph(content: readonly DocumentNode[]): readonly DocumentNode[] {
  return content.length === 0 ? [{ type: "paragraph" }] : content
}

/** One list of Markdown may hold tasks and plain items: they are lists of their own here. */
function lists(node: Extract<Nodes, { type: "list" }>, inline: InlineReader): DocumentNode[] {
  const made: DocumentNode[] = []
  let place = node.start ?? 1
  for (const item of node.children) {
    const isTask = item.checked !== null && item.checked !== undefined
    const content = blocks(item.children, inline)
    const first = content[0]?.type === "paragraph" ? [] : [{ type: "paragraph" } as const]
    const child: DocumentNode = {
      type: isTask ? "taskItem" : "listItem",
      ...(isTask && item.checked === true && { attrs: { checked: true } }),
      content: [...first, ...content],
    }
    const type = isTask ? "taskList" : node.ordered === true ? "orderedList" : "bulletList"
    const last = made.at(-1)
    if (last?.type === type) made[made.length - 1] = { ...last, content: [...(last.content ?? []), child] }
    else
      made.push({
        type,
        ...(type === "orderedList" && place !== 1 && { attrs: { start: place } }),
        content: [child],
      })
    place += 1
  }
  return made
}

function table(node: Table, inline: InlineReader): DocumentNode {
  const columns = Math.max(...node.children.map((row) => row.children.length))
  const rows = node.children.map((row, index): DocumentNode => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const align = node.align?.[column] ?? null
      return {
        type: index === 0 ? ("tableHeader" as const) : ("tableCell" as const),
        ...(align !== null && { attrs: { align } }),
        content: cellBlocks(row.children[column], inline),
      }
    })
    return { type: "tableRow", content: cells }
  })
  // An empty head is how a table without one is written.
  const hasHead = node.children[0]?.children.some((cell) => cell.children.length > 0) ?? false
  return { type: "table", content: hasHead || rows.length === 1 ? rows : rows.slice(1) }
}

/** `<br>` in a cell parts paragraphs: Markdown has no other way to say it. */
function cellBlocks(cell: TableCell | undefined, inline: InlineReader): DocumentNode[] {
  const content = inline.read(cell?.children ?? [])
  const made: DocumentNode[][] = [[]]
  for (const node of content) {
    if (node.type === "hardBreak") made.push([])
    else made.at(-1)?.push(node)
  }
  return made.map((line) => textBlock("paragraph", line))
}
