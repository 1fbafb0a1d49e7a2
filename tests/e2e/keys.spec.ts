import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"
import { defaultCost } from "../../src/crypto/argon2-cost.ts"
import { newSalt, passphraseKek } from "../../src/crypto/kdf.ts"
import { passphraseBytes } from "../../src/crypto/passphrase.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import type { Instant } from "../../src/domain/envelope.ts"
import { rotatedHeader } from "../../src/vault/change-header.ts"
import { locked } from "../../src/app/strings/en/locked.ts"
import { expect, test } from "../support/app.ts"
import { must } from "../support/must.ts"
import {
  expectSaved,
  goTo,
  lock,
  makeVault,
  passphraseField,
  placeOf,
  readSheet,
  samplePassphrase,
  textOf,
  titleOf,
  unlock,
  writeNote,
} from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { NodeVault } from "../support/thief/node-vault.ts"

const next = "thimble canal pepper harbour acorn velvet"
const last = "saddle orchid walnut ember copper tulip"

/** By the keyboard alone, from the button that opens the dialog. */
async function open(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name, exact: true }).focus()
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("alertdialog")
  await expect(dialog).toBeVisible()
  return dialog
}

async function typeSheetBack(page: Page): Promise<readonly string[]> {
  const { words } = await readSheet(page)
  await page.getByRole("button", { name: "I have it on paper" }).focus()
  await page.keyboard.press("Enter")
  for (const field of await page.getByRole("textbox", { name: /^Word / }).all()) {
    await expect(field).toBeFocused()
    await page.keyboard.type(words[(await placeOf(field)) - 1] ?? "")
    await page.keyboard.press("Tab")
  }
  await page.keyboard.press("Enter")
  return words
}

/** From the lock screen: the form for the words, with a passphrase that they are to set. */
async function beginRecovery(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Forgot your passphrase?" }).click()
  await page.getByRole("button", { name: "Use the 24 words" }).click()
  await page.getByLabel("Your new passphrase").fill(last)
  await page.getByLabel("The same again").fill(last)
}

async function expectEntry(page: Page): Promise<void> {
  await expect(titleOf(page)).toHaveValue("Room")
  await expect(textOf(page)).toHaveText("She kept saying room.")
}

async function freshPage(app: RunningApp, press: () => Promise<void>): Promise<Page> {
  const before = await app.rendererPid()
  await press()
  await expect.poll(() => app.rendererPid().catch(() => before), { timeout: 20_000 }).not.toBe(before)
  const page = await app.page()
  await expect(passphraseField(page)).toBeVisible({ timeout: 20_000 })
  return page
}

test("a new sheet, new keys and a drill by the keyboard: the old passphrase and the old words open nothing", async ({
  launchApp,
}) => {
  test.setTimeout(240_000)
  const userData = await mkdtemp(join(tmpdir(), "keys-"))
  try {
    const app = await launchApp({ userData })
    let page = await app.page()
    const first = await makeVault(page, { begin: "note" })
    await writeNote(page, "Room", "She kept saying room.")
    await expectSaved(page)

    await goTo(page, "Settings")
    const sheetDialog = await open(page, "New recovery sheet")
    await page.keyboard.type(samplePassphrase)
    await page.keyboard.press("Enter")
    const second = await typeSheetBack(page)
    expect(second).not.toEqual(first.words)
    await expect(sheetDialog.getByText("The new sheet is valid.")).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press("Enter")
    await expect(sheetDialog).toBeHidden()

    const drill = await open(page, "Try the sheet")
    await expect(drill.getByRole("textbox", { name: /^Word / })).toHaveCount(3)
    for (const words of [first.words, second]) {
      for (const field of await drill.getByRole("textbox", { name: /^Word / }).all()) {
        await field.fill(words[(await placeOf(field)) - 1] ?? "")
      }
      await page.keyboard.press("Enter")
      if (words !== second) await expect(drill.getByText("At least one of these")).toBeVisible()
    }
    await expect(page.getByText("The words are right.")).toBeVisible()
    // The one for the new sheet is made as soon as that is valid, and may not be there yet.
    await expect(
      page.getByText(/The newest snapshot opened by this sheet, with 1 entry\.|There is no snapshot yet/),
    ).toBeVisible()
    await page.keyboard.press("Enter")

    const rotation = await open(page, "Replace all keys")
    await page.keyboard.type(samplePassphrase)
    await rotation.getByLabel("The new passphrase").focus()
    await page.keyboard.type(next)
    await rotation.getByLabel("The same again").focus()
    await page.keyboard.type(next)
    await page.keyboard.press("Enter")
    const third = await typeSheetBack(page)
    await expect(rotation.getByText("Done. Unlock with your new passphrase.")).toBeVisible({
      timeout: 30_000,
    })
    page = await freshPage(app, () => page.keyboard.press("Enter"))

    await passphraseField(page).fill(samplePassphrase)
    await page.keyboard.press("Enter")
    await expect(page.getByRole("alert")).toContainText("That passphrase does not open this vault.")
    await unlock(page, next)
    // The working copy is made anew without a word.
    await expect(page.getByText(locked["opened.rebuilt-working-copy"])).toHaveCount(0)
    await goTo(page, "Journal")
    await page.getByText("Room", { exact: true }).click()
    await expectEntry(page)

    page = await lock(app)
    await beginRecovery(page)
    for (const words of [first.words, second]) {
      await page.getByLabel("The words of your recovery sheet").fill(words.join(" "))
      await page.getByRole("button", { name: "Open and set the passphrase" }).click()
      await expect(page.getByRole("alert")).toContainText("a sheet that was replaced")
    }
    await page.getByLabel("The words of your recovery sheet").fill(third.join(" "))
    await page.getByRole("button", { name: "Open and set the passphrase" }).click()
    await expectEntry(page)
    await app.close()
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
})

test("a replacing of all keys that was cut short goes on after the next unlock by the old passphrase", async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const userData = await mkdtemp(join(tmpdir(), "keys-"))
  try {
    const vault = await NodeVault.create(userData, samplePassphrase)
    await vault.use(async (opened) => {
      const note = {
        kind: "create",
        type: "journal-note",
        fields: { title: "Room", date: "2026-11-20" },
      } as const
      must(await opened.storage.records.commit([note]))
      using key = SecretKey.random("vault")
      using seed = SecretKey.random("recovery-seed")
      const salt = newSalt()
      using kek = must(passphraseKek(must(passphraseBytes(next)), salt, defaultCost))
      const header = rotatedHeader(opened.found.header, key, { salt, cost: defaultCost, kek }, seed)
      must(await opened.keyRecord.beginRotation({ header, vaultKey: key }, note.fields.date as Instant))
    })
    const app = await launchApp({ userData })
    let page = await app.page()
    await passphraseField(page).fill(samplePassphrase)
    await page.keyboard.press("Enter")
    const dialog = page.getByRole("alertdialog", { name: "Replacing all keys goes on" })
    await expect(dialog.getByText("Done. Unlock with your new passphrase.")).toBeVisible({ timeout: 30_000 })
    page = await freshPage(app, () => page.keyboard.press("Enter"))
    await passphraseField(page).fill(samplePassphrase)
    await page.keyboard.press("Enter")
    await expect(page.getByRole("alert")).toContainText("That passphrase does not open this vault.")
    await unlock(page, next)
    await goTo(page, "Journal")
    await expect(page.getByText("Room", { exact: true })).toBeVisible()
    await app.close()
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
})
