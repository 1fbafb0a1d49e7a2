import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import { browserPath, type EditorBrowser, startEditorBrowser } from "../../support/editor-browser.ts"
import { documentOf, paragraph, read, show, text } from "../../support/editor-page/drive.ts"
import { sampleDocument } from "../../support/sample-document.ts"

describe.skipIf(browserPath === undefined)("Writing in the editor", { timeout: 60_000 }, () => {
  let browser: EditorBrowser
  let page: Page

  beforeAll(async () => {
    browser = await startEditorBrowser()
    page = (await browser.open()).page
  })
  afterAll(() => browser.close())
  beforeEach(() => page.keyboard.up("Shift"))

  const changes = () => page.evaluate(() => editorPage.changes())
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const typed = async (words: string) => {
    await show(page, null)
    // Focus comes a frame after the editor does; keys before it go nowhere.
    await page.waitForFunction(() => document.activeElement?.closest(".ProseMirror") instanceof Element)
    await page.keyboard.type(words)
    return (await read(page))?.content
  }

  it("gives nothing back for a text that is only loaded, looked at and walked through", async () => {
    await show(page, sampleDocument)
    await keys("Control+Home", "ArrowDown", "ArrowRight", "Shift+End", "Control+End")
    await page.locator(".document-text td").first().click()
    await show(page, sampleDocument, { readOnly: true })
    expect(await changes()).toBe(0)
    expect(await read(page)).toBeNull()
  })

  it("gives back every node and mark as it came, and the one letter that was typed", async () => {
    await show(page, sampleDocument)
    await keys("Control+End")
    await page.keyboard.type("!")
    const expected = JSON.parse(JSON.stringify(sampleDocument).replace("Centred", "Centred!")) as unknown
    expect(await read(page)).toEqual(expected)
    expect(await changes()).toBe(1)
  })

  it("keeps an earlier change as it was, and after the editor is gone", async () => {
    await show(page, documentOf(paragraph("one")))
    await keys("Control+End")
    await page.keyboard.type(" two")
    await page.evaluate(() => {
      Object.assign(globalThis, { kept: editorPage.latest() })
    })
    await page.keyboard.type(" three")
    await show(page, null)
    const kept = await page.evaluate(() =>
      (globalThis as unknown as { kept: { toDocument: () => unknown } }).kept.toDocument(),
    )
    expect(kept).toEqual(documentOf(paragraph("one two")))
  })

  it.each([
    ["# ", "x", [{ type: "heading", content: [text("x")] }]],
    ["#### ", "x", [{ type: "heading", attrs: { level: 4 }, content: [text("x")] }]],
    ["- ", "x", [{ type: "bulletList", content: [{ type: "listItem", content: [paragraph("x")] }] }]],
    [
      "3. ",
      "x",
      [
        {
          type: "orderedList",
          attrs: { start: 3 },
          content: [{ type: "listItem", content: [paragraph("x")] }],
        },
      ],
    ],
    ["[ ] ", "x", [{ type: "taskList", content: [{ type: "taskItem", content: [paragraph("x")] }] }]],
    [
      "[x] ",
      "x",
      [
        {
          type: "taskList",
          content: [{ type: "taskItem", attrs: { checked: true }, content: [paragraph("x")] }],
        },
      ],
    ],
    ["> ", "x", [{ type: "blockquote", content: [paragraph("x")] }]],
    ["```ts ", "x", [{ type: "codeBlock", attrs: { language: "ts" }, content: [text("x")] }]],
    ["**bold**", "", [paragraph(text("bold", { type: "bold" }))]],
    ["*slanted*", "", [paragraph(text("slanted", { type: "italic" }))]],
    ["~~gone~~", "", [paragraph(text("gone", { type: "strike" }))]],
    ["==seen==", "", [paragraph(text("seen", { type: "highlight" }))]],
    ["`code`", "", [paragraph(text("code", { type: "code" }))]],
    [
      "https://example.org ",
      "x",
      [
        paragraph(
          text("https://example.org", { type: "link", attrs: { href: "https://example.org" } }),
          " x",
        ),
      ],
    ],
  ])("makes of %j what Markdown means by it", async (markdown, after, expected) => {
    expect(await typed(markdown + after)).toEqual(expected)
  })

  it.each(["javascript:alert(1) ", "ftp://example.org ", "notes.md ", "[x](javascript:alert(1)) "])(
    "makes no link of %j",
    async (words) => expect(JSON.stringify(await typed(words))).not.toContain('"link"'),
  )

  it("undoes the text and only the text, never back into another one", async () => {
    await show(page, documentOf(paragraph("first text")))
    await keys("Control+End")
    // In one piece: what is typed with a pause is undone in parts.
    await page.keyboard.insertText(" written")
    await keys("Control+z")
    expect(await read(page)).toEqual(documentOf(paragraph("first text")))
    await keys("Control+Shift+z")
    expect(await read(page)).toEqual(documentOf(paragraph("first text written")))
    await show(page, documentOf(paragraph("second text")))
    await keys("Control+z", "Control+z")
    expect(await changes()).toBe(0)
  })

  it("keeps marks, names, tasks, tables and links when text is copied inside the app", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await show(page, sampleDocument)
    await keys("Control+a", "Control+c")
    await show(page, null)
    await keys("Control+v")
    expect(await read(page)).toEqual(sampleDocument)
  })

  it("gives a copied link its real address for other programs, and none that may not be opened", async () => {
    const link = (href: string) => paragraph(text(href, { type: "link", attrs: { href } }))
    await show(page, documentOf(link("https://example.org/a"), link("javascript:alert(1)")))
    const copied = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const take = (event: ClipboardEvent) => resolve(event.clipboardData?.getData("text/html") ?? "")
          document.addEventListener("copy", take, { once: true })
        }),
    )
    await keys("Control+a", "Control+c")
    const html = await copied
    expect(html).toContain('href="https://example.org/a"')
    expect(html).not.toMatch(/href="javascript/)
  })

  it("refuses a change after which the text could not be read again, and says so", async () => {
    let deep = paragraph("deep")
    for (let level = 0; level < 125; level += 1) deep = { type: "blockquote", content: [deep] }
    const document = documentOf(deep)
    expect(parseDocument(document).ok).toBe(true)
    await show(page, document)
    await keys("Control+End", "Control+Shift+8")
    expect(await page.locator(".document-notice").textContent()).toContain("too deeply nested")
    expect(await changes()).toBe(0)
    await page.keyboard.type("er")
    expect(parseDocument(await read(page)).ok).toBe(true)
  })

  it("starts at the caret where the text was left, brought inside if the text is shorter by now", async () => {
    await show(page, documentOf(paragraph("one two")), { initialCaret: 4 })
    await page.keyboard.type("X")
    expect(await read(page)).toEqual(documentOf(paragraph("oneX two")))
    await show(page, documentOf(paragraph("short")), { initialCaret: 4000 })
    await page.keyboard.type("X")
    expect(await read(page)).toEqual(documentOf(paragraph("shortX")))
  })

  it("is never checked by a spelling service, corrected, completed or translated", async () => {
    await show(page, null)
    const attributes = await page
      .locator(".document-text")
      .evaluate((element) =>
        Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      )
    expect(attributes).toMatchObject({
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "off",
      autocomplete: "off",
      translate: "no",
      role: "textbox",
    })
  })
})
