import { type Fields, isFields } from "./fields.ts"

const blocks: Readonly<Record<string, string>> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  taskList: "ul",
  taskItem: "li",
  blockquote: "blockquote",
  codeBlock: "pre",
  horizontalRule: "hr",
  table: "table",
  tableRow: "tr",
  tableHeader: "th",
  tableCell: "td",
  hardBreak: "br",
}
const marks: Readonly<Record<string, string>> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  underline: "u",
  highlight: "mark",
  code: "code",
}

/** The document that a text of the backup is. */
export function documentOf(text: Fields): Fields {
  const { document } = text
  return isFields(document) ? document : text
}

/** A text as elements. Every word is set as text, nothing as markup; links are shown and lead nowhere. */
export function nodesOfDocument(document: Fields): Node {
  const root = window.document.createDocumentFragment()
  for (const child of childrenOf(document)) root.append(nodeOf(child))
  return root
}

function nodeOf(node: Fields): Node {
  const { type, attrs } = node
  const attributes = isFields(attrs) ? attrs : {}
  if (type === "text") return marked(node)
  if (type === "mention") {
    return window.document.createTextNode(
      `@${typeof attributes["name"] === "string" ? attributes["name"] : ""}`,
    )
  }
  const element = window.document.createElement(nameOf(type, attributes))
  if (type === "taskItem") {
    element.className = "task"
    element.append(attributes["checked"] === true ? "☑ " : "☐ ")
  }
  for (const child of childrenOf(node)) element.append(nodeOf(child))
  return element
}

function nameOf(type: unknown, attributes: Fields): string {
  if (type === "heading") {
    const level = Number(attributes["level"])
    return `h${Number.isInteger(level) && level >= 1 && level <= 4 ? level + 2 : 3}`
  }
  return typeof type === "string" && Object.hasOwn(blocks, type) ? (blocks[type] ?? "div") : "div"
}

function marked(node: Fields): Node {
  const text = typeof node["text"] === "string" ? node["text"] : ""
  let shown: Node = window.document.createTextNode(text)
  for (const mark of Array.isArray(node["marks"]) ? (node["marks"] as readonly unknown[]) : []) {
    if (!isFields(mark)) continue
    const { type, attrs } = mark
    if (type === "link" && isFields(attrs) && typeof attrs["href"] === "string") {
      const link = window.document.createElement("span")
      link.className = "link"
      link.title = attrs["href"]
      link.append(shown)
      shown = link
    } else if (typeof type === "string" && Object.hasOwn(marks, type)) {
      const element = window.document.createElement(marks[type] ?? "span")
      element.append(shown)
      shown = element
    }
  }
  return shown
}

/** All words of a text, for finding it. */
export function wordsOfDocument(document: Fields): string {
  const own = typeof document["text"] === "string" ? document["text"] : ""
  return [own, ...childrenOf(document).map(wordsOfDocument)].join(" ")
}

function childrenOf(node: Fields): readonly Fields[] {
  const { content } = node
  return Array.isArray(content) ? (content as readonly unknown[]).filter(isFields) : []
}
