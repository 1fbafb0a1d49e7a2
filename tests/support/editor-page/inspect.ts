const allowed: Readonly<Record<string, readonly string[]>> = {
  DIV: ["class"],
  P: ["class", "data-align", "data-placeholder"],
  H1: ["data-align"],
  H2: ["data-align"],
  H3: ["data-align"],
  H4: ["data-align"],
  UL: ["data-type"],
  OL: ["start", "type"],
  LI: ["data-checked"],
  LABEL: ["contenteditable"],
  INPUT: ["type", "aria-label"],
  SPAN: ["class", "data-type", "data-contact", "data-name", "contenteditable", "style"],
  BDI: [],
  BLOCKQUOTE: [],
  PRE: [],
  CODE: ["class"],
  HR: ["contenteditable", "class"],
  TABLE: ["style"],
  COLGROUP: [],
  COL: ["style"],
  TBODY: [],
  TR: [],
  TD: ["class", "colspan", "rowspan", "colwidth", "style"],
  TH: ["class", "colspan", "rowspan", "colwidth", "style"],
  BR: ["class"],
  IMG: ["class", "alt"],
  A: ["class", "role", "title", "data-href", "data-inert"],
  STRONG: [],
  EM: [],
  S: [],
  U: [],
  MARK: [],
}

/** Everything inside the editor's text that no document of the schema makes. */
export function strangersIn(text: Element): string[] {
  const found: string[] = []
  for (const element of text.querySelectorAll("*")) {
    const attributes = allowed[element.tagName]
    if (attributes === undefined) found.push(`<${element.tagName}>`)
    for (const { name, value } of element.attributes) {
      if (attributes?.includes(name) !== true) found.push(`<${element.tagName} ${name}>`)
      else if (name === "style" && /url|expression|@/i.test(value)) found.push(`style ${value}`)
      else if (name === "data-href" && !/^(https?:\/\/|mailto:)/i.test(value))
        found.push(`data-href ${value}`)
    }
    // ProseMirror's own empty image, which holds the caret beside a mention.
    if (element.tagName === "IMG" && element.className !== "ProseMirror-separator") found.push("<IMG>")
  }
  return found
}
