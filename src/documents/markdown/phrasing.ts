import type { PhrasingContent } from "mdast"
import { openableLink } from "../link-target.ts"
import type { DocumentMark, DocumentNode } from "../document.ts"
import type { MarkName } from "../schema.ts"

type Piece = Readonly<{ node: DocumentNode; marks: readonly DocumentMark[] }>

/** From the outside in. Code is no wrapper: it is what its text becomes. */
const wrappers = [
  "link",
  "bold",
  "italic",
  "strike",
  "underline",
  "highlight",
] as const satisfies readonly MarkName[]

/** The inline content of a text block. `lineBreak` is what a hard break becomes: a table's cell cannot hold one. */
export function phrasingOf(
  parent: DocumentNode,
  lineBreak: PhrasingContent = { type: "break" },
): PhrasingContent[] {
  const pieces = (parent.content ?? []).map((node): Piece => ({ node, marks: node.marks ?? [] }))
  return wrap(pieces, 0, lineBreak)
}

function wrap(pieces: readonly Piece[], rank: number, lineBreak: PhrasingContent): PhrasingContent[] {
  const wrapper = wrappers[rank]
  if (wrapper === undefined) return joinCode(pieces.map(({ node, marks }) => leaf(node, marks, lineBreak)))
  const out: PhrasingContent[] = []
  for (let index = 0; index < pieces.length; ) {
    const mark = markOf(pieces[index], wrapper)
    let end = index + 1
    while (end < pieces.length && sameMark(mark, markOf(pieces[end], wrapper))) end += 1
    const inner = wrap(pieces.slice(index, end), rank + 1, lineBreak)
    out.push(...(mark === undefined ? inner : wrapped(mark, inner)))
    index = end
  }
  return out
}

/** Two pieces of code side by side would be read as one with backticks inside. */
function joinCode(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.reduce<PhrasingContent[]>((joined, node) => {
    const last = joined.at(-1)
    if (last?.type === "inlineCode" && node.type === "inlineCode")
      joined[joined.length - 1] = { ...last, value: last.value + node.value }
    else joined.push(node)
    return joined
  }, [])
}

function leaf(
  node: DocumentNode,
  marks: readonly DocumentMark[],
  lineBreak: PhrasingContent,
): PhrasingContent {
  if (node.type === "hardBreak") return lineBreak
  const text = node.type === "mention" ? `@${String(node.attrs?.["name"] ?? "")}` : (node.text ?? "")
  return { type: marks.some((mark) => mark.type === "code") ? "inlineCode" : "text", value: text }
}

function wrapped(mark: DocumentMark, children: PhrasingContent[]): PhrasingContent[] {
  switch (mark.type) {
    case "link":
      return linked(String(mark.attrs?.["href"] ?? ""), children)
    case "bold":
      return [{ type: "strong", children }]
    case "italic":
      return [{ type: "emphasis", children }]
    case "strike":
      return [{ type: "delete", children }]
    case "underline":
      return [{ type: "html", value: "<u>" }, ...children, { type: "html", value: "</u>" }]
    case "highlight":
      return [{ type: "html", value: "<mark>" }, ...children, { type: "html", value: "</mark>" }]
    case "code":
      return children
  }
}

/** What may not be opened is written out as text: a reader of the file must not be able to click on it. */
function linked(url: string, children: PhrasingContent[]): PhrasingContent[] {
  if (openableLink(url) !== null) return [{ type: "link", url, children }]
  return url === ""
    ? children
    : [
        ...children,
        { type: "text", value: " (" },
        { type: "inlineCode", value: url },
        { type: "text", value: ")" },
      ]
}

function markOf(piece: Piece | undefined, name: MarkName): DocumentMark | undefined {
  return piece?.marks.find((mark) => mark.type === name)
}

function sameMark(one: DocumentMark | undefined, other: DocumentMark | undefined): boolean {
  return one?.type === other?.type && one?.attrs?.["href"] === other?.attrs?.["href"]
}
