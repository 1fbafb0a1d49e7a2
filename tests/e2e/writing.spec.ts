import type { Page } from "playwright-core"
import { expect, test } from "../support/launch-vault.ts"
import {
  beginSession,
  expectSaved,
  lock,
  makeVault,
  passphraseField,
  readTextOf,
  textOf,
  titleOf,
  unlock,
  writeNote,
} from "../support/owner.ts"

test.describe.configure({ mode: "parallel" })
test.setTimeout(300_000)

const toJournal = (page: Page) =>
  page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
const rows = (page: Page) => page.getByRole("list", { name: "Entries, newest first" }).getByRole("listitem")

test("words typed a moment before leaving the page, or before a panic lock, are kept", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault("note")
  await writeNote(page, "Left at once", "No pause after this.")
  await toJournal(page)
  await rows(page)
    .getByRole("button", { name: /Left at once/ })
    .click()
  await expect(textOf(page)).toHaveText("No pause after this.")

  // A panic gives the page 0.3 seconds, which a busy computer may not have the first time.
  let current = page
  await expect(async () => {
    await toJournal(current)
    await rows(current)
      .getByRole("button", { name: /Left at once/ })
      .click()
    await textOf(current).click()
    await current.keyboard.press("Control+End")
    await current.keyboard.type(" Nor after that.")
    current = await lock(app, "Control+Alt+l")
    await expect(current.getByText("Left at once")).toHaveCount(0)
    await unlock(current)
    await expect(textOf(current)).toHaveText(/^No pause after this\..* Nor after that\.$/, { timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
})

test("notes and sessions stand in one list by their dates, narrowed by kind and words; an entry without words stays", async ({
  launchVault,
}) => {
  const { page } = await launchVault()
  await toJournal(page)
  await beginSession(page, "The first hour")
  await page.getByRole("button", { name: "Change people, day and more" }).click()
  await page.getByRole("spinbutton", { name: /^year/ }).click()
  await page.keyboard.type("2019")
  await expectSaved(page)
  await toJournal(page)
  await page.getByRole("button", { name: "New note" }).click()
  await expect(titleOf(page)).toBeFocused()
  await page.getByRole("button", { name: "Back" }).click()

  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).nth(0)).toContainText("Without a title")
  await expect(rows(page).nth(0)).toContainText("Note")
  await expect(rows(page).nth(1)).toContainText("The first hour")
  await expect(rows(page).nth(1)).toContainText("2019")
  await expect(rows(page).nth(1)).toContainText("Session, planned")

  await page.getByRole("radio", { name: "Sessions" }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole("searchbox").fill("no such words")
  await expect(page.getByText("No entry is like that.")).toBeVisible()
  await page.getByRole("searchbox").fill("FIRST")
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole("button", { name: "Show everything" }).click()
  await expect(rows(page)).toHaveCount(2)

  await rows(page).nth(0).getByRole("button").focus()
  await page.keyboard.press("ArrowDown")
  await expect(rows(page).nth(1).getByRole("button")).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(titleOf(page)).toHaveValue("The first hour")
})

test("a note of an earlier day is read until Edit is chosen", async ({ launchVault }) => {
  const { page } = await launchVault("note")
  await writeNote(page, "Long ago", "It was said.")
  await expect(textOf(page)).toBeEditable()
  await page.getByRole("spinbutton", { name: /^year/ }).click()
  await page.keyboard.type("2019")
  await expectSaved(page)
  await toJournal(page)
  await rows(page)
    .getByRole("button", { name: /Long ago/ })
    .click()
  await expect(page.getByRole("heading", { name: "Long ago" })).toBeVisible()
  await expect(readTextOf(page)).toHaveText("It was said.")
  await expect(textOf(page)).toHaveCount(0)
  await expect(titleOf(page)).toHaveCount(0)
  await page.getByRole("button", { name: "Edit" }).click()
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" And heard.")
  await expectSaved(page)
  await toJournal(page)
  await rows(page)
    .getByRole("button", { name: /Long ago/ })
    .click()
  await expect(readTextOf(page)).toHaveText("It was said. And heard.")
})

test("an entry goes to the trash, comes back by undo, comes back from the trash, and goes for good only when asked", async ({
  launchVault,
}) => {
  const { page } = await launchVault("note")
  await writeNote(page, "Better not", "Or perhaps.")
  const trash = async () => {
    await page.getByRole("button", { name: "More for this entry" }).click()
    await page.getByRole("menuitem", { name: "Move to trash" }).click()
    await expect(page.getByText("Moved to the trash.").first()).toBeVisible()
    await toJournal(page)
    await expect(page.getByText("Nothing is written yet.")).toBeVisible()
  }
  const thrown = page.getByRole("list", { name: /^In the trash/ }).getByRole("listitem")
  await trash()
  await page.getByRole("button", { name: "Undo" }).click()
  await rows(page)
    .getByRole("button", { name: /Better not/ })
    .click()
  await expect(textOf(page)).toHaveText("Or perhaps.")

  await trash()
  await page.getByRole("button", { name: "Trash" }).click()
  await expect(thrown).toHaveCount(1)
  await expect(thrown).toContainText("Note, thrown away: Today")
  await thrown.getByRole("button", { name: "Put back: Better not" }).click()
  await expect(page.getByText("The trash is empty.")).toBeVisible()
  await toJournal(page)
  await expect(rows(page)).toHaveCount(1)

  await rows(page).getByRole("button").click()
  await trash()
  await page.getByRole("button", { name: "Trash" }).click()
  await thrown.getByRole("button", { name: "Delete for good: Better not" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click()
  await expect(thrown).toHaveCount(1)
  await page.getByRole("button", { name: "Empty the trash" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Empty the trash" }).click()
  await expect(page.getByText("The trash is empty.")).toBeVisible()
})

test("nothing that is written shows in the window's title, its address or its history", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  const seen = () =>
    page.evaluate(() => JSON.stringify([document.title, location.href, history.length, history.state]))
  await expect(page.getByRole("button", { name: "Set up your vault" })).toBeVisible()
  const before = await seen()
  await makeVault(page, { begin: "note" })
  await writeNote(page, "Ines, on the two offers", "Room.")
  await expectSaved(page)
  expect(await seen()).toEqual(before)
  await toJournal(page)
  await rows(page).getByRole("button", { name: /Ines/ }).click()
  await expect(textOf(page)).toHaveText("Room.")
  expect(await seen()).toEqual(before)
})

test("a changed passphrase opens the vault and the former one does not; a wrong one changes nothing", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault()
  await page.getByRole("button", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Change the passphrase" }).click()
  const dialog = page.getByRole("alertdialog")
  await dialog.getByLabel("Your passphrase now").fill("not the one")
  await dialog.getByLabel("The new passphrase").fill("saddle pepper orchid thimble canal")
  await dialog.getByLabel("The same again").fill("saddle pepper orchid thimble canal")
  await dialog.getByRole("button", { name: "Change it" }).click()
  await expect(dialog.getByText("That is not the passphrase of this vault.")).toBeVisible({ timeout: 20_000 })
  await dialog.getByLabel("Your passphrase now").fill("copper lantern meadow violin harbour")
  await dialog.getByRole("button", { name: "Change it" }).click()
  await expect(page.getByText("The passphrase is changed.")).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText("This does not change old copies of this folder.")).toBeVisible()
  await page.getByRole("button", { name: "Close" }).click()

  const locked = await lock(app)
  await passphraseField(locked).fill("copper lantern meadow violin harbour")
  await locked.keyboard.press("Enter")
  await expect(locked.getByRole("alert")).toContainText("That passphrase does not open this vault.", {
    timeout: 20_000,
  })
  await unlock(locked, "saddle pepper orchid thimble canal")
})

test("how the page looks is chosen in the settings and holds on the lock screen", async ({ launchVault }) => {
  const { app, page } = await launchVault("note")
  await writeNote(page, "A day in figures", "The first words of it.")
  await page.getByRole("button", { name: "Settings" }).click()
  await page.getByRole("tab", { name: "Appearance" }).click()
  const choose = (group: string, choice: string) =>
    page.getByRole("radiogroup", { name: group }).getByText(choice, { exact: true }).click()
  await choose("Paper", "Dark")
  await choose("Contrast", "High")
  await choose("Text size", "Larger")
  await choose("Density", "Compact")
  await choose("Days are written", "2026-11-20")
  await toJournal(page)
  await expect(rows(page)).not.toContainText("The first words of it.")
  await page.getByText("First words", { exact: true }).click()
  await expect(rows(page)).toContainText("The first words of it.")
  const locked = await lock(app)
  const root = locked.locator("html")
  await expect(root).toHaveAttribute("data-theme", "dark")
  await expect(root).toHaveAttribute("data-contrast", "high")
  await expect(root).toHaveAttribute("data-text-size", "larger")
  await expect(root).toHaveAttribute("data-density", "compact")
  await unlock(locked)
  await expect(rows(locked)).toContainText("The first words of it.")
  await expect(rows(locked)).toContainText(new Date().getFullYear() + "-")
})
