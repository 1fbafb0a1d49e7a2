import type { Locator, Page } from "playwright-core"
import { expect, test } from "../support/app.ts"

const passphrase = "copper lantern meadow violin harbour"

test("an owner makes a vault, writes, locks, is refused a wrong passphrase, and comes back to the same place", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  await page.getByRole("button", { name: "Set up your vault" }).click()

  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase)
  await page.getByLabel("The same again").fill(passphrase)
  await page.getByRole("button", { name: "Continue" }).click()

  const words = await readSheet(page)
  expect(words).toHaveLength(24)
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await typeBack(page, words)

  await page.getByRole("radio", { name: /^Both/ }).click({ force: true })
  await page.getByRole("button", { name: "Continue" }).click()
  await page.getByRole("button", { name: "Write the first note" }).click()

  await page.getByRole("textbox", { name: "Title of the note" }).fill("Ines, on the two offers")
  await text(page).click()
  await page.keyboard.type("She kept saying room.")
  await expect(page.getByText("Saved", { exact: true })).toBeVisible()

  await page.keyboard.press("Control+l")
  const locked = await app.page()
  await locked.getByLabel("Passphrase", { exact: true }).fill("not the one")
  await locked.keyboard.press("Enter")
  await expect(locked.getByText("That passphrase does not open this vault.")).toBeVisible()
  await locked.getByLabel("Passphrase", { exact: true }).fill(passphrase)
  await locked.keyboard.press("Enter")

  await expect(locked.getByRole("textbox", { name: "Title of the note" })).toHaveValue(
    "Ines, on the two offers",
  )
  await expect(text(locked)).toContainText("She kept saying room.")
})

const text = (page: Page): Locator => page.getByRole("textbox", { name: "Text of the note" })

async function readSheet(page: Page): Promise<string[]> {
  const sheet = page.getByRole("article", { name: "Recovery sheet" })
  await expect(sheet).toBeVisible()
  return sheet.getByRole("listitem").locator("span:last-child").allTextContents()
}

async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  for (const field of await page.getByRole("textbox").all()) {
    const label = await field.evaluate((input) =>
      input instanceof HTMLInputElement ? (input.labels?.[0]?.textContent ?? "") : "",
    )
    const place = Number(/\d+/.exec(label)?.[0])
    await field.fill(words[place - 1] ?? "")
  }
  await page.getByRole("button", { name: "Check" }).click()
}
