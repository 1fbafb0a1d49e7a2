import { openableLink } from "../../documents/link-target.ts"
import type { Declarations } from "./style-declarations.ts"

/** The marks that a stretch of text carries, whether tags or styles asked for them. */
export type TextFormat = Readonly<{
  bold: boolean
  italic: boolean
  strike: boolean
  underline: boolean
  highlight: boolean
  code: boolean
  href: string | null
}>

export const plainFormat: TextFormat = {
  bold: false,
  italic: false,
  strike: false,
  underline: false,
  highlight: false,
  code: false,
  href: null,
}

const boldTags = new Set(["b", "strong"])
const italicTags = new Set(["i", "em", "cite", "dfn", "var"])
const strikeTags = new Set(["s", "strike", "del"])
const underlineTags = new Set(["u", "ins"])
const codeTags = new Set(["code", "tt", "kbd", "samp"])

/** How text inside `element` looks, inside text that looks like `outer`. */
export function formatWithin(element: Element, style: Declarations, outer: TextFormat): TextFormat {
  const tag = element.localName
  const decoration = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`
  const isHeading = /^h[1-6]$/.test(tag)
  const href = tag === "a" ? openable(element.getAttribute("href")) : outer.href
  return {
    // A heading is bold by being one; only what is bold inside it was meant.
    bold: isHeading ? false : (boldness(style.get("font-weight")) ?? (boldTags.has(tag) || outer.bold)),
    italic: isHeading ? false : (slant(style.get("font-style")) ?? (italicTags.has(tag) || outer.italic)),
    strike: decoration.includes("line-through") || strikeTags.has(tag) || outer.strike,
    // A link is underlined by being one.
    underline:
      href === null &&
      (decoration.includes("underline") ||
        (underlineTags.has(tag) && !decoration.includes("none")) ||
        outer.underline),
    highlight: tag === "mark" || isHighlighted(tag, style) || outer.highlight,
    code: codeTags.has(tag) || outer.code,
    href,
  }
}

/** `content` inside the tags that the format asks for, made by `make`. */
export function wrapText(content: Node, format: TextFormat, make: (tag: string) => HTMLElement): Node {
  let wrapped = content
  const wrapIn = (element: HTMLElement): void => {
    element.append(wrapped)
    wrapped = element
  }
  if (format.code) wrapIn(make("code"))
  if (format.highlight) wrapIn(make("mark"))
  if (format.underline) wrapIn(make("u"))
  if (format.strike) wrapIn(make("s"))
  if (format.italic) wrapIn(make("em"))
  if (format.bold) wrapIn(make("strong"))
  if (format.href !== null) {
    const link = make("a")
    link.setAttribute("href", format.href)
    wrapIn(link)
  }
  return wrapped
}

function openable(href: string | null): string | null {
  if (href === null) return null
  const typed = href.trim()
  return openableLink(typed) === null ? null : typed
}

function boldness(weight: string | undefined): boolean | null {
  if (weight === undefined) return null
  if (weight === "bold" || weight === "bolder") return true
  if (weight === "normal" || weight === "lighter") return false
  const number = Number.parseInt(weight, 10)
  return Number.isNaN(number) ? null : number >= 600
}

function slant(style: string | undefined): boolean | null {
  if (style === undefined) return null
  if (style.startsWith("italic") || style.startsWith("oblique")) return true
  return style === "normal" ? false : null
}

/** Word says so; elsewhere a span on a colour that is clearly no grey, as Google Docs writes a highlight. */
function isHighlighted(tag: string, style: Declarations): boolean {
  const word = style.get("mso-highlight")
  if (word !== undefined) return word !== "none" && word !== "auto"
  if (tag !== "span") return false
  const colour = style.get("background-color") ?? style.get("background") ?? ""
  if (colour === "yellow" || colour === "lime" || colour === "aqua") return true
  const channels = channelsOf(colour)
  return channels !== null && Math.max(...channels) - Math.min(...channels) >= 64
}

function channelsOf(colour: string): readonly number[] | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(colour)
  if (hex !== null) return hex.slice(1).map((part) => Number.parseInt(part, 16))
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$/.exec(colour)
  if (rgb === null || Number(rgb[4] ?? 1) === 0) return null
  return rgb.slice(1, 4).map(Number)
}
