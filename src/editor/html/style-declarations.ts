/** Lower-case property to lower-case value, as far as a style attribute can be split without a CSS engine. */
export type Declarations = ReadonlyMap<string, string>

const none: Declarations = new Map()

/**
 * Reads the attribute's text: `element.style` is empty in a parsed document where the CSP's style-src allows no inline
 * style. A value with a semicolon inside (a data: URL) is cut there; no property read here can hold one.
 */
export function declarationsOf(element: Element): Declarations {
  const text = element.getAttribute("style")
  if (text === null || text === "") return none
  const declarations = new Map<string, string>()
  for (const part of text.split(";")) {
    const colon = part.indexOf(":")
    if (colon > 0)
      declarations.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return declarations
}

/** What text formatting can be read from, so the only properties worth moving out of a style sheet. */
const moved = ["font-weight", "font-style", "text-decoration", "text-decoration-line", "text-align"] as const
const maxRules = 2000

/**
 * Writes what the style elements inside `html` say about the elements of `body` into their style attributes, where it
 * does not contradict what stands there: Excel, Safari and many mail programs format by class only. The sheet is never
 * applied to a document, so nothing that it names is loaded.
 */
export function applyStyleElements(html: string, body: Element): void {
  for (const [, css] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)) {
    for (const rule of styleRules(css ?? "")) {
      const found = moved
        .map((name) => [name, rule.style.getPropertyValue(name)] as const)
        .filter(([, value]) => value !== "")
      if (found.length === 0) continue
      for (const element of matching(body, rule.selectorText)) {
        const own = element.getAttribute("style") ?? ""
        const known = declarationsOf(element)
        const added = found.filter(([name]) => !known.has(name)).map(([name, value]) => `${name}:${value}`)
        if (added.length > 0) element.setAttribute("style", [...added, own].join(";"))
      }
    }
  }
}

function styleRules(css: string): CSSStyleRule[] {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css.replace(/<!--|-->/g, ""))
  return [...sheet.cssRules].slice(0, maxRules).filter((rule) => rule instanceof CSSStyleRule)
}

function matching(body: Element, selector: string): readonly Element[] {
  try {
    return [...body.querySelectorAll(selector)]
  } catch {
    // A selector that only the program that wrote it understands.
    return []
  }
}
