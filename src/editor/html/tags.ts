/** Elements that stand on lines of their own. */
export const blockTags: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section " +
    "summary table tbody td tfoot th thead tr ul"
  ).split(" "),
)

export const listTags: ReadonlySet<string> = new Set(["ul", "ol", "menu", "dir"])

/** Every element of `body` that has a block somewhere inside. */
export function elementsHoldingBlocks(body: Element): ReadonlySet<Element> {
  const holders = new Set<Element>()
  for (const element of body.querySelectorAll("*")) {
    if (!blockTags.has(element.localName)) continue
    let holder = element.parentElement
    while (holder !== null && !holders.has(holder)) {
      holders.add(holder)
      holder = holder.parentElement
    }
  }
  return holders
}

/** CSS's and HTML's words for an alignment that is not the one text has anyway. */
export function alignmentOf(value: string | undefined | null): "center" | "right" | "justify" | null {
  const word = value?.toLowerCase()
  if (word === "center" || word === "right" || word === "justify") return word
  return word === "end" ? "right" : null
}

const numberings: ReadonlyMap<string, string> = new Map([
  ["upper-roman", "I"],
  ["lower-roman", "i"],
  ["upper-alpha", "A"],
  ["upper-latin", "A"],
  ["lower-alpha", "a"],
  ["lower-latin", "a"],
])

/** The `type` of an ordered list, from its own attribute or from CSS's `list-style-type`. */
export function numberingOf(type: string | null, styleType: string | undefined): string | null {
  if (type !== null && /^[1aAiI]$/.test(type)) return type
  return numberings.get(styleType ?? "") ?? null
}

/** A whole number of an attribute between the limits, else `otherwise`. */
export function numberOf(
  element: Element,
  name: string,
  from: number,
  to: number,
  otherwise: number,
): number {
  const text = element.getAttribute(name)?.trim() ?? ""
  const number = /^\d{1,9}$/.test(text) ? Number(text) : otherwise
  return number >= from && number <= to ? number : otherwise
}
