import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { browserPath, type EditorBrowser, startPageBrowser } from "../../support/editor-browser.ts"
import type { UiPage } from "../../support/ui-page/main.tsx"

declare global {
  var uiPage: UiPage
}

describe.skipIf(browserPath === undefined)("A field of chips and words", { timeout: 60_000 }, () => {
  let browser: EditorBrowser
  let page: Page

  beforeAll(async () => {
    browser = await startPageBrowser("ui-page", "uiPage")
    page = (await browser.open()).page
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    // Drawn in between, or the former view may stay as it was left.
    await page.evaluate(() => {
      uiPage.show("shown")
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
    await page.evaluate(() => uiPage.show("query"))
    await box().focus()
  })

  const box = () => page.getByRole("combobox", { name: "Look for" })
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const told = () => page.evaluate(() => [...uiPage.told])
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "")
  const chip = (name: string) => page.getByRole("row", { name })
  const activeOption = async () => {
    const id = await box().getAttribute("aria-activedescendant")
    return id === null ? null : page.locator(`[id="${id}"]`).textContent()
  }

  it("completes the word at the caret by keys, with the focus staying in the words", async () => {
    await page.keyboard.type("big b")
    expect(await box().getAttribute("aria-expanded")).toBe("true")
    expect(await activeOption()).toBeNull()
    await keys("ArrowDown", "ArrowDown")
    expect(await activeOption()).toBe("beech2")
    await keys("ArrowDown")
    expect(await activeOption()).toBe("birch1")
    await keys("Enter")
    expect(await told()).toEqual(["picked birch"])
    expect(await box().inputValue()).toBe("big ")
    expect(await box().getAttribute("aria-expanded")).toBe("false")
    await page.keyboard.type("x")
    expect(await box().inputValue()).toBe("big x")
  })

  it("takes an option by a click without losing the focus", async () => {
    await page.keyboard.type("o")
    await page.getByRole("option", { name: "oak" }).click()
    expect(await told()).toEqual(["picked oak"])
    await page.keyboard.type("y")
    expect(await box().inputValue()).toBe("y")
  })

  it("closes the options by Escape, and empties the words by the next", async () => {
    await page.keyboard.type("b")
    await keys("Escape")
    expect(await box().getAttribute("aria-expanded")).toBe("false")
    expect(await box().inputValue()).toBe("b")
    await keys("ArrowDown", "Enter")
    expect(await told()).toEqual(["down", "entered"])
    await keys("Escape")
    expect(await box().inputValue()).toBe("")
    await chip("yew").waitFor()
  })

  it("marks the last chip before it takes it away, and goes on in the words", async () => {
    await page.keyboard.type("ab")
    await keys("Backspace", "Backspace", "Backspace")
    await expect.poll(focused).toBe("yew")
    expect(await told()).toEqual([])
    await keys("Backspace")
    await chip("yew").waitFor({ state: "detached" })
    expect(await told()).toEqual(["removed yew"])
    await page.keyboard.type("z")
    expect(await box().inputValue()).toBe("z")
  })

  it("is walked over its chips by arrows, and left by a letter", async () => {
    await keys("ArrowLeft", "ArrowLeft")
    await expect.poll(focused).toBe("elm")
    await keys("ArrowRight", "ArrowRight")
    await page.keyboard.type("q")
    await keys("Home", "ArrowLeft")
    await expect.poll(focused).toBe("yew")
    await page.keyboard.type("w")
    expect(await box().inputValue()).toBe("wq")
    expect(await told()).toEqual([])
  })

  it("has nothing that axe finds, with its options open", async () => {
    await page.keyboard.type("b")
    await page.getByRole("option").first().waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  describe("and the list under it", () => {
    const row = (name: string) => page.getByRole("button", { name, exact: true })
    const offset = () =>
      page.getByRole("list", { name: "Rows" }).evaluate((list) => list.parentElement?.scrollTop)

    it("is come back to where it was left, with the row that had the focus", async () => {
      await row("Found 0").focus()
      for (let pages = 0; pages < 4; pages++) {
        await keys("PageDown")
        await expect.poll(focused).toBe(`Found ${(pages + 1) * 10}`)
      }
      const before = await offset()
      expect(before).toBeGreaterThan(600)
      await keys("Enter")
      await page.getByRole("list", { name: "Rows" }).waitFor({ state: "detached" })
      await row("Come back").click()
      await expect.poll(focused).toBe("Found 40")
      expect(await offset()).toBe(before)
    })

    it("begins at its top when another question is asked", async () => {
      await row("Found 0").focus()
      await keys("End")
      await expect.poll(focused).toBe("Found 499")
      expect(await offset()).toBeGreaterThan(600)
      await row("Ask anew").click()
      await expect.poll(offset).toBe(0)
    })
  })
})
