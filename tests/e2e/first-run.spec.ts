import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "../support/app.ts"
import {
  choosePassphrase,
  expectSaved,
  lock,
  makeVault,
  passphraseField,
  placeOf,
  readSheet,
  samplePassphrase,
  textOf,
  titleOf,
  typeBack,
  unlock,
  writeNote,
} from "../support/owner.ts"

test("an owner writes, locks, is refused a wrong passphrase, unlocks at the same place, quits and finds it again", async ({
  launchApp,
}) => {
  const userData = await mkdtemp(join(tmpdir(), "owner-"))
  try {
    const app = await launchApp({ userData })
    await makeVault(await app.page(), { begin: "note" })
    await writeNote(await app.page(), "Ines, on the two offers", "She kept saying room.")
    await expectSaved(await app.page())

    const locked = await lock(app)
    await passphraseField(locked).fill("not the one")
    await locked.keyboard.press("Enter")
    await expect(locked.getByRole("alert")).toContainText("That passphrase does not open this vault.")
    await unlock(locked)
    await expect(titleOf(locked)).toHaveValue("Ines, on the two offers")
    await expect(textOf(locked)).toHaveText("She kept saying room.")
    expect(await app.close()).toBe(0)

    const again = await launchApp({ userData })
    const page = await again.page()
    await unlock(page)
    await expect(titleOf(page)).toHaveValue("Ines, on the two offers")
    await expect(textOf(page)).toHaveText("She kept saying room.")
    await again.close()
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
})

test("the keyboard alone leads from the welcome to a saved note and through a lock", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const page = await app.page()
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await expect(page.getByRole("button", { name: "Set up your vault" })).toBeFocused()
  await press("Enter")

  await expect(passphraseField(page)).toBeFocused()
  await page.keyboard.type(samplePassphrase)
  await press("Tab", "Tab")
  await expect(page.getByLabel("The same again")).toBeFocused()
  await page.keyboard.type(samplePassphrase)
  await press("Enter")

  const { words } = await readSheet(page)
  await expect(page.getByRole("heading", { name: "Your recovery sheet" })).toBeFocused()
  await press("Tab")
  await expect(page.getByRole("button", { name: "Print" })).toBeFocused()
  await press("Tab", "Tab", "Enter")

  for (const field of await page.getByRole("textbox", { name: /^Word / }).all()) {
    await expect(field).toBeFocused()
    await page.keyboard.type(words[(await placeOf(field)) - 1] ?? "")
    await press("Tab")
  }
  await press("Enter")

  await expect(page.getByRole("heading", { name: "Who are you here?" })).toBeFocused()
  await press("Tab", "Space", "ArrowDown")
  await expect(page.getByRole("radio", { name: /^I am mentored/ })).toBeChecked()
  await press("Enter")

  await expect(page.getByRole("button", { name: "Write the first note" })).toBeFocused({ timeout: 20_000 })
  await press("Enter")
  await expect(titleOf(page)).toBeFocused()
  await page.keyboard.type("Written without a mouse")
  await press("Enter")
  await expect(textOf(page)).toBeFocused()
  await page.keyboard.type("Every key of it.")
  await expectSaved(page)

  const locked = await lock(app)
  await expect(passphraseField(locked)).toBeFocused()
  await locked.keyboard.type(samplePassphrase)
  await locked.keyboard.press("Enter")
  await expect(textOf(locked)).toBeFocused({ timeout: 20_000 })
  // At the same place, to the letter.
  await locked.keyboard.type(" Twice.")
  await expect(textOf(locked)).toHaveText("Every key of it. Twice.")
})

