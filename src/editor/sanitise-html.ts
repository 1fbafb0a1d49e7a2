import DOMPurify from "dompurify"
import { rebuildHtml, type Rebuilt } from "./html/rebuild-html.ts"
import { applyStyleElements } from "./html/style-declarations.ts"

/** Thrown where the sanitiser gives nothing for text that it must let through: the page's policies are set wrong. */
export class SanitiserFailure extends Error {
  override name = "SanitiserFailure"
}

/** What may reach `rebuildHtml`, which then writes the schema's own tags: everything here is inert in itself. */
const allowedTags = (
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code dd del dfn dir div dl dt em " +
  "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark menu nav ol p pre q s " +
  "samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var"
).split(" ")

const allowedAttributes = (
  "align checked class colspan colwidth data-align data-checked data-contact data-name data-pm-slice data-type height " +
  "href rowspan start style type width"
).split(" ")

let isRunning = false
let justMade: string | null = null

/**
 * Untrusted HTML in, HTML of the document's schema out: no script, no address but openable links, nothing that loads,
 * no style, no class but a code block's language. Its output goes through unchanged. Meant as the page's only way to
 * make trusted HTML from a string.
 */
export function sanitiseHtml(html: string): string {
  return html === "" || html === justMade ? html : sanitisePasted(html).html
}

/** The same, with what was left out. */
export function sanitisePasted(html: string): Rebuilt {
  const rebuilt = rebuildHtml(purified(html))
  if (rebuilt.html === "" && html.trim() !== "" && purified("<p>a</p>").textContent !== "a")
    throw new SanitiserFailure("DOMPurify gives nothing back: is the policy 'dompurify' allowed?")
  // ProseMirror hands the string straight to the page's default policy: it need not be parsed a second time.
  justMade = rebuilt.html
  queueMicrotask(() => {
    justMade = null
  })
  return rebuilt
}

/** The body of a document of its own that is not shown: nothing in it is loaded or run. */
function purified(html: string): Element {
  if (isRunning)
    throw new SanitiserFailure("DOMPurify was given no policy of its own and came back to the default one.")
  isRunning = true
  try {
    const body = DOMPurify.sanitize(html, {
      ALLOWED_TAGS: allowedTags,
      ALLOWED_ATTR: allowedAttributes,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
      // Only `href` holds an address; it is checked again, strictly, where links are rebuilt.
      ADD_URI_SAFE_ATTR: allowedAttributes.filter((name) => name !== "href"),
      RETURN_DOM: true,
    })
    // A document of frames has no body, and so no text.
    if (!(body instanceof Element)) return document.implementation.createHTMLDocument("").body
    applyStyleElements(html, body)
    return body
  } finally {
    isRunning = false
  }
}
