import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DocumentNode } from "../../../src/documents/document.ts"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import {
  browserPath,
  type EditorBrowser,
  type OpenPage,
  startEditorBrowser,
} from "../../support/editor-browser.ts"
import { documentOf, paragraph, read, show, text } from "../../support/editor-page/drive.ts"

describe.skipIf(browserPath === undefined)("What comes into the editor", { timeout: 180_000 }, () => {
  let browser: EditorBrowser
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    browser = await startEditorBrowser()
    opened = await browser.open()
    page = opened.page
  })
  afterAll(() => browser.close())

  const put = (way: "paste" | "drop", data: Readonly<Record<string, string>>) =>
    page.evaluate(([how, given]) => editorPage.put(how, given), [way, data] as const)
  const putImage = (way: "paste" | "drop") =>
    page.evaluate(
      (how) =>
        editorPage.put(how, {}, [
          new File([new Uint8Array([137, 80, 78, 71])], "a.png", { type: "image/png" }),
        ]),
      way,
    )
  const notice = () => page.locator(".document-notice").textContent()

  it.each(["paste", "drop"] as const)(
    "as a picture alone by %s is left out by name, and the text stays untouched",
    async (way) => {
      await show(page, documentOf(paragraph("words")))
      await page.keyboard.press("Control+a")
      await putImage(way)
      expect(await notice()).toContain("One image was left out")
      await page.getByRole("button", { name: "Dismiss" }).click()
      expect(await notice()).toBe("")
      expect(await page.locator(".document-text").textContent()).toBe("words")
      expect(await page.evaluate(() => editorPage.changes())).toBe(0)
      expect(await page.locator(".document-text").locator("img, [src]").count()).toBe(0)
    },
  )

  it.each(["paste", "drop"] as const)(
    "as text around pictures by %s keeps the text and counts the pictures",
    async (way) => {
      await show(page, null)
      await put(way, {
        "text/html":
          '<p>Before <img src="https://a.example/1.png" width="40"> and <img src="data:image/png;base64,AA=="> after<img src="https://track.example/p.gif" width="1" height="1"></p>',
        "text/plain": "Before and after",
      })
      expect(JSON.stringify(await read(page))).toMatch(/Before .* ?and .*after/)
      expect(await notice()).toContain("2 images were left out")
      expect(opened.attempts.requests).toEqual([])
    },
  )

  it("as a picture in HTML alone leaves the selection in place", async () => {
    await show(page, documentOf(paragraph("words")))
    await page.keyboard.press("Control+a")
    await put("paste", { "text/html": '<img src="https://a.example/1.png">' })
    expect(await notice()).toContain("One image was left out")
    expect(await page.locator(".document-text").textContent()).toBe("words")
  })

  it("as plain text stays the text it is", async () => {
    await show(page, null)
    const plain = "# no heading\n\n**not bold** <b>no tag</b>\n- no list"
    await put("paste", { "text/plain": plain })
    expect(await read(page)).toEqual(
      documentOf(paragraph("# no heading"), paragraph("**not bold** <b>no tag</b>"), paragraph("- no list")),
    )
  })

  it("as text with an address in it has a link there, without the full stop after it", async () => {
    await show(page, null)
    await put("paste", { "text/plain": "See https://example.org/a. And example.org" })
    const link = { type: "link", attrs: { href: "https://example.org/a" } } as const
    expect(await read(page)).toEqual(
      documentOf(paragraph("See ", text("https://example.org/a", link), ". And example.org")),
    )
  })

  it("as an address over a selection becomes its link, if it may be opened", async () => {
    await show(page, documentOf(paragraph("words")))
    await page.keyboard.press("Control+a")
    await put("paste", { "text/plain": "https://example.org/x" })
    expect(await read(page)).toEqual(
      documentOf(paragraph(text("words", { type: "link", attrs: { href: "https://example.org/x" } }))),
    )
    await put("paste", { "text/plain": "javascript:alert(1)" })
    expect(await read(page)).toEqual(documentOf(paragraph("javascript:alert(1)")))
  })

  it("as a slice with attributes of another type comes in as what it says, without them", async () => {
    await show(page, null)
    await put("paste", {
      "text/html": `<h2 data-pm-slice='1 1 ["heading",{"level":["img",{"src":"x"}]}]'>words</h2>`,
      "text/plain": "words",
    })
    const document = await read(page)
    expect(parseDocument(document).ok).toBe(true)
    expect(JSON.stringify(document)).not.toContain("img")
  })

  it("as a table whose spans would take for ever is refused or read as text, and the page goes on", async () => {
    await show(page, documentOf(paragraph("before")))
    await page.keyboard.press("Control+End")
    const row = `<tr>${'<td colspan="1000" rowspan="60000">x</td>'.repeat(30)}</tr>`
    await put("paste", { "text/html": `<table>${row.repeat(800)}</table>`, "text/plain": "x" })
    expect(await notice()).toContain("too large")
    expect(await page.locator(".document-text").textContent()).toBe("before")
    await page.keyboard.type("!")
    expect(parseDocument(await read(page)).ok).toBe(true)
  })

  it("as more than a text can hold is refused whole, with the selection still in place", async () => {
    await show(page, documentOf(paragraph("before")))
    await page.keyboard.press("Control+a")
    await page.evaluate(() => editorPage.put("paste", { "text/plain": "x".repeat(17 * 1024 * 1024) }))
    expect(await notice()).toContain("too large")
    expect(await page.locator(".document-text").textContent()).toBe("before")
  })

  it("as five megabytes of HTML is all there, and the page goes on answering", async () => {
    await show(page, null)
    const lost = await page.evaluate(() => {
      const line = "Nothing, Lucilius, is ours, except time; "
      const paragraphs = Array.from(
        { length: 12_000 },
        (_, index) => `<p>${index}: <b>${line.repeat(5)}</b><i>${line.repeat(5)}</i></p>`,
      )
      const html = paragraphs.join("")
      if (html.length < 5_000_000) throw new Error(`only ${html.length}`)
      editorPage.put("paste", { "text/html": html, "text/plain": "plain" })
      const content = (editorPage.read() as { content: { content: { text: string }[] }[] }).content
      return (
        content.filter(
          (node, index) =>
            node.content.map((piece) => piece.text).join("") !==
            `${index}: ${line.repeat(5)}${line.repeat(5)}`.trimEnd(),
        ).length + Math.abs(content.length - 12_000)
      )
    })
    expect(lost).toBe(0)
    await page.keyboard.press("Control+End")
    await page.keyboard.type("!")
    const last = (await read(page))?.content?.at(-1)
    expect(last?.content?.at(-1)?.text?.endsWith("!")).toBe(true)
  })

  it("as a text of 20,000 words is all there, is written in, and is given back whole", async () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index}`)
    const content: DocumentNode[] = Array.from({ length: 200 }, (_, index) =>
      paragraph(words.slice(index * 100, index * 100 + 100).join(" ")),
    )
    await show(page, documentOf(...content), { initialCaret: 1 })
    await page.keyboard.type("first ")
    const document = await read(page)
    expect(document?.content?.map((node) => node.content?.[0]?.text).join(" ")).toBe(
      `first ${words.join(" ")}`,
    )
  })
})
