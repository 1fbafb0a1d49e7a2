import type { Locator, Page } from "playwright-core"
import { expect, test } from "../support/launch-vault.ts"
import { goTo, lock, pickPerson, unlock } from "../support/owner.ts"

test.setTimeout(180_000)

const rows = (page: Page, list: string | RegExp): Locator =>
  page.getByRole("list", { name: list }).getByRole("listitem")
const exchanges = (page: Page) => rows(page, "Exchanges, newest first")
const actions = (page: Page) => rows(page, "Actions, what is due first on top")
const choose = async (page: Page, field: string, choice: string) => {
  await page.getByRole("button", { name: new RegExp(`${field}$`) }).click()
  await page.getByRole("option", { name: choice, exact: true }).click()
}

test("an owner writes down what passed, keeps a promise, says thanks, and finds it all after a lock", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault()

  // Added from anywhere by one key, a name and a few words.
  await goTo(page, "Network")
  await page.keyboard.press("e")
  const dialog = page.getByRole("dialog", { name: "New exchange" })
  await expect(dialog.getByLabel("With whom")).toBeFocused()
  await pickPerson(page, "Ines Marchetti")
  await dialog.getByLabel("In your words").fill("How to say no to the second board seat")
  await page.keyboard.press("Enter")
  await expect(dialog).toHaveCount(0)
  await goTo(page, "Exchange")
  await expect(exchanges(page)).toHaveCount(1)
  await expect(exchanges(page).nth(0)).toContainText(/You gave .?Ines Marchetti.? advice/)

  // Without anybody it is refused, and nothing that was typed is lost.
  await page.getByRole("button", { name: "New exchange" }).click()
  await dialog.getByLabel("In your words").fill("An introduction to the head of the lab")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(dialog.getByText("Say with whom.")).toBeVisible()
  await expect(dialog.getByLabel("In your words")).toHaveValue("An introduction to the head of the lab")
  await dialog.getByText("I received", { exact: true }).click()
  await dialog.getByLabel("With whom").focus()
  await pickPerson(page, "Paul Adeyemi")
  await choose(page, "What it was", "Introduction")
  await choose(page, "How far it is", "Promised")
  await dialog.getByRole("button", { name: "More about it" }).click()
  await dialog.getByText("A thank-you is still to come").click()
  await dialog.getByRole("button", { name: "Save" }).click()
  const promised = exchanges(page).filter({ hasText: "Paul Adeyemi" })
  await expect(promised).toContainText(/Paul Adeyemi.? promised you an introduction/)

  // The promise waits on Today, is kept with one press there, and is then to be thanked for.
  await goTo(page, "Today")
  const promises = page.getByRole("region", { name: "Open promises" })
  await promises.getByRole("button", { name: "Done" }).click()
  await expect(promises).toHaveCount(0)
  const thanks = page.getByRole("region", { name: "To thank for" })
  await thanks.getByRole("button", { name: "Thanked" }).click()
  await expect(thanks).toHaveCount(0)
  await page.getByRole("button", { name: "Undo" }).first().click()
  await expect(thanks).toContainText("Paul Adeyemi")

  // To the trash and back by the keys of undo.
  await goTo(page, "Exchange")
  await exchanges(page).filter({ hasText: "Ines" }).getByRole("button").click()
  await page.getByRole("dialog").getByRole("button", { name: "Move to trash" }).click()
  await expect(exchanges(page)).toHaveCount(1)
  await page.keyboard.press("Control+z")
  await expect(exchanges(page)).toHaveCount(2)

  const locked = await lock(app)
  await unlock(locked)
  await expect(exchanges(locked)).toHaveCount(2)
  await expect(exchanges(locked).filter({ hasText: "Paul Adeyemi" })).toContainText(
    "gave you an introduction",
  )
  await locked.getByText("To thank for", { exact: true }).click()
  await expect(exchanges(locked)).toHaveCount(1)

  // No number stands beside a person, here or on their page.
  await locked.getByText("All", { exact: true }).click()
  await expect(exchanges(locked)).toHaveCount(2)
  const sentences = await exchanges(locked).locator(".font-serif").allInnerTexts()
  expect(sentences).toHaveLength(2)
  for (const sentence of sentences) expect(sentence).not.toMatch(/\d/)
})

test("actions of both sides are made, ticked off, opened again, and their lists hold after a restart", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault()
  await goTo(page, "Goals")
  await page.keyboard.press("a")
  const dialog = page.getByRole("dialog", { name: "New action" })
  await page.keyboard.press("Enter")
  await expect(dialog.getByText("Say what will be done.")).toBeVisible()
  await dialog.getByLabel("What will be done").fill("Send the board paper")
  await dialog.getByRole("spinbutton", { name: /^month/ }).click()
  await page.keyboard.type("01022020")
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(actions(page)).toContainText(["Send the board paper"])
  await expect(actions(page).nth(0)).toContainText("was due")

  await page.keyboard.press("a")
  await dialog.getByLabel("What will be done").fill("Read it before Friday")
  await dialog.getByText("Them", { exact: true }).click()
  await dialog.getByRole("combobox", { name: "With whom" }).fill("Ines Marchetti")
  await page.getByRole("option", { name: /Ines Marchetti/ }).click()
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(actions(page)).toHaveCount(2)

  await page.getByRole("button", { name: "Mark “Send the board paper” as done" }).click()
  await expect(actions(page)).toHaveCount(1)
  await page.getByText("Finished", { exact: true }).click()
  await expect(actions(page)).toContainText(["Send the board paper"])
  await page.getByRole("button", { name: "Open “Send the board paper” again" }).click()
  await expect(actions(page)).toHaveCount(0)

  const locked = await lock(app)
  await unlock(locked)
  await goTo(locked, "Today")
  await expect(locked.getByRole("region", { name: "What I said I would do" })).toContainText(
    "Send the board paper",
  )
  await expect(locked.getByRole("region", { name: "What others said they would do" })).toContainText(
    "Read it before Friday",
  )
})
