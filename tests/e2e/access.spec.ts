import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import {
  beginSession,
  choosePassphrase,
  expectSaved,
  lock,
  makeVault,
  passphraseField,
  readSheet,
  samplePassphrase,
  sessionPart,
  textOf,
  typeBack,
  unlock,
  writeNote,
} from "../support/owner.ts"

test.setTimeout(400_000)

const themes = ["light", "dark", "high contrast light", "high contrast dark", "forced colours"] as const

/** Asks axe in every theme, and whether the screen fits a width of 320 CSS pixels, which is 1280 at 400 %. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  await expect(page.locator("h1").filter({ visible: true })).not.toHaveCount(0, { timeout: 20_000 })
  for (const theme of themes) {
    await page.emulateMedia({
      colorScheme: theme.endsWith("dark") ? "dark" : "light",
      contrast: theme.startsWith("high") ? "more" : "no-preference",
      forcedColors: theme === "forced colours" ? "active" : "none",
      reducedMotion: "reduce",
    })
    // Not by a second page, which the app would not let open.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
    expect(found, `${name}, ${theme}`).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(overflowing), `${name}, 320 pixels wide`).toEqual([])
  await page.setViewportSize(size ?? { width: 1280, height: 800 })
}

/** What is wider than the window and cannot be scrolled to within a part of its own. */
function overflowing(): string[] {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.outerHTML.slice(0, 120))
}

test("axe finds nothing on any screen of the first run, in any theme, and all of them fit 320 pixels", async ({
  launchApp,
}) => {
  const page = await (await launchApp()).page()
  await expect(page.getByRole("button", { name: "Set up your vault" })).toBeVisible()
  await expectAccessible(page, "welcome")
  await page.getByRole("button", { name: "What is protected" }).click()
  await expectAccessible(page, "protection")
  await page.getByRole("button", { name: "Back" }).click()

  await page.getByRole("button", { name: "Set up your vault" }).click()
  await expectAccessible(page, "passphrase")
  await choosePassphrase(page, "short")
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page.getByText("This would be guessed.")).toBeVisible()
  await expectAccessible(page, "a weak passphrase")
  await choosePassphrase(page, samplePassphrase)
  await page.getByRole("button", { name: "Continue" }).click()

  const { words } = await readSheet(page)
  await expectAccessible(page, "recovery sheet")
  await page.getByRole("button", { name: "Save to a file" }).click()
  await expect(page.getByRole("alertdialog")).toBeVisible()
  await expectAccessible(page, "saving the sheet")
  await page.getByRole("button", { name: "Cancel" }).click()
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await expectAccessible(page, "reading back")
  await typeBack(page, words)
  await expect(page.getByRole("heading", { name: "Who are you here?" })).toBeVisible()
  await expectAccessible(page, "role")
  await page.getByRole("button", { name: "Skip this" }).click()
  await expect(page.getByRole("button", { name: "Write the first note" })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page, "begin")
})

test("axe finds nothing on any screen of the open and of the locked vault, in any theme, and all of them fit 320 pixels", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  await makeVault(page)
  await expect(page.getByRole("heading", { name: "Journal" })).toBeVisible()
  await expectAccessible(page, "empty journal")

  await page.getByRole("button", { name: "New session" }).click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectAccessible(page, "new session")
  await page.keyboard.press("Escape")
  await beginSession(page, "Half-year with Ines: what has moved, and what only seems to have moved")
  await page.getByLabel("New item").fill("Room")
  await page.keyboard.press("Enter")
  await expectAccessible(page, "preparing a session")
  await sessionPart(page, "Hold")
  await textOf(page).click()
  await page.keyboard.type("Room.")
  await expectSaved(page)
  await expectAccessible(page, "holding a session")
  await sessionPart(page, "Reflect")
  await expectAccessible(page, "reflecting on a session")
  await page.getByRole("button", { name: "Change people, day and more" }).click()
  await expectAccessible(page, "the facts of a session")
  await page.getByRole("button", { name: "Choose a day" }).click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectAccessible(page, "calendar")
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "More for this entry" }).click()
  await expectAccessible(page, "menu")
  await page.keyboard.press("Escape")

  await page.getByRole("button", { name: "Close the session" }).click()
  await expectAccessible(page, "a closed session")
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
  await expect(page.getByRole("button", { name: /Half-year with Ines/ })).toBeVisible()
  await expectAccessible(page, "journal")
  await page.getByRole("button", { name: "Trash" }).click()
  await expectAccessible(page, "empty trash")
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
  await page.getByRole("button", { name: "New note" }).click()
  await writeNote(page, "Once", "")
  await page.keyboard.insertText("Said once.")
  await expectSaved(page)
  await page.keyboard.press("Control+a")
  await page.keyboard.insertText("Said otherwise.")
  await expectSaved(page)
  await expectAccessible(page, "note")
  await page.getByRole("button", { name: "More for this entry" }).click()
  await page.getByRole("menuitem", { name: "Earlier versions" }).click()
  await page.getByRole("radio", { name: "Compared with now" }).click()
  await expect(page.getByRole("insertion")).toBeVisible()
  await expectAccessible(page, "earlier versions")
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click()
  await page.getByRole("button", { name: "More for this entry" }).click()
  await page.getByRole("menuitem", { name: "Move to trash" }).click()
  await page.getByRole("button", { name: "Trash" }).click()
  await expect(page.getByRole("button", { name: "Put back: Once" })).toBeVisible()
  await expectAccessible(page, "trash")

  await page.getByRole("button", { name: "Settings" }).click()
  for (const section of ["Security", "Appearance", "Protection", "About"]) {
    await page.getByRole("tab", { name: section }).click()
    await expectAccessible(page, section)
  }
  await page.getByRole("tab", { name: "Security" }).click()
  await page.getByRole("button", { name: "Change the passphrase" }).click()
  await expectAccessible(page, "changing the passphrase")
  await page.getByRole("button", { name: "Cancel" }).click()

  const locked = await lock(app)
  await expectAccessible(locked, "locked")
  await passphraseField(locked).fill("not the one")
  await locked.keyboard.press("Enter")
  await expect(locked.getByRole("alert")).toBeVisible({ timeout: 20_000 })
  await expectAccessible(locked, "a wrong passphrase")
  await locked.getByRole("button", { name: "Forgot your passphrase?" }).click()
  await expectAccessible(locked, "forgotten")
  await locked.getByRole("button", { name: "Use the 24 words" }).click()
  await expectAccessible(locked, "recovery")
  await locked.getByRole("button", { name: "Back" }).click()
  await locked.getByRole("button", { name: "Back" }).click()
  await unlock(locked)
})
