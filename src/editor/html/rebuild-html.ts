import { contactId, contactName } from "../../documents/attributes.ts"
import { soundClipboardSlice } from "./clipboard-slice.ts"
import { isBlankText, isPicture, numberList, tickOf } from "./element-facts.ts"
import { type Flow, startFlow } from "./flow.ts"
import { declarationsOf } from "./style-declarations.ts"
import { alignmentOf, blockTags, elementsHoldingBlocks, listTags, numberOf } from "./tags.ts"
import { formatWithin, plainFormat, type TextFormat, wrapText } from "./text-format.ts"
import { buildWordLists, takeWordItem, type WordItem } from "./word-lists.ts"

export type Rebuilt = Readonly<{
  html: string
  /** Pictures that were left out; images of two pixels or less, which only count readers, are not counted. */
  images: number
}>

type Look = Readonly<{ format: TextFormat; align: string | null }>

/**
 * Writes what `body` says anew with the tags and attributes of the document's schema and no others, whatever stood
 * there: styles become tags, Word's paragraphs become lists, anything else gives its text. Takes `body` apart; it
 * must belong to a document that is not shown.
 */
export function rebuildHtml(body: Element): Rebuilt {
  const document = body.ownerDocument
  const holders = elementsHoldingBlocks(body)
  let images = 0
  let slice: string | null = null

  function make(tag: string): HTMLElement {
    const element = document.createElement(tag)
    if (slice !== null) element.setAttribute("data-pm-slice", slice)
    slice = null
    return element
  }

  function lookWithin(element: Element, outer: Look): Look {
    slice = soundClipboardSlice(element.getAttribute("data-pm-slice") ?? "") ?? slice
    const style = declarationsOf(element)
    const align =
      style.get("text-align") ?? element.getAttribute("data-align") ?? element.getAttribute("align")
    const isCentred = element.localName === "center"
    return {
      format: formatWithin(element, style, outer.format),
      align: isCentred ? "center" : align === null ? outer.align : alignmentOf(align),
    }
  }

  function flowInto(parent: Element, look: Look, into: Element): void {
    const flow = startFlow(into, make)
    flowChildren(parent, look, flow)
    flow.end()
  }

  function flowChildren(parent: Element, look: Look, flow: Flow): void {
    let wordItems: WordItem[] = []
    const endWordList = (): void => {
      const lists = buildWordLists(wordItems, make, (item, li) => flowInto(item, lookWithin(item, look), li))
      wordItems = []
      for (const made of lists) flow.block(made)
    }
    for (const node of parent.childNodes) {
      const item = node instanceof Element ? takeWordItem(node) : null
      if (item !== null) {
        if (wordItems.length === 0) flow.endLine(null)
        wordItems.push(item)
        continue
      }
      if (wordItems.length > 0 && isBlankText(node)) continue
      endWordList()
      flowNode(node, look, flow)
    }
    endWordList()
  }

  function flowNode(node: Node, look: Look, flow: Flow): void {
    if (!(node instanceof Element) || (!blockTags.has(node.localName) && !holders.has(node))) {
      inline(node, look, flow.inline)
      return
    }
    const within = lookWithin(node, look)
    const tag = node.localName
    if (/^h[1-6]$/.test(tag)) flow.block(textBlock(node, `h${Math.min(Number(tag[1]), 4)}`, within))
    else if (tag === "p" && !holders.has(node)) flow.block(textBlock(node, "p", within))
    else if (tag === "hr") flow.block(make("hr"))
    else if (tag === "pre") flow.block(codeBlock(node))
    else if (tag === "blockquote") flow.block(filled("blockquote", node, within))
    else if (listTags.has(tag)) flow.block(list(node, within))
    else if (tag === "table") tableInto(node, within, flow)
    else if (blockTags.has(tag)) {
      flow.endLine(look.align)
      flowChildren(node, within, flow)
      flow.endLine(within.align)
    } else flowChildren(node, within, flow)
  }

  function inline(node: Node, look: Look, add: (node: Node) => void): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? ""
      add(
        text.trim() === ""
          ? document.createTextNode(text)
          : wrapText(document.createTextNode(text), look.format, make),
      )
      return
    }
    if (!(node instanceof Element)) return
    const tag = node.localName
    if (tag === "img") images += isPicture(node) ? 1 : 0
    else if (tag === "br") {
      if (node.className !== "Apple-interchange-newline") add(make("br"))
    } else if (node.getAttribute("data-type") === "mention") mention(node, look, add)
    else if (tag !== "input") {
      const within = lookWithin(node, look)
      for (const child of node.childNodes) {
        if (child instanceof Element && blockTags.has(child.localName) && child.previousSibling !== null)
          add(make("br"))
        inline(child, within, add)
      }
    }
  }

  function mention(node: Element, look: Look, add: (node: Node) => void): void {
    const contact = node.getAttribute("data-contact")
    const name = node.getAttribute("data-name")
    if (!contactId.accepts(contact) || !contactName.accepts(name)) {
      add(document.createTextNode(node.textContent ?? ""))
      return
    }
    const made = make("span")
    made.setAttribute("data-type", "mention")
    made.setAttribute("data-contact", contact ?? "")
    made.setAttribute("data-name", name ?? "")
    made.textContent = `@${name}`
    add(wrapText(made, look.format, make))
  }

  function textBlock(source: Element, tag: string, look: Look): HTMLElement {
    const made = make(tag)
    if (look.align !== null) made.setAttribute("data-align", look.align)
    for (const child of source.childNodes) inline(child, look, (node) => made.append(node))
    return made
  }

  function filled(tag: string, source: Element, look: Look): HTMLElement {
    const made = make(tag)
    flowInto(source, look, made)
    return made
  }

  function codeBlock(source: Element): HTMLElement {
    for (const lineBreak of source.querySelectorAll("br")) lineBreak.replaceWith("\n")
    const language = /(?:^|\s)(language-[^\s`]{1,100})(?:\s|$)/.exec(
      source.querySelector("code")?.className ?? "",
    )
    const made = make("pre")
    const code = make("code")
    if (language !== null) code.className = language[1] ?? ""
    code.textContent = source.textContent
    made.append(code)
    return made
  }

  function list(source: Element, look: Look): HTMLElement {
    const items = [...source.childNodes].filter((node) => !isBlankText(node))
    const isTasks =
      source.getAttribute("data-type") === "taskList" ||
      items.some((item) => item instanceof Element && item.localName === "li" && tickOf(item) !== null)
    const made = make(!isTasks && source.localName === "ol" ? "ol" : "ul")
    if (isTasks) made.setAttribute("data-type", "taskList")
    if (made.localName === "ol") numberList(source, made)
    for (const node of items) {
      const last = made.lastElementChild
      if (node instanceof Element && listTags.has(node.localName) && last !== null) {
        // Google Docs puts a nested list beside the item that it belongs to.
        last.append(list(node, lookWithin(node, look)))
        continue
      }
      const item = make("li")
      if (isTasks) item.setAttribute("data-type", "taskItem")
      if (isTasks) item.setAttribute("data-checked", String(node instanceof Element && tickOf(node) === true))
      if (node instanceof Element && node.localName === "li") flowInto(node, lookWithin(node, look), item)
      else {
        const flow = startFlow(item, make)
        flowNode(node, look, flow)
        flow.end()
      }
      made.append(item)
    }
    return made
  }

  function tableInto(source: Element, look: Look, flow: Flow): void {
    const made = make("table")
    const rows = document.createElement("tbody")
    made.append(rows)
    for (const part of source.children) {
      if (part.localName === "caption") flow.block(textBlock(part, "p", lookWithin(part, look)))
      for (const row of part.localName === "tr" ? [part] : part.children) {
        if (row.localName !== "tr") continue
        lookWithin(part, look)
        const madeRow = document.createElement("tr")
        for (const cell of row.children) madeRow.append(tableCell(cell, lookWithin(row, look)))
        if (madeRow.childElementCount > 0) rows.append(madeRow)
      }
    }
    if (rows.childElementCount > 0) flow.block(made)
  }

  function tableCell(source: Element, look: Look): HTMLElement {
    const made = make(source.localName === "th" ? "th" : "td")
    const within = lookWithin(source, { ...look, align: null })
    for (const name of ["colspan", "rowspan"]) {
      const span = numberOf(source, name, 1, 1000, 1)
      if (span > 1) made.setAttribute(name, String(span))
    }
    const widths = source.getAttribute("colwidth") ?? ""
    if (/^\d{1,5}(,\d{1,5}){0,999}$/.test(widths)) made.setAttribute("colwidth", widths)
    if (within.align === "center" || within.align === "right") made.setAttribute("align", within.align)
    flowInto(source, { ...within, align: null }, made)
    return made
  }

  const into = document.createElement("div")
  flowInto(body, { format: plainFormat, align: null }, into)
  return { html: into.innerHTML, images }
}
