import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DocumentNode } from "../../../src/documents/document.ts"
import { browserPath, type EditorBrowser, startEditorBrowser } from "../../support/editor-browser.ts"
import { documentOf, paragraph, read, show, text, type } from "../../support/editor-page/drive.ts"

const ana = "a".repeat(32)
const gone = "f".repeat(32)
const mention = (contact: string, name: string): DocumentNode => ({
  type: "mention",
  attrs: { contact, name },
})

describe.skipIf(browserPath === undefined)("People named in a text", { timeout: 60_000 }, () => {
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
  const list = () => page.getByRole("listbox", { name: "People" })
  const options = () => list().getByRole("option")
  const editor = () => page.locator(".document-text")
  const named = () => page.locator(".document-text .text-mention bdi")
  const opened = () => page.evaluate(() => [...editorPage.people.opened()])
  const ask = async (typed: string) => {
    await show(page, null, { withPeople: "kept" })
    await type(page, typed)
  }

  it("are offered after @, chosen with arrows and Enter, and kept by id and name", async () => {
    await ask("I met @an")
    await expect.poll(() => options().allTextContents()).toEqual(["Ana PérezLima", "Anna Björk"])
    await keys("ArrowDown", "Enter")
    await type(page, "today")
    expect(await read(page)).toEqual(
      documentOf(paragraph("I met ", mention("b".repeat(32), "Anna Björk"), " today")),
    )
    expect(await named().allTextContents()).toEqual(["@Anna Björk"])
    expect(await list().count()).toBe(0)
  })

  it("are told to a screen reader without the focus leaving the text", async () => {
    await ask("@an")
    await options().nth(1).waitFor()
    const active = async () => {
      const id = await editor().getAttribute("aria-activedescendant")
      return id === null ? null : page.locator(`[id="${id}"]`).getAttribute("aria-selected")
    }
    expect(await active()).toBe("true")
    expect(await editor().getAttribute("aria-controls")).toBe(await list().getAttribute("id"))
    expect(await page.locator("output.sr-only").textContent()).toBe("2 suggestions")
    await keys("ArrowUp")
    expect(await options().nth(1).getAttribute("aria-selected")).toBe("true")
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("document-text")
    await keys("Escape")
    expect(await list().count()).toBe(0)
    expect(await editor().getAttribute("aria-activedescendant")).toBeNull()
    expect(await editor().getAttribute("aria-controls")).toBeNull()
  })

  it.each([
    ["with a space in the name", "@ana p", "Ana Pérez"],
    ["with four words", "@luc de la t", "Luc de la Tour"],
    ["without the marks over letters", "@bjork", "Anna Björk"],
    ["with them in two parts", "@Pe\u0301rez", "Ana Pérez"],
    ["from right to left", "@שרה ל", "שרה לוי"],
    ["after a bracket", "(@luc", "Luc de la Tour"],
  ])("are found %s, and taken by Tab", async (_case, typed, name) => {
    await ask(typed)
    await expect.poll(() => options().allTextContents()).toHaveLength(1)
    await keys("Tab")
    await expect.poll(() => named().allTextContents()).toEqual([`@${name}`])
  })

  it("are taken by the pointer", async () => {
    await ask("@an")
    await options().nth(1).click()
    expect(await named().allTextContents()).toEqual(["@Anna Björk"])
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("document-text")
  })

  it("are taken for what was typed, however slow the search and quick the hand", async () => {
    await show(page, null, { withPeople: "kept" })
    await type(page, "@")
    await options().first().waitFor()
    await page.evaluate(() => editorPage.people.setDelay(150))
    await type(page, "luc")
    await keys("Enter")
    await expect.poll(() => named().allTextContents()).toEqual(["@Luc de la Tour"])
    await page.evaluate(() => editorPage.people.setDelay(0))
    expect(await editor().locator("p").count()).toBe(1)
  })

  it.each([
    ["inside a word", "me@an"],
    ["before a space", "@ an"],
    ["for a name that nobody has", "@zzz"],
  ])("are not offered %s, where Enter starts a line as ever", async (_case, typed) => {
    await ask("@an")
    await options().first().waitFor()
    await ask(typed)
    await keys("Enter")
    await type(page, "b")
    expect(await options().count()).toBe(0)
    expect(await read(page)).toEqual(documentOf(paragraph(typed), paragraph("b")))
  })

  it("are not offered in code, nor where nobody can be named", async () => {
    await show(page, documentOf({ type: "codeBlock" }), { withPeople: "kept" })
    await type(page, "@an")
    await show(page, null)
    await type(page, "@an")
    await keys("Enter")
    expect(await options().count()).toBe(0)
    expect(await read(page)).toEqual(documentOf(paragraph("@an"), paragraph()))
  })

  it("stay put away after Escape until another @ is typed", async () => {
    await ask("@an")
    await options().first().waitFor()
    await keys("Escape")
    await type(page, "a")
    expect(await list().count()).toBe(0)
    await type(page, " @an")
    await options().first().waitFor()
  })

  it("are no longer on the screen once the text has lost the focus", async () => {
    await ask("@an")
    await options().first().waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await list().waitFor({ state: "detached" })
  })

  it("are not offered for text that was only loaded, pasted or walked over", async () => {
    await show(page, documentOf(paragraph("@an")), { withPeople: "kept", initialCaret: 4 })
    await keys("ArrowLeft", "ArrowRight")
    await page.evaluate(() => editorPage.put("paste", { "text/plain": " @an" }))
    await keys("ArrowLeft", "ArrowRight")
    expect(await list().count()).toBe(0)
    await type(page, "a")
    await options().first().waitFor()
  })

  it("can be added from the last row, which Enter takes only once it was walked to", async () => {
    await show(page, null, { withPeople: "addable" })
    await type(page, "@Zoë")
    await expect.poll(() => options().allTextContents()).toEqual(["Add “Zoë” as a new person"])
    await keys("Enter")
    expect(await read(page)).toEqual(documentOf(paragraph("@Zoë"), paragraph()))
    await type(page, "@Zoë")
    await options().first().waitFor()
    await keys("ArrowDown", "Enter")
    await type(page, "later")
    await expect.poll(() => named().allTextContents()).toEqual(["@Zoë"])
    expect(JSON.stringify(await read(page))).toContain("e".repeat(32))
  })

  it("leave the text as it is where nobody was added", async () => {
    await show(page, null, { withPeople: "addable" })
    await type(page, "@Nobody")
    await options().first().waitFor()
    await keys("ArrowDown", "Enter")
    await list().waitFor({ state: "detached" })
    expect(await read(page)).toEqual(documentOf(paragraph("@Nobody")))
  })

  it("go by their present name everywhere, as soon as it changes, and the text itself is not touched", async () => {
    await show(page, documentOf(paragraph(mention(ana, "Ana"), " and ", mention(ana, "Anita"))), {
      withPeople: "kept",
    })
    expect(await named().allTextContents()).toEqual(["@Ana Pérez", "@Ana Pérez"])
    await page.evaluate((id) => editorPage.people.rename(id, "Ana Ruiz"), ana)
    expect(await named().allTextContents()).toEqual(["@Ana Ruiz", "@Ana Ruiz"])
    expect(await page.evaluate(() => editorPage.changes())).toBe(0)
  })

  it("go by the last name that was known once they are gone, and it is said that they are", async () => {
    await show(page, documentOf(paragraph(mention(ana, "Ana"), " ", mention(gone, "Eve"))), {
      withPeople: "kept",
      readOnly: true,
    })
    expect(await page.getByRole("link").allTextContents()).toEqual(["@Ana Pérez", "@Eve"])
    await page.evaluate((id) => editorPage.people.remove(id), ana)
    const first = page.locator(".text-mention").first()
    expect(await first.textContent()).toBe("@Ana (no longer among your people)")
    expect(await first.getAttribute("title")).toBe("no longer among your people")
    await first.click()
    expect(await opened()).toEqual([])
    await page.locator(".text-mention").last().click()
    expect(await opened()).toEqual([gone])
  })

  it("are opened by click or Enter where the text is only read", async () => {
    await show(page, documentOf(paragraph("with ", mention(ana, "Ana"))), {
      withPeople: "kept",
      readOnly: true,
    })
    await page.getByRole("link", { name: "@Ana Pérez" }).click()
    await page.getByRole("link", { name: "@Ana Pérez" }).focus()
    await keys("Enter")
    expect(await opened()).toEqual([ana, ana])
    expect(await editor().getAttribute("role")).toBe("document")
  })

  it("are opened while writing by Ctrl and a click, or by Enter once the arrows have selected them", async () => {
    await show(page, documentOf(paragraph("with ", mention(ana, "Ana"), " here")), { withPeople: "kept" })
    await page.locator(".text-mention").click()
    expect(await opened()).toEqual([])
    await page.locator(".text-mention").click({ modifiers: ["Control"] })
    expect(await opened()).toEqual([ana])
    await show(page, documentOf(paragraph("with ", mention(ana, "Ana"), " here")), {
      withPeople: "kept",
      initialCaret: 6,
    })
    await keys("ArrowRight")
    await page.locator(".text-mention.ProseMirror-selectednode").waitFor()
    await keys("Enter")
    expect(await opened()).toEqual([ana])
    expect(await page.evaluate(() => editorPage.changes())).toBe(0)
    await keys("Delete")
    expect(await read(page)).toEqual(documentOf(paragraph("with  here")))
  })

  it("become links when the text changes from writing to reading, and back", async () => {
    await show(page, documentOf(paragraph(mention(ana, "Ana"))), { withPeople: "kept" })
    expect(await page.getByRole("link").count()).toBe(0)
    await page.evaluate(() => editorPage.change({ readOnly: true }))
    await expect.poll(() => page.getByRole("link").count()).toBe(1)
    await page.evaluate(() => editorPage.change({ readOnly: false }))
    await expect.poll(() => page.getByRole("link").count()).toBe(0)
    expect(await editor().getAttribute("role")).toBe("textbox")
  })

  it("are copied with the text under their present name, and pasted as who they are", async () => {
    await show(page, documentOf(paragraph("with ", mention(ana, "Ana"), text(" here"))), {
      withPeople: "kept",
    })
    await keys("Control+a")
    const copied = await page.evaluate(() => {
      const data = new DataTransfer()
      const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector(".document-text")?.dispatchEvent(event)
      return { "text/html": data.getData("text/html"), "text/plain": data.getData("text/plain") }
    })
    expect(copied["text/plain"]).toBe("with @Ana Pérez here")
    await show(page, null, { withPeople: "kept" })
    await page.evaluate((data) => editorPage.put("paste", data), copied)
    expect(await read(page)).toEqual(documentOf(paragraph("with ", mention(ana, "Ana Pérez"), " here")))
    expect(await page.evaluate(() => editorPage.strangers())).toEqual([])
  })

  it("are never made by a paste with an id that is none", async () => {
    const pasted = (id: string) => ({
      "text/html": `<p>a <span data-type="mention" data-contact="${id}" data-name="Eve">@Eve</span> b</p>`,
      "text/plain": "a @Eve b",
    })
    await show(page, null, { withPeople: "kept" })
    await page.evaluate((data) => editorPage.put("paste", data), pasted(gone))
    expect(await named().count()).toBe(1)
    await show(page, null, { withPeople: "kept" })
    await page.evaluate((data) => editorPage.put("paste", data), pasted(`${gone}0`))
    expect(await read(page)).toEqual(documentOf(paragraph("a @Eve b")))
  })

  it("show which one Enter takes where the system's own colours replace the app's", async () => {
    await ask("@an")
    await options().nth(1).waitFor()
    const outline = (row: number) =>
      options()
        .nth(row)
        .evaluate((option) => getComputedStyle(option).outlineStyle)
    expect(await outline(0)).toBe("none")
    await page.emulateMedia({ forcedColors: "active" })
    expect(await outline(0)).toBe("solid")
    expect(await outline(1)).toBe("none")
    await page.emulateMedia({ forcedColors: "none" })
  })

  it.each(["light", "dark"] as const)(
    "and their list have nothing that axe reports, in the %s theme",
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme })
      await show(page, documentOf(paragraph(mention(ana, "Ana"), " ", mention(gone, "Eve"), " ")), {
        withPeople: "addable",
        initialCaret: 5,
      })
      await type(page, "@an")
      await options().first().waitFor()
      for (const readOnly of [false, true]) {
        if (readOnly)
          await show(page, documentOf(paragraph(mention(ana, "Ana"))), { withPeople: "kept", readOnly })
        const { violations } = await new AxeBuilder({ page })
          .disableRules(["page-has-heading-one", "landmark-one-main", "region"])
          .analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      }
    },
  )
})
