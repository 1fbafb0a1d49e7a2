import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { answerFolder, answerSave } from "../support/dialogs.ts"
import {
  choosePassphrase,
  expectSaved,
  goTo,
  lock,
  makeVault,
  readSheet,
  samplePassphrase,
  textOf,
  titleOf,
  typeBack,
  unlock,
  writeNote,
} from "../support/owner.ts"
import { withReader } from "../support/reader-page.ts"

test.setTimeout(240_000)

const filePassphrase = "gravel window teapot sandal mirror"
const first = "What she said about the board"
const before = "She means to leave in spring."
const after = "She means to stay."

async function toBackups(page: Page): Promise<void> {
  await goTo(page, "Settings")
  await page.getByRole("tab", { name: "Backups" }).click()
}

async function chooseFiles(page: Page, button: string, paths: string | string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: button }).click()
  await (await chooser).setFiles(paths)
}

async function openNote(page: Page): Promise<void> {
  await goTo(page, "Journal")
  await page
    .getByRole("button", { name: new RegExp(first) })
    .first()
    .click()
  await expect(titleOf(page)).toHaveValue(first)
}

async function rewrite(page: Page, text: string): Promise<void> {
  await textOf(page).click()
  await page.keyboard.press("Control+a")
  await page.keyboard.type(text)
  await expectSaved(page)
}

test("what an owner wrote goes out, is tried, is read without the app, and comes back in every way", async ({
  launchApp,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "backup-"))
  const snapshots = join(folder, "stick")
  const everything = join(folder, "everything.age")
  await mkdir(snapshots)
  try {
    const app = await launchApp()
    let page = await app.page()
    const { words } = await makeVault(page, { begin: "note" })
    await writeNote(page, first, before)
    await expectSaved(page)

    await toBackups(page)
    await expect(page.getByText(/They lie on this disk/)).toBeVisible()
    await answerFolder(app, snapshots)
    await page.getByRole("button", { name: "Choose a folder", exact: true }).first().click()
    await expect(page.getByText(/stick$/)).toBeVisible()
    await page.getByRole("button", { name: "Back up now" }).click()
    await expect(page.getByText(/Backed up: \d+ records?/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText("Nothing has changed")).toBeVisible()
    await expect
      .poll(async () => (await readdir(snapshots)).toSorted().join(" "))
      .toMatch(/^(\d+\.age )+identity\.age/)

    await page.getByRole("button", { name: /^\d+ backups? in the folder/ }).click()
    await page
      .getByRole("button", { name: /^Test the backup of/ })
      .first()
      .click()
    await expect(page.getByText(/^It opens\. \d+ records?/)).toBeVisible({ timeout: 20_000 })

    await answerSave(app, everything)
    await page.getByRole("button", { name: "Make a file" }).click()
    await page.getByLabel("Passphrase of the file").fill(filePassphrase)
    await page.getByLabel("The same again").fill(filePassphrase)
    await page.getByRole("button", { name: "Choose where" }).click()
    await expect(page.getByText(/everything\.age is written and was read back/)).toBeVisible({
      timeout: 30_000,
    })
    await page.getByRole("button", { name: "Close" }).last().click()

    const reader = join(folder, "reader.html")
    await answerSave(app, reader)
    await page.getByRole("button", { name: "Save the reader" }).click()
    await expect(page.getByText("The reader is saved as reader.html.")).toBeVisible()
    const asked = await withReader(reader, async (paper) => {
      await paper.getByLabel("The backup", { exact: true }).setInputFiles(everything)
      await paper.getByLabel(/^Its passphrase/).fill(samplePassphrase)
      await paper.getByRole("button", { name: "Open it" }).click()
      await expect(paper.getByText("This does not open the backup.")).toBeVisible({ timeout: 20_000 })
      await paper.getByLabel(/^Its passphrase/).fill(filePassphrase)
      await paper.getByRole("button", { name: "Open it" }).click()
      await paper.getByRole("button", { name: new RegExp(first) }).click({ timeout: 20_000 })
      await expect(paper.getByRole("region", { name: "What is read" })).toContainText(before)
      await expect(paper.getByText("Its mark of origin is right.")).toBeVisible()
    })
    expect(asked.filter((address) => address !== pathToFileURL(reader).href)).toEqual([])

    // An older backup undoes nothing that was written since.
    await openNote(page)
    await rewrite(page, after)
    await toBackups(page)
    await chooseFiles(page, "Choose a file", everything)
    await page.getByLabel("Passphrase of the file").fill(filePassphrase)
    await page.getByRole("button", { name: "Open it" }).click()
    await expect(page.getByRole("heading", { name: "What this backup holds" })).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByText("Everything in this backup is here already.")).toBeVisible()
    await page.getByRole("button", { name: "Replace everything here" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Replace", exact: true }).click()
    await expect(page.getByText("The backup is back.")).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText(/What was here before is in the safety backup/)).toBeVisible()
    await openNote(page)
    await expect(textOf(page)).toContainText(before)

    // The safety backup brings back what was replaced.
    await toBackups(page)
    await page.getByRole("button", { name: /backups in the folder/ }).click()
    await page
      .getByRole("button", { name: /^Look inside the backup of/ })
      .first()
      .click()
    await page.getByRole("button", { name: "Open it" }).click()
    await page.getByRole("button", { name: "Merge into this vault" }).click({ timeout: 20_000 })
    await expect(page.getByText("The backup is back.")).toBeVisible({ timeout: 20_000 })
    await openNote(page)
    await expect(textOf(page)).toContainText(after)
    page = await lock(app)
    await unlock(page)
    await expect(textOf(page)).toContainText(after)
    await app.close()

    const other = await launchApp()
    page = await other.page()
    await page.getByRole("button", { name: "Restore a backup" }).click()
    await chooseFiles(page, "Choose a folder", snapshots)
    await page.getByRole("radio", { name: /24 words/ }).click({ force: true })
    await page.getByLabel("Recovery words").fill(words.toReversed().join(" "))
    await page.getByRole("button", { name: "Open it" }).click()
    await expect(page.getByRole("alert")).toContainText("It was not opened", { timeout: 20_000 })
    await page.getByLabel("Recovery words").fill(words.join(" "))
    await page.getByRole("button", { name: "Open it" }).click()
    await page.getByRole("button", { name: "Make a vault from it" }).click({ timeout: 20_000 })
    await choosePassphrase(page, filePassphrase)
    await page.getByRole("button", { name: "Continue" }).click()
    const sheet = await readSheet(page)
    expect(sheet.words).not.toEqual(words)
    await page.getByRole("button", { name: "I have it on paper" }).click()
    await typeBack(page, sheet.words)
    await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible({ timeout: 40_000 })
    page = await lock(other)
    await unlock(page, filePassphrase)
    await openNote(page)
    await expect(textOf(page)).toContainText(/She means to (?:leave|stay)/)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
