import type { Locator, Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { goTo, lock, unlock } from "../support/owner.ts"
import { openSample } from "../support/open-sample.ts"
import { samplePassphrase } from "../support/sample/sample-vault.ts"

test.setTimeout(240_000)

const field = (page: Page): Locator => page.getByRole("combobox", { name: "Search everything" })
const results = (page: Page): Locator => page.getByRole("list", { name: "What was found" })
const hits = (page: Page): Locator => results(page).getByRole("listitem")
const chips = (page: Page): Locator =>
  page.getByRole("grid", { name: "What narrows the search" }).getByRole("row")
const counted = (page: Page): Locator => page.getByRole("paragraph").filter({ hasText: /^\d+ results$/ })
const places = (page: Page): Locator => page.getByRole("navigation", { name: "Places" })

test("an owner finds anything by words, names and filters, keeps the search, and a locked app knows nothing of it", async ({
  launchApp,
}, info) => {
  const { app, page } = await openSample(launchApp, info)

  // As one types, with the found words marked; accents and case are forgiven.
  await page.keyboard.press("/")
  await expect(field(page)).toBeFocused()
  await page.keyboard.type("bologna boar")
  await expect(hits(page).filter({ hasText: "First hour with Ines" })).toHaveCount(1)
  await expect(results(page).locator("mark", { hasText: "Bologna" }).first()).toBeVisible()

  // By keys alone: into the results, to the page, and back to the very row.
  await page.keyboard.press("ArrowDown")
  await expect(hits(page).first().getByRole("button")).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("textbox", { name: "Title of the session" })).toHaveValue(
    "First hour with Ines",
  )
  await page.getByRole("button", { name: "Back", exact: true }).click()
  await expect(field(page)).toHaveValue("bologna boar")
  await expect(hits(page).first().getByRole("button")).toBeFocused()

  // A name is offered, becomes a chip that follows the person, and forgives slips.
  await page.keyboard.press("/")
  await field(page).fill("")
  await page.keyboard.type("person:ines mar")
  await expect(page.getByRole("option", { name: /Ines Marchetti/ })).toBeVisible()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(chips(page)).toHaveText([/Person: Ines Marchetti/])
  await expect(results(page).getByRole("heading", { name: "Sessions" })).toBeVisible()
  const all = await hits(page).count()

  // The same by mouse; a phrase, and what must not be there.
  await page.getByRole("button", { name: "Kind" }).click()
  await page
    .getByRole("option", { name: /Session/ })
    .or(page.getByRole("menuitem", { name: /Session/ }))
    .first()
    .click()
  await expect(chips(page)).toHaveCount(2)
  expect(await hits(page).count()).toBeLessThan(all)
  await page.getByRole("button", { name: "Relationship", exact: true }).click()
  await page.keyboard.type("second year")
  await expect(page.getByRole("option")).toHaveText([/Ines, second year/])
  await page.keyboard.press("Enter")
  await expect(chips(page).last()).toHaveText(/Relationship: .?Ines, second year/)
  await page.getByRole("button", { name: /^Take away: Relationship/ }).click()
  await expect(chips(page)).toHaveCount(2)
  await field(page).fill('"board papers"')
  await expect(hits(page)).toHaveCount(1)
  await field(page).fill('"papers board"')
  await expect(page.getByText("Nothing in your journal is like that.")).toBeVisible()
  await field(page).fill('"board papers" -bologna')
  await expect(page.getByText("Nothing in your journal is like that.")).toBeVisible()
  await field(page).fill("")

  // Backspace marks a chip first, then takes it away.
  await field(page).press("Backspace")
  await expect(chips(page).last()).toBeFocused()
  await page.keyboard.press("Backspace")
  await expect(chips(page)).toHaveCount(1)

  // Kept under a name, among the places, with what it finds.
  await expect(results(page).getByRole("heading", { name: "Actions" })).toBeVisible()
  const found = await counted(page).innerText()
  await page.getByRole("button", { name: "Save this search" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name").fill("All of Ines")
  await dialog.getByText("Show it among the places on the left").click()
  await page.keyboard.press("Enter")
  await expect(places(page).getByRole("button", { name: "All of Ines" })).toBeVisible()

  // A name with slips is taken for the nearest, and the page says so.
  await places(page).getByRole("button", { name: "Search", exact: true }).click()
  await page.getByRole("button", { name: "Empty the search" }).first().click()
  await field(page).fill('person:"Inez Marcheti"')
  await page.keyboard.press("Enter")
  await expect(page.getByText(/Nobody is called “Inez Marcheti”. Shown for .?Ines Marchetti/)).toBeVisible()

  // What was just written is found at once.
  await goTo(page, "Journal")
  await page.getByRole("button", { name: "New note" }).click()
  await page.getByRole("textbox", { name: /^Title of the / }).fill("The quincunx by the gate")
  await expect(page.getByText("Saved", { exact: true })).toBeVisible()
  await places(page).getByRole("button", { name: "Search", exact: true }).click()
  await field(page).fill("quincunx")
  await expect(hits(page)).toHaveCount(1)

  const locked = await lock(app)
  const left = await locked.locator("html").innerHTML()
  for (const word of ["quincunx", "All of Ines", "Marchetti", "Recent"]) expect(left).not.toContain(word)
  expect(await locked.title()).not.toMatch(/quincunx|Ines/)
  await unlock(locked, samplePassphrase)
  await expect(
    field(locked)
      .or(locked.getByRole("heading", { level: 1 }))
      .first(),
  ).toBeVisible()
  await places(locked).getByRole("button", { name: "All of Ines" }).click()
  await expect(counted(locked)).toHaveText(found)
  // What was looked for before the lock is not there any more.
  await places(locked).getByRole("button", { name: "Search", exact: true }).click()
  await expect(field(locked)).toHaveValue("")

  // A day a year ago comes back by itself.
  await goTo(locked, "Today")
  await expect(locked.getByRole("region", { name: "On this day" })).toBeVisible()
})
