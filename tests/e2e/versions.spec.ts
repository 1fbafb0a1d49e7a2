import { expect, test } from "../support/launch-vault.ts"
import { expectSaved, lock, textOf, unlock, writeNote } from "../support/owner.ts"

test.setTimeout(300_000)

test("an earlier version of a text is read, compared, brought back, undone, and there after a lock", async ({
  launchVault,
}) => {
  const { app, page } = await launchVault("note")
  await writeNote(page, "On room", "")
  await page.keyboard.insertText("She asked for room and time.")
  await expectSaved(page)
  const history = async () => {
    await page.getByRole("button", { name: "More for this entry" }).click()
    await page.getByRole("menuitem", { name: "Earlier versions" }).click()
    return page.getByRole("dialog", { name: /^Earlier versions/ })
  }
  const none = await history()
  await expect(none).toContainText("No earlier version is kept yet.")
  await none.getByRole("button", { name: "Close" }).click()

  // Everything is thrown out by one mistaken key, and saved.
  await textOf(page).click()
  await page.keyboard.press("Control+a")
  await page.keyboard.insertText("She asked for nothing.")
  await expectSaved(page)
  const dialog = await history()
  const versions = dialog.getByRole("option")
  await expect(versions).toHaveCount(1)
  await expect(versions).toContainText("Today")
  await expect(versions).toContainText("6 words")
  const earlier = dialog.getByRole("document", { name: "The earlier version" })
  await expect(earlier).toHaveText("She asked for room and time.")
  await dialog.getByRole("radio", { name: "Compared with now" }).click()
  await expect(dialog.getByRole("insertion")).toContainText("nothing")
  await expect(dialog.getByRole("deletion").first()).toContainText("room")
  await dialog.getByRole("button", { name: "Bring this version back" }).click()
  await expect(textOf(page)).toHaveText("She asked for room and time.")
  await page.getByRole("button", { name: "Undo" }).last().click()
  await expect(textOf(page)).toHaveText("She asked for nothing.")

  const again = await history()
  await again
    .getByRole("option", { name: /6 words/ })
    .first()
    .click()
  await again.getByRole("button", { name: "Bring this version back" }).click()
  await expect(textOf(page)).toHaveText("She asked for room and time.")
  await textOf(page).click()
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" Both.")
  const locked = await lock(app)
  await unlock(locked)
  await expect(textOf(locked)).toHaveText("She asked for room and time. Both.")
})
