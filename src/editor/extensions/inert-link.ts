import { markPasteRule, type PasteRuleMatch } from "@tiptap/core"
import { Link } from "@tiptap/extension-link"
import { openableLink } from "../../documents/link-target.ts"

/**
 * A link without `href` in the page: Chromium prefetches names and opens connections for real ones, follows them on a
 * middle click, and lets them be dragged into the address of a window. The target is kept as typed and shown by
 * `data-href` only where it may be opened.
 */
export const InertLink = Link.extend({
  addAttributes() {
    return {
      href: {
        parseHTML: (element: HTMLElement) =>
          element.getAttribute("href") ?? element.getAttribute("data-href"),
        rendered: false,
      },
    }
  },
  parseHTML() {
    return [
      {
        tag: "a[href], a[data-href]",
        getAttrs: (element: HTMLElement) => {
          const href = element.getAttribute("href") ?? element.getAttribute("data-href") ?? ""
          return openableLink(href) === null ? false : null
        },
      },
    ]
  },
  addPasteRules() {
    return [
      markPasteRule({
        find: addressesIn,
        type: this.type,
        getAttributes: ({ data }) => ({ href: String(data?.["href"]) }),
      }),
    ]
  },
  renderHTML({ mark }) {
    const href = String(mark.attrs["href"])
    return openableLink(href) === null
      ? ["a", { class: "text-link", "data-inert": "" }, 0]
      : ["a", { class: "text-link", role: "link", title: href, "data-href": href }, 0]
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  markdownLinks: true,
  defaultProtocol: "https",
  isAllowedUri: (url) => openableLink(url) !== null,
})

/** Addresses as they stand in running text. TipTap's own way reads every word for names of hosts: seconds for a book. */
function addressesIn(text: string): PasteRuleMatch[] {
  const found: PasteRuleMatch[] = []
  for (const match of text.matchAll(/\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/g)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, "")
    if (openableLink(href) !== null) found.push({ index: match.index, text: href, data: { href } })
  }
  return found
}
