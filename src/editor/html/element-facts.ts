import { declarationsOf } from "./style-declarations.ts"
import { numberingOf, numberOf } from "./tags.ts"

/** Gives `made` the start and numbering of the ordered list `source`. */
export function numberList(source: Element, made: HTMLElement): void {
  const start = numberOf(source, "start", 0, 999_999_999, 1)
  if (start !== 1) made.setAttribute("start", String(start))
  const first = source.querySelector("li")
  const styleType =
    declarationsOf(source).get("list-style-type") ??
    (first === null ? undefined : declarationsOf(first).get("list-style-type"))
  const numbering = numberingOf(source.getAttribute("type"), styleType)
  if (numbering !== null) made.setAttribute("type", numbering)
}

/** Whether a list item is ticked, or null where it is no task. */
export function tickOf(item: Element): boolean | null {
  const own = item.getAttribute("data-checked")
  if (own !== null) return own === "true" || own === ""
  const box = [...item.querySelectorAll('input[type="checkbox"]')].find(
    (input) => input.closest("li") === item,
  )
  return box === undefined ? null : box.hasAttribute("checked")
}

export function isPicture(image: Element): boolean {
  return numberOf(image, "width", 0, 100_000, 100) > 2 && numberOf(image, "height", 0, 100_000, 100) > 2
}

export function isBlankText(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() === ""
}
