import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browserPath, type EditorBrowser, startPageBrowser } from "../../support/editor-browser.ts"
import type { UiPage } from "../../support/ui-page/main.tsx"

declare global {
  var uiPage: UiPage
}

describe.skipIf(browserPath === undefined)("The interface's parts", { timeout: 60_000 }, () => {
  let browser: EditorBrowser
  let page: Page

  beforeAll(async () => {
    browser = await startPageBrowser("ui-page", "uiPage")
    page = (await browser.open()).page
  })
  afterAll(() => browser.close())

  const show = async (view: Parameters<UiPage["show"]>[0]) => {
    // Drawn in between, or the former view may stay as it was left.
    await page.evaluate(() => {
      uiPage.show("shown")
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
    await page.evaluate((next) => uiPage.show(next), view)
  }
  const told = () => page.evaluate(() => [...uiPage.told])
  const lastTold = async () => (await told()).at(-1)
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "")
  const field = (name: string) => page.getByRole("combobox", { name, exact: true })

  describe("A list under a field that keeps the focus", () => {
    const box = () => field("A tree")
    const chosen = () => page.locator("[role=option][aria-selected=true]")
    const open = async () => {
      await show("commands")
      await page.getByRole("button", { name: "Trees" }).click()
      await box().waitFor()
    }

    it("has its first row chosen, and moves by the arrows while the caret stays in the words", async () => {
      await open()
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox")
      expect(await chosen().textContent()).toBe("Amber")
      await keys("ArrowDown", "ArrowDown")
      expect(await chosen().textContent()).toBe("Birch")
      expect(await box().getAttribute("aria-activedescendant")).toBe(await chosen().getAttribute("id"))
      await keys("PageDown", "ArrowDown")
      expect(await chosen().textContent()).toBe("Yew")
      await page.keyboard.type("e")
      expect(await chosen().textContent()).toBe("Amber")
      await keys("ArrowDown", "Enter")
      expect(await lastTold()).toBe("Beech")
    })

    it("says what group a row is in, and that there is nothing", async () => {
      await open()
      const group = page.getByRole("group", { name: "Others" })
      expect(await group.getByRole("option").first().textContent()).toBe("Larch")
      await page.keyboard.type("oak")
      await page.getByText("No such tree.").waitFor()
      expect(await box().getAttribute("aria-expanded")).toBe("false")
      await keys("Enter")
      expect(await lastTold()).toBe(null)
    })

    it("steps back by Escape or by Backspace before the first letter, and only then closes", async () => {
      await open()
      const begun = field("Plant Type a name")
      for (const back of ["Escape", "Backspace"]) {
        await page.keyboard.type("yew")
        await keys("Enter")
        await begun.waitFor()
        await page.keyboard.type("a")
        await keys("Backspace")
        await begun.waitFor()
        await keys(back)
        await box().waitFor()
      }
      await keys("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
      await expect.poll(focused).toBe("Trees")
    })

    it("takes the row that is clicked, and has nothing that axe finds", async () => {
      await open()
      await page.getByRole("option", { name: "Hazel" }).click()
      expect(await lastTold()).toBe("Hazel")
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox")
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      await keys("Escape")
    })
  })

  describe("A long list", () => {
    const row = (name: string) => page.getByRole("button", { name, exact: true })

    it("has only rows near the screen in the page, each with its place in the whole", async () => {
      await show("list")
      await row("Row 3").waitFor()
      const items = page.getByRole("listitem")
      expect(await items.count()).toBeLessThan(30)
      expect(await items.first().getAttribute("aria-setsize")).toBe("10000")
      expect(await items.nth(3).getAttribute("aria-posinset")).toBe("4")
    })

    it("is walked by keyboard from end to end, over rows that are still on their way", async () => {
      await show("list")
      await row("Row 0").waitFor()
      await row("Before").focus()
      await keys("Tab", "ArrowDown", "ArrowDown", "ArrowUp")
      await expect.poll(focused).toBe("Row 1")
      await keys("PageDown")
      await expect.poll(focused).toBe("Row 11")
      await keys("End")
      await expect.poll(focused).toBe("Row 9999")
      await keys("ArrowUp")
      await expect.poll(focused).toBe("Row 9998")
      await keys("Enter")
      expect(await lastTold()).toBe("Row 9998")
      await keys("Home")
      await expect.poll(focused).toBe("Row 0")
    })

    it("is one stop of the Tab key, wherever it was scrolled to", async () => {
      await show("list")
      await row("Row 0").waitFor()
      await row("Before").focus()
      await keys("Tab", "Tab")
      expect(await focused()).toBe("After")
      await page.locator("[role=presentation]").evaluate((scroller) => scroller.scrollTo(0, 200_000))
      await row("Row 5000").waitFor()
      await keys("Shift+Tab")
      await expect.poll(focused).toBe("Row 5000")
    })

    it("keeps the focus on a row that was scrolled out of sight", async () => {
      await show("list")
      await row("Row 2").waitFor()
      await row("Row 2").focus()
      await page.locator("[role=presentation]").evaluate((scroller) => scroller.scrollTo(0, 200_000))
      await row("Row 5000").waitFor()
      expect(await focused()).toBe("Row 2")
      await keys("ArrowDown")
      await expect.poll(focused).toBe("Row 3")
    })

    it("asks for the rows that are looked at", async () => {
      await show("list")
      await row("Row 0").waitFor()
      await page.locator("[role=presentation]").evaluate((scroller) => scroller.scrollTo(0, 4_000))
      await row("Row 101").waitFor()
      const [from, to] = (await told()).at(-1) as [number, number]
      expect(from).toBe(100)
      expect(to).toBeGreaterThan(105)
      expect(to).toBeLessThan(120)
    })
  })

  describe("A field that searches", () => {
    it("picks one by keyboard, and shows what tells two of one name apart", async () => {
      await show("fields")
      await field("Person").click()
      await page.keyboard.type("ana")
      await page.getByRole("option").nth(1).waitFor()
      expect(await page.getByRole("option").allTextContents()).toEqual([
        "Ana PérezBuenos Aires",
        "Ana PérezLima",
        "Add “ana” as a new person",
      ])
      await keys("ArrowDown", "ArrowDown", "Enter")
      expect(await lastTold()).toMatchObject({ id: "2" })
      expect(await field("Person").inputValue()).toBe("Ana Pérez")
      await page.getByRole("option").first().waitFor({ state: "detached" })
    })

    it("puts back what was picked where other text was left in it, and lets go of it once emptied", async () => {
      await field("Person").click()
      await page.keyboard.type("zzz")
      await keys("Tab")
      expect(await field("Person").inputValue()).toBe("Ana Pérez")
      await field("Person").fill("")
      expect(await lastTold()).toBeNull()
      await keys("Tab")
      expect(await field("Person").inputValue()).toBe("")
    })

    it("makes a new one from its last row, and keeps the text where nothing was made", async () => {
      await show("fields")
      await field("Person").click()
      await page.keyboard.type("Nobody")
      await page.getByRole("option", { name: "Add “Nobody” as a new person" }).click()
      expect(await told()).toEqual([])
      expect(await field("Person").inputValue()).toBe("Nobody")
      await field("Person").fill("Zoë")
      await page.getByRole("option", { name: "Add “Zoë” as a new person" }).click()
      await expect.poll(lastTold).toEqual({ id: "new Zoë", name: "Zoë" })
      expect(await field("Person").inputValue()).toBe("Zoë")
    })

    it("picks several one after the other, each once, and takes them away again", async () => {
      await show("fields")
      await field("People").click()
      await page.keyboard.type("bo")
      await page.getByRole("option", { name: "Bo" }).waitFor()
      await keys("ArrowDown", "Enter")
      await page.keyboard.type("שרה")
      await page.getByRole("option", { name: "שרה לוי" }).click()
      expect(await lastTold()).toMatchObject([{ id: "3" }, { id: "4" }])
      expect(await field("People").inputValue()).toBe("")
      await page.keyboard.type("bo")
      await page.getByRole("option", { name: "Add “bo”" }).waitFor({ state: "detached" })
      expect(await page.getByRole("option", { name: "Bo", exact: true }).count()).toBe(0)
      await keys("Escape")
      await page.getByRole("button", { name: "Remove Bo" }).click()
      expect(await lastTold()).toMatchObject([{ id: "4" }])
      await field("People").focus()
      await keys("Backspace")
      expect(await lastTold()).toEqual([])
    })

    it("takes any word as a tag by Enter, a comma or leaving it, and each once", async () => {
      await show("fields")
      await field("Tags").click()
      await page.keyboard.type("feedback")
      await keys("Enter")
      await expect.poll(lastTold).toEqual(["salary", "feedback"])
      await page.keyboard.type("board,")
      await expect.poll(lastTold).toEqual(["salary", "feedback", "board"])
      await page.keyboard.type("salary")
      await keys("Enter")
      await page.keyboard.type("trust")
      await keys("Tab")
      await expect.poll(lastTold).toEqual(["salary", "feedback", "board", "trust"])
    })
  })

  it("A number field steps between its limits and can be empty", async () => {
    await show("fields")
    const minutes = page.getByRole("textbox", { name: "Minutes" })
    await minutes.focus()
    await keys("ArrowUp")
    expect(await lastTold()).toBe(65)
    await minutes.fill("1000")
    await keys("Tab")
    expect(await lastTold()).toBe(480)
    await minutes.fill("")
    await keys("Tab")
    expect(await lastTold()).toBeNull()
  })

  it("A time field tells a whole time only", async () => {
    await show("fields")
    await page.getByRole("spinbutton", { name: /hour/ }).focus()
    await page.keyboard.type("2")
    expect(await told()).toEqual([])
    await page.keyboard.type("30p")
    expect(await lastTold()).toBe("14:30")
  })

  it("A day field tells a whole day, from the keys or from the month, and can be emptied", async () => {
    await show("fields")
    await page.getByRole("spinbutton", { name: /month, Due/ }).focus()
    await page.keyboard.type("0229")
    expect(await told()).toEqual([])
    await page.keyboard.type("2028")
    expect(await lastTold()).toBe("2028-02-29")
    await page.getByRole("button", { name: "Choose a day" }).click()
    await page.getByRole("gridcell").getByText("14", { exact: true }).click()
    expect(await lastTold()).toBe("2028-02-14")
    await page.getByRole("button", { name: "No day" }).click()
    expect(await lastTold()).toBeNull()
  })

  it("A choice of a few keeps one chosen", async () => {
    await show("fields")
    await page.getByRole("radio", { name: "Board" }).click()
    await page.getByRole("radio", { name: "Board" }).click()
    expect(await told()).toEqual(["board"])
  })

  it("A drop target gives files with the folders they lay in", async () => {
    await show("fields")
    const dialog = page.waitForEvent("filechooser")
    await page.getByRole("button", { name: "Choose files" }).click()
    await (await dialog).setFiles([
      { name: "a.md", mimeType: "text/markdown", buffer: Buffer.from("a") },
      { name: "b.md", mimeType: "text/markdown", buffer: Buffer.from("b") },
    ])
    expect(await lastTold()).toEqual(["a.md", "b.md"])
  })

  it("Steps say which one is reached, and are chosen where they may be", async () => {
    await show("shown")
    expect(await page.locator('[aria-current="step"]').allTextContents()).toEqual([
      "Working",
      "Getting to know",
    ])
    await page.getByRole("button", { name: "Reviewing" }).click()
    expect(await lastTold()).toBe("3")
  })

  it.each(["light", "dark"] as const)(
    "have nothing that axe reports, in the %s theme",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      for (const view of ["fields", "shown", "list"] as const) {
        await show(view)
        if (view === "list") await page.getByRole("button", { name: "Row 0", exact: true }).waitFor()
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      }
    },
  )

  it("can be hit by a pointer where text is smallest and lines are closest", async () => {
    await page.evaluate(() => {
      const { dataset } = document.documentElement
      dataset["density"] = "compact"
      dataset["textSize"] = "small"
    })
    for (const view of ["fields", "shown"] as const) {
      await show(view)
      const boxes = await page
        .locator("main :is(button, label:has(input), [role=radio])")
        .evaluateAll((controls) =>
          controls.map((control) => {
            const { width, height } = control.getBoundingClientRect()
            return { name: control.getAttribute("aria-label") ?? control.textContent, width, height }
          }),
        )
      const shown = boxes.filter(({ width }) => width > 1)
      expect(shown.length).toBeGreaterThan(5)
      expect(shown.filter(({ width, height }) => width < 24 || height < 24)).toEqual([])
    }
    await page.evaluate(() => {
      const { dataset } = document.documentElement
      delete dataset["density"]
      delete dataset["textSize"]
    })
  })

  it("stay inside a page of 320 pixels", async () => {
    await page.setViewportSize({ width: 320, height: 800 })
    for (const view of ["fields", "shown"] as const) {
      await show(view)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})
