import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browserPath, type EditorBrowser, startEditorBrowser } from "../../support/editor-browser.ts"
import { documentOf, paragraph, read, show, text } from "../../support/editor-page/drive.ts"
import { sampleDocument } from "../../support/sample-document.ts"

describe.skipIf(browserPath === undefined)("The editor's tools", { timeout: 60_000 }, () => {
  let browser: EditorBrowser
  let page: Page

  beforeAll(async () => {
    browser = await startEditorBrowser()
    page = (await browser.open()).page
  })
  afterAll(() => browser.close())

  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const tool = (name: string) => page.getByRole("button", { name, exact: true })
  const selectAll = async (value: string) => {
    await show(page, documentOf(paragraph(value)))
    await keys("Control+a")
  }
  const link = (href: string, value = "words") => paragraph(text(value, { type: "link", attrs: { href } }))

  it("are reached from the text by Alt+F10, walked with arrows, used with Enter, and left with Escape", async () => {
    await selectAll("words")
    await keys("Alt+F10", "ArrowRight")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Bold")
    expect(await tool("Bold").getAttribute("aria-pressed")).toBe("false")
    await keys("Enter")
    expect(await tool("Bold").getAttribute("aria-pressed")).toBe("true")
    await keys("ArrowRight", "Enter")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Italic")
    expect(await read(page)).toEqual(
      documentOf(paragraph(text("words", { type: "bold" }, { type: "italic" }))),
    )
    // The first may only put a tooltip away.
    await keys("Escape", "Escape", "End")
    // A moved caret is told to the page a moment after the key; no hand is as quick as this test.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))))
    await page.keyboard.type("!")
    expect(JSON.stringify(await read(page))).toContain("words!")
  })

  it.each([
    ["Bold", "bold", "Control+b"],
    ["Italic", "italic", "Control+i"],
    ["Underline", "underline", "Control+u"],
    ["Strike through", "strike", "Control+Shift+s"],
    ["Highlight", "highlight", "Control+Shift+h"],
    ["Code", "code", "Control+e"],
  ] as const)(
    "%s marks the selection, by pointer and by its own keys, and takes the mark off again",
    async (name, type, shortcut) => {
      await selectAll("words")
      await tool(name).click()
      expect(await read(page)).toEqual(documentOf(paragraph(text("words", { type }))))
      expect(await page.evaluate(() => document.activeElement?.className)).toContain("document-text")
      await keys(shortcut)
      expect(await read(page)).toEqual(documentOf(paragraph("words")))
    },
  )

  it("say their keys in a tooltip, at a focus as well", async () => {
    await show(page, null)
    await keys("Alt+F10", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(await page.getByRole("tooltip").textContent()).toBe("Strike throughCtrl+Shift+S")
    await keys("Escape", "Escape")
  })

  it.each([
    [
      "Bulleted list",
      "Control+Shift+8",
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph("words")] }] },
    ],
    [
      "Numbered list",
      "Control+Shift+7",
      { type: "orderedList", content: [{ type: "listItem", content: [paragraph("words")] }] },
    ],
    [
      "Task list",
      "Control+Shift+9",
      { type: "taskList", content: [{ type: "taskItem", content: [paragraph("words")] }] },
    ],
    ["Quote", "Control+Shift+b", { type: "blockquote", content: [paragraph("words")] }],
  ] as const)(
    "%s sets the paragraph apart and back, by pointer and by keys",
    async (name, shortcut, expected) => {
      await selectAll("words")
      await tool(name).click()
      expect(await read(page)).toEqual(documentOf(expected))
      expect(await tool(name).getAttribute("aria-pressed")).toBe("true")
      await keys(shortcut)
      expect(await read(page)).toEqual(documentOf(paragraph("words")))
    },
  )

  it("choose the style of a paragraph from a menu, by keyboard alone", async () => {
    await selectAll("words")
    await keys("Alt+F10", "Enter", "ArrowDown", "ArrowDown", "Enter")
    expect(await read(page)).toEqual(
      documentOf({ type: "heading", attrs: { level: 2 }, content: [text("words")] }),
    )
    await keys("Control+Alt+c")
    expect(await read(page)).toEqual(documentOf({ type: "codeBlock", content: [text("words")] }))
    await keys("Control+Alt+0")
    expect(await read(page)).toEqual(documentOf(paragraph("words")))
  })

  it("align a paragraph", async () => {
    await selectAll("words")
    await tool("Alignment").click()
    await page.getByRole("menuitemradio", { name: "Centre" }).click()
    expect(await read(page)).toEqual(documentOf({ ...paragraph("words"), attrs: { textAlign: "center" } }))
  })

  it("make a table, add and take rows and columns, walk it by Tab, and delete it", async () => {
    await show(page, null)
    const choose = async (name: string) => {
      await tool("Table").click()
      await page.getByRole("menuitem", { name, exact: true }).click()
    }
    const size = () =>
      page.locator(".document-text tr").evaluateAll((rows) => [rows.length, rows[0]?.children.length])
    await choose("Insert a table")
    expect(await size()).toEqual([3, 3])
    await page.keyboard.type("a")
    await keys("Tab")
    await page.keyboard.type("b")
    expect(await page.locator(".document-text th").allTextContents()).toEqual(["a", "b", ""])
    await choose("Add a row below")
    await choose("Add a column after")
    expect(await size()).toEqual([4, 4])
    await choose("Delete the row")
    await choose("Delete the column")
    expect(await size()).toEqual([3, 3])
    await choose("Delete the table")
    expect(await page.locator(".document-text table").count()).toBe(0)
  })

  it("tick a task, and give its box the name of the task", async () => {
    await show(
      page,
      documentOf({
        type: "taskList",
        content: [{ type: "taskItem", content: [paragraph("Send the list")] }],
      }),
    )
    await page.getByRole("checkbox", { name: "Done: Send the list" }).click()
    expect(await read(page)).toEqual(
      documentOf({
        type: "taskList",
        content: [{ type: "taskItem", attrs: { checked: true }, content: [paragraph("Send the list")] }],
      }),
    )
  })

  it("link a selection with Ctrl+K, refuse what leads nowhere safe, and leave Ctrl+K to the app otherwise", async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { heard: 0 })
      addEventListener("keydown", (event) => {
        if (event.key === "k" && event.ctrlKey) Object.assign(globalThis, { heard: 1 })
      })
    })
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: number }).heard)
    await selectAll("words")
    await keys("Control+k")
    const field = page.getByRole("textbox", { name: "Web or mail address" })
    await field.fill("javascript:alert(1)")
    await keys("Enter")
    expect(await page.getByRole("dialog").textContent()).toContain("no web address")
    await field.fill("example.org/letters")
    await keys("Enter")
    expect(await read(page)).toEqual(documentOf(link("https://example.org/letters")))
    expect(await heard()).toBe(0)
    await show(page, documentOf(paragraph("words")))
    await keys("Control+k")
    expect(await heard()).toBe(1)
    expect(await page.getByRole("dialog").count()).toBe(0)
  })

  it("take a link off again and keep its words", async () => {
    await show(page, documentOf(link("https://example.org/")), { initialCaret: 3 })
    await tool("Link").click()
    await tool("Remove link").click()
    expect(await read(page)).toEqual(documentOf(paragraph("words")))
  })

  it("hand a link on when it is opened, and never give the page an address to follow", async () => {
    const opened = () => page.evaluate(() => [...editorPage.opened()])
    const shown = documentOf(link("https://example.org/a", "good"), link("javascript:alert(1)", "bad"))
    await show(page, shown)
    expect(await page.locator(".document-text [href]").count()).toBe(0)
    await page.getByText("good").click()
    expect(await opened()).toEqual([])
    await page.getByText("good").click({ modifiers: ["Control"] })
    await page.getByText("good").click({ button: "middle" })
    await page.getByText("bad").click({ modifiers: ["Control"] })
    expect(await opened()).toEqual(["https://example.org/a", "https://example.org/a"])
    await show(page, shown, { readOnly: true, autoFocus: false })
    await page.getByRole("link", { name: "good" }).last().focus()
    await keys("Enter")
    await page.getByText("bad").click()
    expect(await opened()).toEqual(["https://example.org/a"])
    expect(page.url()).toContain("/index.html")
  })

  it("are not there for a text that is only read, and nothing can be typed into it", async () => {
    await show(page, sampleDocument, { readOnly: true })
    expect(await page.getByRole("toolbar").count()).toBe(0)
    await page.locator(".document-text").click()
    await page.keyboard.type("x")
    await page.locator(".document-text input").first().click({ force: true })
    expect(await page.evaluate(() => editorPage.changes())).toBe(0)
    expect(await page.locator(".document-text input").first().isChecked()).toBe(true)
  })

  it.each(["light", "dark"] as const)(
    "and the text itself have nothing that axe reports, in the %s theme",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      for (const [value, options] of [
        [sampleDocument, {}],
        [null, { placeholder: "Write here" }],
        [sampleDocument, { readOnly: true }],
        // One that is only kept takes no focus.
        [documentOf({ type: "future", content: [text("kept")] } as never), { autoFocus: false }],
      ] as const) {
        await show(page, value, options)
        const { violations } = await new AxeBuilder({ page })
          .disableRules(["page-has-heading-one", "landmark-one-main", "region"])
          .analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      }
    },
  )
})
