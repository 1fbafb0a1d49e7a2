import type { DocumentNode, JournalDocument } from "./document.ts"
import type { NodeName } from "./schema.ts"

/**
 * The text as a reader would copy it: a line a block, a blank line between paragraphs, tabs between the cells of a
 * row, list items under their marks. Formatting and link targets are left out; no word is.
 */
export function toPlainText(document: JournalDocument): string {
  return blocksOf(document).join("\n").replace(/\n+$/, "")
}

/** Whether nothing was ever written: no text, no mention, no rule, no table. A lone blank does count as written. */
export function isEmptyDocument(document: JournalDocument): boolean {
  return !hasSubstance(document)
}

function hasSubstance(node: DocumentNode): boolean {
  return substance.has(node.type) || (node.content?.some(hasSubstance) ?? false)
}

const substance: ReadonlySet<NodeName> = new Set<NodeName>(["text", "mention", "horizontalRule", "table"])

/** The lines of a node's children; each block ends in "", the blank line before the next. */
function blocksOf(parent: DocumentNode): string[] {
  return (parent.content ?? []).flatMap((node) => linesOf(node))
}

function linesOf(node: DocumentNode): string[] {
  return [...(linesByNode[node.type]?.(node) ?? blocksOf(node)), ""]
}

const linesByNode: Partial<Record<NodeName, (node: DocumentNode) => readonly string[]>> = {
  paragraph: (node) => inlineText(node).split("\n"),
  heading: (node) => inlineText(node).split("\n"),
  codeBlock: (node) => inlineText(node).split("\n"),
  bulletList: (node) => items(node, () => "• "),
  orderedList: (node) => items(node, (_item, index) => `${Number(node.attrs?.["start"] ?? 1) + index}. `),
  taskList: (node) => items(node, (item) => (item.attrs?.["checked"] === true ? "☑ " : "☐ ")),
  blockquote: (node) => withoutTrailingBlank(blocksOf(node)).map((line) => (line === "" ? ">" : `> ${line}`)),
  horizontalRule: () => ["———"],
  table: (node) => (node.content ?? []).map(rowText),
}

function items(list: DocumentNode, mark: (item: DocumentNode, index: number) => string): string[] {
  return (list.content ?? []).flatMap((item, index) => {
    const prefix = mark(item, index)
    const indent = " ".repeat(prefix.length)
    const lines = (item.content ?? []).flatMap((block) => withoutTrailingBlank(linesOf(block)))
    return lines.map((line, at) => (at === 0 ? prefix + line : line === "" ? "" : indent + line))
  })
}

function rowText(row: DocumentNode): string {
  const cells = (row.content ?? []).map((cell) =>
    withoutTrailingBlank(blocksOf(cell))
      .filter((line) => line !== "")
      .join(" ")
      .replaceAll("\t", " "),
  )
  return cells.join("\t")
}

function inlineText(parent: DocumentNode): string {
  return (parent.content ?? []).map((node) => inlineTextByNode[node.type]?.(node) ?? "").join("")
}

const inlineTextByNode: Partial<Record<NodeName, (node: DocumentNode) => string>> = {
  text: (node) => node.text ?? "",
  hardBreak: () => "\n",
  mention: (node) => `@${String(node.attrs?.["name"] ?? "")}`,
}

function withoutTrailingBlank(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines
}
