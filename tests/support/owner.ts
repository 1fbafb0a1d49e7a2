import type { Locator, Page } from "playwright-core"
import { expect } from "./app.ts"
import type { RunningApp } from "./running-app.ts"

/** What a test does as the owner does it: by what is read on the screen, with mouse and keyboard. */

export const samplePassphrase = "copper lantern meadow violin harbour"

export type Sheet = Readonly<{ words: readonly string[]; backupIdentity: string }>

/** From the welcome to an open, empty vault (`look`) or its first note (`note`). */
export async function makeVault(
  page: Page,
  { passphrase = samplePassphrase, begin = "look" }: { passphrase?: string; begin?: "look" | "note" } = {},
): Promise<Sheet> {
  await page.getByRole("button", { name: "Set up your vault" }).click()
  await choosePassphrase(page, passphrase)
  await page.getByRole("button", { name: "Continue" }).click()
  const sheet = await readSheet(page)
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await typeBack(page, sheet.words)
  await page.getByRole("button", { name: "Skip this" }).click()
  const way = begin === "note" ? "Write the first note" : "Look around first"
  await page.getByRole("button", { name: way }).click()
  return sheet
}

export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await passphraseField(page).fill(passphrase)
  await page.getByLabel("The same again").fill(passphrase)
}

export async function readSheet(page: Page): Promise<Sheet> {
  const sheet = page.getByRole("article", { name: "Recovery sheet" })
  await expect(sheet).toBeVisible({ timeout: 20_000 })
  const words = await sheet.getByRole("listitem").locator("span:last-child").allTextContents()
  const backupIdentity = await sheet.getByText("AGE-SECRET-KEY-1").innerText()
  return { words, backupIdentity }
}

/** Fills in the words that the page asks for. Their places are read from the labels, as an owner reads them. */
export async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  const fields = page.getByRole("textbox", { name: /^Word / })
  await expect(fields).toHaveCount(4)
  for (const field of await fields.all()) {
    await field.fill(words[(await placeOf(field)) - 1] ?? "")
  }
  await page.getByRole("button", { name: "Check" }).click()
}

/** Counted from one. */
export async function placeOf(field: Locator): Promise<number> {
  const label = await field.evaluate((input) =>
    input instanceof HTMLInputElement ? (input.labels?.[0]?.textContent ?? "") : "",
  )
  return Number(/\d+/.exec(label)?.[0])
}

export const passphraseField = (page: Page): Locator => page.getByLabel("Passphrase", { exact: true })
export const titleOf = (page: Page): Locator => page.getByRole("textbox", { name: /^Title of the / })
export const textOf = (page: Page): Locator =>
  page.getByRole("textbox", { name: /^(?:Text of the note|Notes of the session)$/ })

/** The same texts while they can only be read. */
export const readTextOf = (page: Page): Locator =>
  page.getByRole("document", { name: /^(?:Text of the note|Notes of the session)$/ })

export async function unlock(page: Page, passphrase = samplePassphrase): Promise<void> {
  await passphraseField(page).fill(passphrase)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible({ timeout: 20_000 })
}

/** Locks by the keys and gives the fresh page, with its field. */
export async function lock(
  app: RunningApp,
  keys: "Control+l" | "Control+Alt+l" = "Control+l",
): Promise<Page> {
  const before = await app.page()
  const process = await app.rendererPid()
  await before.keyboard.press(keys)
  await expect.poll(() => app.rendererPid().catch(() => process), { timeout: 20_000 }).not.toBe(process)
  const fresh = await app.page()
  await expect(passphraseField(fresh)).toBeVisible({ timeout: 20_000 })
  return fresh
}

export async function writeNote(page: Page, title: string, text: string): Promise<void> {
  await titleOf(page).fill(title)
  await textOf(page).click()
  await page.keyboard.type(text)
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 20_000 })
}

/** From a screen that has the button: a session of today with this title, open on its page. */
export async function beginSession(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New session" }).click()
  const dialog = page.getByRole("dialog", { name: "New session" })
  await dialog.getByLabel("Title").fill(title)
  await dialog.getByRole("button", { name: "Open the session" }).click()
  await expect(titleOf(page)).toHaveValue(title)
}

export async function sessionPart(page: Page, part: "Prepare" | "Hold" | "Reflect"): Promise<void> {
  await page.getByRole("tab", { name: part }).click()
}

/** By the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: place }).click()
}

/** Into the field that has the focus: somebody of the network, or somebody new. */
export async function pickPerson(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name)
  await page.getByRole("option", { name: new RegExp(name) }).click()
  await expect(page.getByRole("row", { name })).toBeVisible()
  // The list of names stays open for the next one, and what lies behind it is out of reach until it is closed.
  await page.keyboard.press("Tab")
}
