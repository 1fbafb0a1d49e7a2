import type { Locator, Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { goTo, lock, titleOf, unlock } from "../support/owner.ts"
import { openSample } from "../support/open-sample.ts"
import { samplePassphrase } from "../support/sample/sample-vault.ts"

test.setTimeout(240_000)

const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Go anywhere, do anything" })
const lines = (page: Page): Locator => palette(page).getByRole("option")
const call = async (page: Page, words: string) => {
  await page.keyboard.press("Control+k")
  await expect(palette(page)).toBeVisible()
  await page.keyboard.type(words)
}
const tags = (page: Page): Locator => page.getByRole("treegrid").getByRole("row")

test("an owner does anything from one field, orders the tags, and gives commands other keys", async ({
  launchApp,
}, info) => {
  const { app, page } = await openSample(launchApp, info)

  // A command, a record by a name with a slip, and a verb with whom it is for.
  await call(page, "dark")
  await expect(lines(page).first()).toContainText("Dark paper")
  await page.keyboard.press("Enter")
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await call(page, "ines marcheti")
  await expect(lines(page).filter({ hasText: "Ines Marchetti" }).first()).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Ines Marchetti", level: 1 })).toBeVisible()
  await call(page, "log exchange with ines")
  await expect(lines(page).first()).toContainText("Ines Marchetti")
  await page.keyboard.press("Enter")
  const exchange = page.getByRole("dialog", { name: "New exchange" })
  await expect(exchange).toContainText("Ines Marchetti")
  await page.keyboard.press("Escape")
  await call(page, "new note titled The second chair")
  await page.keyboard.press("Enter")
  await expect(titleOf(page)).toHaveValue("The second chair")

  // Nothing that was typed stays, and what was opened last comes first.
  await call(page, "")
  await expect(palette(page).getByRole("combobox").or(palette(page).getByRole("textbox"))).toHaveValue("")
  await expect(lines(page).first()).toContainText("The second chair")
  await page.keyboard.press("Escape")
  await expect(palette(page)).toHaveCount(0)

  // Tags: renamed with what is nested, made one with another, and taken back.
  await call(page, "go to tags")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Tags", level: 1 })).toBeVisible()
  const craft = tags(page)
    .filter({ hasText: /^craft/ })
    .first()
  await craft.focus()
  await page.keyboard.press("F2")
  await page.keyboard.press("Control+a")
  await page.keyboard.type("making")
  await page.keyboard.press("Enter")
  await expect(tags(page).filter({ hasText: /^making/ })).toHaveCount(1)
  await expect(tags(page).filter({ hasText: /^craft/ })).toHaveCount(0)
  await page.getByRole("button", { name: "Undo" }).click()
  await page.getByRole("searchbox", { name: "Find a tag" }).fill("craft")
  await expect(tags(page).filter({ hasText: /^craft/ })).toHaveCount(1)

  // A key that is taken is shown with what has it, and both can be swapped.
  await page.keyboard.press("Control+,")
  await page.getByRole("main").getByText("Keyboard", { exact: true }).first().click()
  await page.getByRole("button", { name: "Change the keys of: New action" }).click()
  const keys = page.getByRole("dialog", { name: "Keys for “New action”" })
  await keys.getByLabel("New keys").press("e")
  await expect(keys.getByText("E is “New exchange”.")).toBeVisible()
  await keys.getByRole("button", { name: "Swap with “New exchange”" }).click()
  await expect(keys).toHaveCount(0)
  await goTo(page, "Goals")
  await page.keyboard.press("e")
  await expect(page.getByRole("dialog", { name: "New action" })).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await page.keyboard.press("g")
  await page.keyboard.press("b")
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible()
  const locked = await lock(app)
  await locked.keyboard.press("Control+k")
  await expect(palette(locked)).toHaveCount(0)
  await unlock(locked, samplePassphrase)
  await goTo(locked, "Goals")
  await locked.keyboard.press("a")
  await expect(locked.getByRole("dialog", { name: "New exchange" })).toBeVisible()
})
