import type { Definition, Link, Nodes, PhrasingContent } from "mdast"
import type { DocumentMark, DocumentNode } from "../document.ts"
import { openableLink } from "../link-target.ts"
import { markSpecs } from "../schema.ts"

/** Something that the document has no place for. `detail` is the owner's own text: never to be logged. */
export type LeftOut = Readonly<{ kind: "image" | "link-title" | "html"; detail: string }>

export type InlineReader = Readonly<{
  read: (nodes: readonly PhrasingContent[]) => DocumentNode[]
  htmlBlock: (html: string) => DocumentNode[]
  isInline: (node: Nodes) => node is PhrasingContent
  leftOut: LeftOut[]
}>

/** Marks stand in the schema's order, as the editor writes them. */
const ranks: readonly string[] = Object.keys(markSpecs)

const inlineTypes: ReadonlySet<string> = new Set([
  "break",
  "delete",
  "emphasis",
  "footnoteReference",
  "html",
  "image",
  "imageReference",
  "inlineCode",
  "link",
  "linkReference",
  "strong",
  "text",
])

const openingTags: ReadonlyMap<string, DocumentMark> = new Map([
  ["<u>", { type: "underline" }],
  ["<mark>", { type: "highlight" }],
])
const closingTags: ReadonlyMap<string, DocumentMark["type"]> = new Map([
  ["</u>", "underline"],
  ["</mark>", "highlight"],
])

export function inlineReader(
  definitions: ReadonlyMap<string, Definition>,
  lineEnds: "blank" | "break",
): InlineReader {
  const leftOut: LeftOut[] = []

  function read(nodes: readonly PhrasingContent[], outer: readonly DocumentMark[]): DocumentNode[] {
    let marks = outer
    const out: DocumentNode[] = []
    const within = (children: readonly PhrasingContent[], mark: DocumentMark): void => {
      out.push(...read(children, withMark(marks, mark)))
    }
    nodes.forEach((node, index) => {
      switch (node.type) {
        case "text":
          out.push(...text(node.value, marks))
          break
        case "strong":
          within(node.children, { type: "bold" })
          break
        case "emphasis":
          within(node.children, { type: "italic" })
          break
        case "delete":
          within(node.children, { type: "strike" })
          break
        case "inlineCode":
          // Code stands alone in this schema; in a link or in bold, the code is what matters.
          out.push(...piece(node.value, [{ type: "code" }]))
          break
        case "break":
          out.push(withMarks({ type: "hardBreak" }, marks))
          break
        case "link":
          if (node.title) leftOut.push({ kind: "link-title", detail: node.title })
          // An address that was only recognised as one, and leads nowhere, is the text that it was.
          if (openableLink(node.url) === null && isBareAddress(node)) out.push(...read(node.children, marks))
          else within(node.children, { type: "link", attrs: { href: node.url } })
          break
        case "linkReference": {
          const target = definitions.get(node.identifier)
          if (target === undefined) out.push(...read(node.children, marks))
          else within(node.children, { type: "link", attrs: { href: target.url } })
          break
        }
        case "image":
          leftOut.push({ kind: "image", detail: node.url })
          out.push(...piece(node.alt ?? "", marks))
          break
        case "imageReference":
          leftOut.push({ kind: "image", detail: definitions.get(node.identifier)?.url ?? node.identifier })
          out.push(...piece(node.alt ?? "", marks))
          break
        case "footnoteReference":
          out.push(...piece(`[^${node.label ?? node.identifier}]`, marks))
          break
        case "html":
          marks = html(node.value, nodes.slice(index + 1), marks, out)
          break
      }
    })
    return joined(out)
  }

  function html(
    tag: string,
    following: readonly PhrasingContent[],
    marks: readonly DocumentMark[],
    out: DocumentNode[],
  ): readonly DocumentMark[] {
    const opened = openingTags.get(tag)
    const closed = closingTags.get(tag)
    const closer = tag.replace("<", "</")
    if (opened !== undefined && following.some((node) => node.type === "html" && node.value === closer))
      return withMark(marks, opened)
    if (closed !== undefined && marks.some((mark) => mark.type === closed))
      return marks.filter((mark) => mark.type !== closed)
    if (/^<br\s*\/?>$/i.test(tag)) out.push(withMarks({ type: "hardBreak" }, marks))
    else {
      leftOut.push({ kind: "html", detail: tag })
      out.push(...piece(tag, marks))
    }
    return marks
  }

  function text(value: string, marks: readonly DocumentMark[]): DocumentNode[] {
    if (lineEnds === "blank") return piece(value.replaceAll("\n", " "), marks)
    return value
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 ? [withMarks({ type: "hardBreak" }, marks)] : []),
        ...piece(line, marks),
      ])
  }

  return {
    read: (nodes) => read(nodes, []),
    htmlBlock: (value) => {
      leftOut.push({ kind: "html", detail: value })
      return value
        .split("\n")
        .flatMap((line, index) => [
          ...(index > 0 ? [{ type: "hardBreak" } as const] : []),
          ...piece(line, []),
        ])
    },
    isInline: (node): node is PhrasingContent => inlineTypes.has(node.type),
    leftOut,
  }
}

function isBareAddress({ url, children: [only, ...more] }: Link): boolean {
  return only?.type === "text" && more.length === 0 && url.endsWith(only.value)
}

function piece(text: string, marks: readonly DocumentMark[]): DocumentNode[] {
  return text === "" ? [] : [withMarks({ type: "text", text }, marks)]
}

function withMarks(node: DocumentNode, marks: readonly DocumentMark[]): DocumentNode {
  return marks.length === 0 ? node : { ...node, marks }
}

function withMark(marks: readonly DocumentMark[], mark: DocumentMark): readonly DocumentMark[] {
  if (marks.some((known) => known.type === mark.type)) return marks
  return [...marks, mark].toSorted((one, other) => ranks.indexOf(one.type) - ranks.indexOf(other.type))
}

/** Neighbours that look the same are one piece of text. */
function joined(nodes: readonly DocumentNode[]): DocumentNode[] {
  const out: DocumentNode[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (
      node.type === "text" &&
      last?.type === "text" &&
      JSON.stringify(last.marks) === JSON.stringify(node.marks)
    )
      out[out.length - 1] = { ...last, text: `${last.text ?? ""}${node.text ?? ""}` }
    else out.push(node)
  }
  return out
}
