import { declarationsOf } from "./style-declarations.ts"

/** A paragraph that Word means as a list item: its depth, which list it continues, and the mark before its text. */
export type WordItem = Readonly<{
  element: Element
  level: number
  list: string
  ordered: boolean
  start: number
}>

/**
 * What `element` says of itself in Word's `mso-list: l0 level1 lfo1`, or null. Word writes the mark as text, in a span
 * of its own with `mso-list: Ignore`, which is taken out of the element here.
 */
export function takeWordItem(element: Element): WordItem | null {
  if (element.localName !== "p") return null
  const match = /\b(l\d+)\s+level(\d+)\b/.exec(declarationsOf(element).get("mso-list") ?? "")
  if (match === null) return null
  const mark = [...element.querySelectorAll("span")].find(
    (span) => declarationsOf(span).get("mso-list") === "ignore",
  )
  const text = (mark?.textContent ?? "").replaceAll(/\s/g, "")
  mark?.remove()
  const number = /^\(?(\d{1,9}|[a-z]|[ivxlcdm]+)[.)]/i.exec(text)
  const start = number === null ? 1 : Number.parseInt(number[1] ?? "", 10)
  return {
    element,
    level: Math.min(Math.max(Number(match[2]), 1), 9),
    list: match[1] ?? "",
    ordered: number !== null,
    start: Number.isNaN(start) ? 1 : start,
  }
}

/** Nested lists from a run of items; `fill` puts an item's own text into its `li`. */
export function buildWordLists(
  items: readonly WordItem[],
  make: (tag: string) => HTMLElement,
  fill: (element: Element, item: HTMLElement) => void,
): HTMLElement[] {
  const roots: HTMLElement[] = []
  let open: { level: number; list: HTMLElement; item: HTMLElement; of: WordItem }[] = []
  for (const of of items) {
    open = open.filter((entry) => entry.level <= of.level)
    const sibling = open.find((entry) => entry.level === of.level)
    const parent = open.filter((entry) => entry.level < of.level).at(-1)
    const item = make("li")
    fill(of.element, item)
    if (sibling !== undefined && sibling.of.ordered === of.ordered && sibling.of.list === of.list) {
      sibling.list.append(item)
      sibling.item = item
      continue
    }
    const list = make(of.ordered ? "ol" : "ul")
    if (of.ordered && of.start !== 1) list.setAttribute("start", String(of.start))
    list.append(item)
    if (parent === undefined) roots.push(list)
    else parent.item.append(list)
    open = [...open.filter((entry) => entry.level < of.level), { level: of.level, list, item, of }]
  }
  return roots
}
