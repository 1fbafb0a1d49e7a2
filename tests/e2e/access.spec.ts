import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import {
  axeFinds,
  colourRules,
  expectAccessibleOnEveryPaper,
  expectFitsNarrow,
  movingParts,
  wideParts,
} from "../support/accessible.ts"
import { expect, test } from "../support/app.ts"
import {
  choosePassphrase,
  lock,
  makeVault,
  passphraseField,
  readSheet,
  samplePassphrase,
  typeBack,
  unlock,
} from "../support/owner.ts"
import { closePlace, emptyPlaces, openPlace, samplePlaces } from "../support/sample/places.ts"
import { samplePassphrase as journalPassphrase, makeSampleVault } from "../support/sample/sample-vault.ts"

test.describe.configure({ mode: "parallel" })
test.setTimeout(400_000)

const themes = ["light", "dark", "high contrast light", "high contrast dark", "forced colours"] as const

/** Asks axe for everything on light paper and for colours in every other theme, and whether the screen fits a width of 320 CSS pixels, which is 1280 at 400 %. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  await expect(page.locator("h1").filter({ visible: true })).not.toHaveCount(0, { timeout: 20_000 })
  for (const theme of themes) {
    await page.emulateMedia({
      colorScheme: theme.endsWith("dark") ? "dark" : "light",
      contrast: theme.startsWith("high") ? "more" : "no-preference",
      forcedColors: theme === "forced colours" ? "active" : "none",
      reducedMotion: "reduce",
    })
    const rules = theme === "light" ? undefined : colourRules
    expect(await axeFinds(page, rules), `${name}, ${theme}`).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(wideParts), `${name}, 320 pixels wide`).toEqual([])
  await page.setViewportSize(size ?? { width: 1280, height: 800 })
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

test("axe finds nothing on any empty or locked screen, in any theme, and all of them fit 320 pixels", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  await makeVault(page)
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible()
  for (const place of emptyPlaces) {
    await openPlace(page, place)
    await expectAccessible(page, place.name)
  }
  const locked = await lock(app)
  await expectAccessible(locked, "locked")
  await passphraseField(locked).fill("not the one")
  await locked.keyboard.press("Enter")
  await expect(locked.getByRole("alert")).toBeVisible({ timeout: 20_000 })
  await expectAccessible(locked, "a wrong passphrase")
  await locked.getByRole("button", { name: "Another vault" }).click()
  await expectAccessible(locked, "vaults")
  await locked.getByRole("button", { name: "Back", exact: true }).click()
  await locked.getByRole("button", { name: "Forgot your passphrase?" }).click()
  await expectAccessible(locked, "forgotten")
  await locked.getByRole("button", { name: "Use the 24 words" }).click()
  await expectAccessible(locked, "recovery")
  await locked.getByRole("button", { name: "Back" }).click()
  await locked.getByRole("button", { name: "Back" }).click()
  await unlock(locked)
})

test("every screen and dialog of a full journal is well formed on every paper, fits at 400 % and can be still", async ({
  launchApp,
}) => {
  const userData = await mkdtemp(join(tmpdir(), "app-"))
  await makeSampleVault(userData)
  const page = await (await launchApp({ userData })).page()
  page.setDefaultTimeout(20_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await unlock(page, journalPassphrase)

  await page.emulateMedia({ reducedMotion: "no-preference" })
  await page.getByRole("button", { name: "Today", exact: true }).click()
  expect(await page.evaluate(movingParts)).not.toEqual([])
  await page.evaluate(() => document.body.append(document.createElement("img")))
  expect(await axeFinds(page)).toContainEqual(expect.stringMatching(/^image-alt: /))
  await page.evaluate(() => document.querySelector("body > img")?.remove())

  await page.emulateMedia({ reducedMotion: "reduce" })
  for (const place of samplePlaces) {
    await openPlace(page, place)
    expect.soft(await page.evaluate(movingParts), `${place.name}, with less motion`).toEqual([])
    await expectAccessibleOnEveryPaper(page, place.name)
    await expectFitsNarrow(page, place.name)
    await closePlace(page, place)
  }
})
