/** Collects inline content into paragraphs between blocks, so that nothing runs together that stood apart. */
export type Flow = Readonly<{
  inline: (node: Node) => void
  block: (element: HTMLElement) => void
  /** Ends the running paragraph; `align` is the alignment it had. */
  endLine: (align: string | null) => void
  /** Ends the flow. A single run of inline content stays bare, without a paragraph around it. */
  end: () => void
}>

export function startFlow(into: Element, make: (tag: string) => HTMLElement): Flow {
  let run: Node[] = []
  const endLine = (align: string | null): void => {
    const nodes = run
    run = []
    if (nodes.every(isBlank)) {
      // Line breaks between blocks are the empty lines that Google Docs means by them.
      for (const node of nodes) if (node.nodeName === "BR") into.append(make("p"))
      return
    }
    const paragraph = make("p")
    if (align !== null) paragraph.setAttribute("data-align", align)
    paragraph.append(...nodes)
    into.append(paragraph)
  }
  return {
    inline: (node) => void run.push(node),
    block: (element) => {
      endLine(null)
      into.append(element)
    },
    endLine,
    end: () => {
      if (into.childElementCount > 0) return endLine(null)
      if (!run.every(isBlank)) into.append(...run)
      run = []
    },
  }
}

function isBlank(node: Node): boolean {
  return node.nodeName === "BR" || (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() === "")
}
