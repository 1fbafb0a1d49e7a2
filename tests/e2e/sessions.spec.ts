import type { Page } from "playwright-core"
import { expect, test } from "../support/launch-vault.ts"
import {
  beginSession,
  expectSaved,
  lock,
  pickPerson,
  readTextOf,
  sessionPart,
  textOf,
  titleOf,
  unlock,
} from "../support/owner.ts"

test.setTimeout(300_000)

const toJournal = (page: Page) =>
  page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
const open = (page: Page, title: RegExp) => page.getByRole("button", { name: title }).click()
const agenda = (page: Page) => page.getByRole("list", { name: "Agenda" }).getByRole("listitem")

test("an owner prepares, holds and reflects on a session, closes it, and finds all of it after a restart", async ({
  launchApp,
  launchVault,
}) => {
  const { app, page } = await launchVault()
  await toJournal(page)
  await expect(page.getByRole("heading", { name: "Journal" })).toBeVisible()

  await page.keyboard.press("n")
  const dialog = page.getByRole("dialog", { name: "New session" })
  await expect(dialog.getByLabel("With")).toBeFocused()
  await page.keyboard.type("Ines Duarte")
  await page.getByRole("option", { name: /Ines Duarte/ }).click()
  await dialog.getByLabel("Title").fill("Half-year with Ines")
  await page.keyboard.press("Enter")
  await expect(titleOf(page)).toHaveValue("Half-year with Ines")
  await expect(page.getByRole("button", { name: "Ines Duarte" })).toBeVisible()

  const wanted = page.getByRole("textbox", { name: "What I want from it" })
  await wanted.click()
  await page.keyboard.type("One clear next step.")
  await page.getByLabel("New item").fill("The reorganisation")
  await page.keyboard.press("Enter")
  await page.keyboard.type("The board paper")
  await page.keyboard.press("Enter")
  await expect(agenda(page)).toHaveCount(2)
  // An item without words is none.
  await page.keyboard.press("Enter")
  await expect(agenda(page)).toHaveCount(2)
  await page.getByRole("button", { name: "Move up: The board paper" }).focus()
  await page.keyboard.press("Enter")
  await expect(agenda(page).nth(0)).toContainText("The board paper")
  await page.keyboard.press("Alt+ArrowDown")
  await expect(agenda(page).nth(0)).toContainText("The reorganisation")

  await sessionPart(page, "Hold")
  await agenda(page).getByText("The reorganisation").click()
  await expect(page.getByRole("checkbox", { name: /The reorganisation/ })).toBeChecked()
  await textOf(page).click()
  await page.keyboard.type("She kept saying room.")
  // Left at once: what was typed last is on its way.
  await sessionPart(page, "Reflect")
  await page.getByLabel("What I learned from them").fill("To wait.")
  await page.getByRole("textbox", { name: "Reflection" }).click()
  await page.keyboard.type("Only for me.")
  await page.getByRole("textbox", { name: "Summary to share" }).click()
  await page.keyboard.type("For both of us.")
  await page.getByRole("button", { name: /My energy after/ }).click()
  await page.getByRole("option", { name: "Good" }).click()
  await page.getByRole("button", { name: "Close the session" }).click()
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible()
  await expectSaved(page)
  expect(await app.close()).toBe(0)

  const again = await launchApp({ userData: app.userData })
  const back = await again.page()
  await unlock(back)
  await toJournal(back)
  await open(back, /Half-year with Ines/)
  await expect(readTextOf(back)).toHaveText("She kept saying room.")
  await expect(textOf(back)).toHaveCount(0)
  await expect(titleOf(back)).toHaveCount(0)
  await expect(agenda(back).nth(0)).toHaveText(/Spoken of:.*The reorganisation/)
  await expect(agenda(back).nth(1)).toHaveText(/Not come to:.*The board paper/)
  await sessionPart(back, "Prepare")
  await expect(back.getByRole("document", { name: "What I want from it" })).toHaveText("One clear next step.")
  await expect(agenda(back)).toHaveCount(2)
  await sessionPart(back, "Reflect")
  await expect(back.getByText("To wait.")).toBeVisible()
  await expect(back.getByText("Good", { exact: true })).toBeVisible()
  await expect(back.getByRole("document", { name: "Reflection" })).toHaveText("Only for me.")
  await expect(back.getByRole("document", { name: "Summary to share" })).toHaveText("For both of us.")

  await back.getByRole("button", { name: "Edit" }).click()
  await sessionPart(back, "Hold")
  await textOf(back).click()
  await back.keyboard.press("Control+End")
  await back.keyboard.type(" Twice.")
  const locked = await lock(again)
  await unlock(locked)
  await expect(readTextOf(locked)).toHaveText("She kept saying room. Twice.")
  await expect(textOf(locked)).toHaveCount(0)
  expect(await again.close()).toBe(0)
})

test("the next session with the same person offers what the one before left open, and takes it over", async ({
  launchVault,
}) => {
  const { page } = await launchVault()
  await toJournal(page)
  await beginSession(page, "The first hour")
  await page.getByRole("button", { name: "Change people, day and more" }).click()
  await page.getByLabel("With").focus()
  await pickPerson(page, "Ines Duarte")
  await page.getByRole("button", { name: "Done", exact: true }).click()
  for (const item of ["What was spoken of", "What was not"]) {
    await page.getByLabel("New item").fill(item)
    await page.keyboard.press("Enter")
  }
  await sessionPart(page, "Hold")
  await agenda(page).getByText("What was spoken of").click()
  await sessionPart(page, "Reflect")
  await page.getByRole("button", { name: "Add an action" }).click()
  const action = page.getByRole("dialog")
  await action.getByRole("textbox").first().fill("Send her the paper")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("list", { name: "What was agreed" })).toContainText("Send her the paper")
  await page.getByRole("button", { name: "Close the session" }).click()
  await expectSaved(page)

  await toJournal(page)
  await page.getByRole("button", { name: "New session" }).click()
  await page.getByLabel("With").fill("Ines")
  await page
    .getByRole("option", { name: /Ines Duarte/ })
    .first()
    .click()
  await page.getByLabel("Title", { exact: true }).fill("The second hour")
  await page.keyboard.press("Enter")

  const left = page.getByRole("list", { name: "Left from the session before" }).getByRole("listitem")
  await expect(left).toHaveCount(2)
  await page.getByRole("button", { name: "Take over" }).click()
  await expect(left).toHaveCount(0)
  await expect(agenda(page)).toHaveCount(2)
  await expect(agenda(page).nth(0)).toContainText("Send her the paper")
  await expect(agenda(page).nth(1)).toContainText("What was not")
  await expect(agenda(page).nth(1)).toContainText("from the session before")
})
