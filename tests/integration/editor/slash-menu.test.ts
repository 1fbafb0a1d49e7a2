import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browserPath, type EditorBrowser, startEditorBrowser } from "../../support/editor-browser.ts"
import { documentOf, paragraph, read, show, text, type } from "../../support/editor-page/drive.ts"

describe.skipIf(browserPath === undefined)("The slash menu", { timeout: 60_000 }, () => {
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
  const list = () => page.getByRole("listbox", { name: "Kinds of text" })
  const options = () => list().getByRole("option")
  const start = async (typed: string) => {
    await show(page, null)
    await type(page, typed)
  }

  it.each([
    ["/head", { type: "heading", content: [text("words")] }],
    ["/h3", { type: "heading", attrs: { level: 3 }, content: [text("words")] }],
    ["/bul", { type: "bulletList", content: [{ type: "listItem", content: [paragraph("words")] }] }],
    ["/numb", { type: "orderedList", content: [{ type: "listItem", content: [paragraph("words")] }] }],
    ["/task", { type: "taskList", content: [{ type: "taskItem", content: [paragraph("words")] }] }],
    ["/quote", { type: "blockquote", content: [paragraph("words")] }],
    ["/code", { type: "codeBlock", content: [text("words")] }],
  ] as const)("makes a block of %s and leaves nothing of the sign", async (typed, block) => {
    await start(typed)
    await options().first().waitFor()
    await keys("Enter")
    await type(page, "words")
    expect((await read(page))?.content?.[0]).toEqual(block)
  })

  it("offers everything at the sign alone, and puts in a table or a line", async () => {
    await start("/")
    expect(await options().allTextContents()).toEqual([
      "Heading 1",
      "Heading 2",
      "Heading 3",
      "Heading 4",
      "Bulleted list",
      "Numbered list",
      "Task list",
      "Quote",
      "Code block",
      "Table",
      "Dividing line",
      "Text",
    ])
    await options().filter({ hasText: "Table" }).click()
    expect(await page.locator(".document-text td, .document-text th").count()).toBe(9)
    await start("/line")
    await keys("Tab")
    expect((await read(page))?.content?.[0]).toEqual({ type: "horizontalRule" })
  })

  it("opens after a space, and changes the block around it", async () => {
    await start("Agenda /h2")
    await options().first().waitFor()
    await keys("Enter")
    expect(await read(page)).toEqual(
      documentOf({ type: "heading", attrs: { level: 2 }, content: [text("Agenda ")] }),
    )
  })

  it.each(["1/2", "and/or", "/ or", "/zzz", "https://a"])("stays away from %j", async (typed) => {
    await start("/")
    await options().first().waitFor()
    await start(typed)
    await keys("Enter")
    expect(await list().count()).toBe(0)
    expect((await read(page))?.content?.length).toBe(2)
  })

  it("is put away by Escape, and by what the sign was taken off with", async () => {
    await start("/he")
    await options().first().waitFor()
    await keys("Escape")
    expect(await list().count()).toBe(0)
    await start("/")
    await options().first().waitFor()
    await keys("Backspace")
    expect(await list().count()).toBe(0)
  })

  it("is undone to what was typed, in one step", async () => {
    await start("/quote")
    await options().first().waitFor()
    await page.waitForTimeout(600)
    await keys("Enter", "Control+z")
    expect(await read(page)).toEqual(documentOf(paragraph("/quote")))
    expect(await list().count()).toBe(0)
  })

  it("lies inside the window wherever the caret is", async () => {
    await show(page, documentOf(...Array.from({ length: 40 }, (_, index) => paragraph(`Line ${index}`))), {
      initialCaret: 1,
    })
    const isInside = async () => {
      const box = await list().boundingBox()
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
      return (
        box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
      )
    }
    await keys("Control+End", "Enter")
    await type(page, "/")
    await options().first().waitFor()
    await expect.poll(isInside).toBe(true)
    await page.setViewportSize({ width: 320, height: 480 })
    await expect.poll(isInside).toBe(true)
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})
