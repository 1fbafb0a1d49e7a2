import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DocumentNode, JournalDocument } from "../../../src/documents/document.ts"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import { toPlainText } from "../../../src/documents/plain-text.ts"
import {
  browserPath,
  type EditorBrowser,
  type OpenPage,
  startEditorBrowser,
} from "../../support/editor-browser.ts"
import { clipboardFolder, hasSharedHtml } from "../../support/hostile-html.ts"

const files = hasSharedHtml ? readdirSync(clipboardFolder).filter((name) => name.endsWith(".html")) : []

/** How often a node or mark must be there; what is not named is not looked at. */
const structures: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "ckeditor4__Table_text_attributes__Mixed__excel2013__datatransfer.html": {
    table: 1,
    tableRow: 2,
    tableCell: 20,
    bold: 3,
    italic: 2,
  },
  "ckeditor4__lo__Basic_styles__libreoffice6__chrome.html": { bold: 1, italic: 1, underline: 1, strike: 1 },
  "ckeditor4__lo__Heading_alignment__libreoffice6__chrome.html": { heading: 3 },
  "ckeditor5__basic-styles__bold-within-text__input.word2016.html": { bold: 1, paragraph: 1 },
  "ckeditor5__basic-styles__multiple-styles-multiline__input.word2016.html": {
    bold: 5,
    italic: 2,
    underline: 2,
    strike: 1,
    paragraph: 3,
  },
  "ckeditor5__basic-styles__multiple-styles-multiline__input.safari.word2016.html": {
    italic: 2,
    underline: 2,
    strike: 1,
    paragraph: 3,
  },
  "ckeditor5__link__combined__input.safari.word2016.html": { link: 2 },
  "ckeditor5__list__heading1__input.word2016.html": { heading: 2, orderedList: 0 },
  "ckeditor5__list__nested-mixed__input.safari.word2016.html": { bulletList: 2, orderedList: 3, listItem: 6 },
  "ckeditor5__list__nested-multiple__input.word2016.html": { listItem: 9 },
  "ckeditor5__list__simple__input.word2016.html": { orderedList: 1, listItem: 2 },
  "ckeditor5__list__styled__input.safari.word2016.html": {
    bulletList: 1,
    listItem: 3,
    link: 1,
    bold: 3,
    italic: 4,
    underline: 2,
  },
  "ckeditor5__paste-from-google-docs__bold-wrapper__simple-text__input.html": { paragraph: 1, bold: 0 },
  "ckeditor5__paste-from-google-docs__bold-wrapper__simple-text-windows__input.firefox.html": { bold: 0 },
  "ckeditor5__paste-from-google-docs__br-paragraph__simple-paragraphs__input.html": { heading: 1, bold: 0 },
  "ckeditor5__paste-from-google-docs__lists__mixed-list__input.html": { listItem: 10, bold: 0 },
  "ckeditor5__table__tablecellproperties__input.html": {
    table: 1,
    tableRow: 4,
    tableCell: 12,
    bold: 3,
    highlight: 1,
  },
  "talon__gmail.html": { blockquote: 1, link: 1 },
  "talon__ms_outlook_2007.html": { bold: 4, link: 1 },
  "talon__thunderbird.html": { blockquote: 1 },
}

function countsIn(node: DocumentNode, counts = new Map<string, number>()): Map<string, number> {
  for (const name of [node.type, ...(node.marks ?? []).map((mark) => mark.type)])
    counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const child of node.content ?? []) countsIn(child, counts)
  return counts
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe.skipIf(browserPath === undefined || !hasSharedHtml)("What programs put on the clipboard", () => {
  let browser: EditorBrowser
  let strict: OpenPage
  let lax: OpenPage

  beforeAll(async () => {
    browser = await startEditorBrowser()
    strict = await browser.open()
    lax = await browser.openLax()
  })
  afterAll(() => browser.close())

  const paste = (page: Page, html: string) =>
    page.evaluate(async (given) => {
      await editorPage.show(null, { autoFocus: true })
      editorPage.put("paste", { "text/html": given })
      return editorPage.read()
    }, html)

  /** The text that the browser itself shows for the HTML, but for Word's own list marks. */
  const shown = (html: string) =>
    lax.page.evaluate((given) => {
      const parsed = new DOMParser().parseFromString(given, "text/html")
      for (const mark of parsed.querySelectorAll(
        '[style*="mso-list:Ignore"], [style*="mso-list: Ignore"], style, script, title',
      ))
        mark.remove()
      document.body.replaceChildren(...parsed.body.childNodes)
      const text = document.body.innerText
      document.body.replaceChildren()
      return text
    }, html)

  it.each(files)("keeps every word in order: %s", async (file) => {
    const html = readFileSync(join(clipboardFolder, file), "utf8")
    const document = await paste(strict.page, html)
    const expected = wordsOf(await shown(html))
    if (expected.length === 0) return
    const parsed = parseDocument(document)
    expect(parsed.ok).toBe(true)
    const pasted = wordsOf(toPlainText(document as JournalDocument))
    let at = 0
    for (const word of expected) {
      const found = pasted.indexOf(word, at)
      expect(
        found,
        `${word} after ${pasted.slice(Math.max(0, at - 3), at).join(" ")}`,
      ).toBeGreaterThanOrEqual(at)
      at = found + 1
    }
  })

  it.each(Object.entries(structures))("keeps its form: %s", async (file, expected) => {
    const document = await paste(strict.page, readFileSync(join(clipboardFolder, file), "utf8"))
    const counts = countsIn(document as JournalDocument)
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, counts.get(name) ?? 0]))).toEqual(
      expected,
    )
  })

  it("asks nothing of any other computer", () => {
    expect(strict.attempts).toEqual({ requests: [], navigations: [], violations: [] })
  })
})