test("the words of the sheet open the vault and set a new passphrase, after which the old one opens nothing", async ({
  launchApp,
}) => {
  const app = await launchApp()
  const { words } = await makeVault(await app.page(), { begin: "note" })
  await writeNote(await app.page(), "Before I forgot", "It is still here.")
  await expectSaved(await app.page())

  const locked = await lock(app)
  await locked.getByRole("button", { name: "Forgot your passphrase?" }).click()
  await locked.getByRole("button", { name: "Use the 24 words" }).click()
  const field = locked.getByLabel("The words of your recovery sheet")
  await field.fill(words.slice(1).join(" "))
  await expect(locked.getByText("23 words of 24")).toBeVisible()
  await locked.getByLabel("Your new passphrase").fill("saddle pepper orchid thimble canal")
  await locked.getByLabel("The same again").fill("saddle pepper orchid thimble canal")
  await locked.getByRole("button", { name: "Open and set the passphrase" }).click()
  await expect(locked.getByText("A recovery sheet has 24 words.")).toBeVisible()

  await field.fill([...words.slice(1), words[0]].join(" "))
  await locked.getByRole("button", { name: "Open and set the passphrase" }).click()
  await expect(locked.getByRole("alert")).toContainText(/not the words of a recovery sheet|another vault/)

  // As it stands on paper: numbered, in capitals, a word a line.
  await field.fill(words.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join("\n"))
  await locked.getByRole("button", { name: "Open and set the passphrase" }).click()
  await expect(textOf(locked)).toHaveText("It is still here.", { timeout: 20_000 })

  const again = await lock(app)
  await passphraseField(again).fill(samplePassphrase)
  await again.keyboard.press("Enter")
  await expect(again.getByRole("alert")).toContainText("That passphrase does not open this vault.")
  await unlock(again, "saddle pepper orchid thimble canal")
})

test("a passphrase that would be guessed, or was written differently twice, is not taken", async ({
  launchApp,
}) => {
  const page = await (await launchApp()).page()
  await page.getByRole("button", { name: "Set up your vault" }).click()
  const goOn = () => page.getByRole("button", { name: "Continue" }).click()

  await choosePassphrase(page, "Summer2024!")
  await goOn()
  await expect(page.getByText("This would be guessed.")).toBeVisible()

  await passphraseField(page).fill(samplePassphrase)
  await goOn()
  await expect(page.getByText("The two are not the same.")).toBeVisible()

  await page.getByLabel("The same again").fill(samplePassphrase)
  await goOn()
  await readSheet(page)
})

test("an offered phrase is taken as it is, and another one is another", async ({ launchApp }) => {
  const page = await (await launchApp()).page()
  await page.getByRole("button", { name: "Set up your vault" }).click()
  const offered = page.getByRole("region", { name: "Or take one made by chance" }).getByRole("status")
  await expect(offered).toHaveText(/^[a-z-]+( [a-z-]+){4}$/)
  const first = await offered.innerText()
  await page.getByRole("button", { name: "Another one" }).click()
  await expect(offered).not.toHaveText(first)
  const phrase = await offered.innerText()
  await page.getByRole("button", { name: "Use it" }).click()
  await expect(passphraseField(page)).toHaveValue(phrase)
  await page.getByLabel("The same again").fill(phrase)
  await page.getByRole("button", { name: "Continue" }).click()
  await readSheet(page)
})

test("a slip in the words read back is found, and nothing is written before they are right", async ({
  launchApp,
}) => {
  const page = await (await launchApp()).page()
  await page.getByRole("button", { name: "Set up your vault" }).click()
  await choosePassphrase(page, samplePassphrase)
  await page.getByRole("button", { name: "Continue" }).click()
  const { words } = await readSheet(page)
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await typeBack(
    page,
    words.map((word) => (word === "zoo" ? "abandon" : "zoo")),
  )
  await expect(page.getByRole("alert")).toContainText("not the word in that place")
  await page.getByRole("button", { name: "Back to the sheet" }).click()
  expect((await readSheet(page)).words).toEqual(words)
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await typeBack(page, words)
  await expect(page.getByRole("heading", { name: "Who are you here?" })).toBeVisible()
})
