import type { Locator, Page } from "playwright-core"
import { expect, startApp, test } from "../support/app.ts"
import { expectSaved, lock, makeVault, textOf, titleOf, unlock } from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"

const smallPicture =
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAfklEQVR42g3JMQFFEQAAwB/nhbAoIMBtMtDBooAANhmIoc536/0+IQqEInRhClu4wu+TokQqUpemtKUrvchRJhe5y1Pe8pVf1KhSi9rVqW71qi9a1GhF69rUtna1FyMajGJ0YxrbuMaLFS1Wsbo1rW1d68WJDqc43ZnOdq7zB7KSVbExdCCHAAAAAElFTkSuQmCC"

/** One window for all of them, in this order: what one leaves is what the next finds. */
test.describe.configure({ mode: "serial" })

let app: RunningApp
let page: Page
test.beforeAll(async () => {
  app = await startApp()
  page = await app.page()
  await makeVault(page)
})
test.afterAll(() => app.close())

const place = (name: string) =>
  page.getByRole("navigation", { name: "Places" }).getByRole("button", { name }).click()
const button = (name: string, within: Page | Locator = page) =>
  within.getByRole("button", { name, exact: true })
const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true })
const people = () => page.getByRole("list", { name: "People by name" }).getByRole("listitem")
const timeline = () => page.getByRole("list", { name: "Timeline, newest first" }).getByRole("listitem")
const view = (name: string) => page.getByRole("radio", { name }).click()
const field = (name: string, within: Page | Locator = page) =>
  within.getByRole("textbox", { name, exact: true })

async function openPerson(name: string): Promise<void> {
  await place("Network")
  await people().getByRole("button", { name }).click()
  await expect(heading(name)).toBeVisible()
}

async function choose(label: string, option: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole("button", { name: new RegExp(`${label}$`, "u") }).click()
  await page.getByRole("option", { name: option, exact: true }).click()
}

/** The picture of the person is drawn, not only asked for. */
async function expectPicture(): Promise<void> {
  const picture = page.locator("header img")
  await expect(picture).toHaveAttribute("src", /^data:image\/jpeg;base64,/)
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(8)
}

test("a person is entered by a name and a few choices, and not without a name", async () => {
  await place("Network")
  await expect(page.getByText("Nobody stands here yet.")).toBeVisible()
  await page.getByRole("button", { name: "New person" }).first().click()
  const dialog = page.getByRole("dialog", { name: "New person" })
  await expect(field("Name", dialog)).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(dialog.getByText("Give the name you know them by.")).toBeVisible()
  await field("Name", dialog).fill("Ines Vogt")
  await dialog.getByRole("combobox", { name: "Organisation" }).fill("Meridian")
  await page.getByRole("option", { name: "Add “Meridian”" }).click()
  await choose("How you met", "At an event", dialog)
  await choose("Role in your network", "Sponsor", dialog)
  await field("Name", dialog).press("Enter")
  await expect(heading("Ines Vogt")).toBeVisible()
  await expect(page.getByText("you have not been in touch yet")).toBeVisible()
})

test("what is known of a person is filled in, saved by itself and read again", async () => {
  await button("Edit").click()
  await expect(field("Given name")).toBeFocused()
  await field("Job title").fill("Head of Research")
  await button("Add a way to reach them").click()
  await field("Address or number").fill("ines@meridian.example")
  await page.getByRole("checkbox", { name: /^Role model/ }).focus()
  await page.keyboard.press("Space")
  await button("Set a rhythm").click()
  await field("Every").fill("2")
  await page.keyboard.press("Tab")
  await choose("On which day", "Monday")
  await choose("Which one", "the third")
  await button("Add a day").click()
  await field("What it is").fill("Birthday")
  await field("Day").fill("14")
  await choose("Month", "March")
  const file = page.locator("input[type=file]")
  await file.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("no picture") })
  await expect(page.getByText("This file is no picture that can be shown.")).toBeVisible()
  await file.setInputFiles({
    name: "ines.png",
    mimeType: "image/png",
    buffer: Buffer.from(smallPicture, "base64"),
  })
  await expectPicture()
  await page.getByRole("textbox", { name: "Notes about this person" }).click()
  await page.keyboard.type("Thinks aloud; give her time.")
  await expectSaved(page)
  await button("Done").click()

  await expect(page.getByText("Head of Research, Meridian")).toBeVisible()
  await expect(page.getByText("Sponsor · Role model")).toBeVisible()
  await expect(page.getByText("every 2 months, the third Monday")).toBeVisible()
  await expect(page.getByText(/^Birthday, .*14/)).toBeVisible()
  await expect(page.getByText("Thinks aloud; give her time.")).toBeVisible()
  await button("Copy ines@meridian.example").click()
  await expect(page.getByText("Copied.")).toBeVisible()
})

test("what cannot be kept is said at its field, and nothing of it is lost", async () => {
  await button("Edit").click()
  const given = field("Given name")
  await given.fill("x".repeat(10_000))
  await expect(page.getByText("This is too long to be kept here.")).toBeVisible()
  await expect(given).toHaveValue("x".repeat(10_000))
  await place("Journal")
  const held = page.getByRole("alertdialog", { name: "Your last words are not saved" })
  await button("Stay", held).click()
  await expect(given).toHaveValue("x".repeat(10_000))
  await given.fill("إيناس 👩🏽‍🔬")
  await expect(page.getByText("This is too long to be kept here.")).toHaveCount(0)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("إيناس 👩🏽‍🔬 Vogt")
  await given.fill("Ines")

  await field("Day").fill("31")
  await choose("Month", "February")
  await expect(page.getByText("No such day.")).toBeVisible()
  await expect(field("Day")).toHaveValue("31")
  await field("Day").fill("28")
  await expect(page.getByText("No such day.")).toHaveCount(0)

  await field("Every").fill("0")
  await page.keyboard.press("Tab")
  await expect(page.getByText("Between one and 120.")).toBeVisible()
  await expect(field("Every")).toHaveValue("0")
  await field("Every").fill("1")
  await page.keyboard.press("Tab")
  await expectSaved(page)
  await button("Done").click()
  await expect(page.getByText("every month, the third Monday")).toBeVisible()
})

test("a note that names them stands in their timeline, and both follow a new name", async () => {
  await place("Journal")
  await button("New note").first().click()
  await titleOf(page).fill("On the train")
  await textOf(page).click()
  await page.keyboard.type("Thought of @Ines")
  await page.getByRole("option", { name: /Ines Vogt/ }).waitFor()
  await page.keyboard.press("Enter")
  await expect(textOf(page)).toContainText("@Ines Vogt")
  await expectSaved(page)

  await openPerson("Ines Vogt")
  await view("Timeline")
  await expect(timeline()).toHaveCount(1)
  await expect(timeline()).toContainText("On the train")
  await expect(timeline()).toContainText("Mentioned in a note")

  await button("Edit").click()
  await field("Family name").fill("Castell")
  await expect(heading("Ines Castell")).toBeVisible()
  await view("Timeline")
  await timeline()
    .getByRole("button", { name: /On the train/ })
    .click()
  await expect(textOf(page)).toContainText("@Ines Castell")
})

test("a contact moves what is due, shown at once", async () => {
  await openPerson("Ines Castell")
  await expect(page.getByText("you have not been in touch yet")).toBeVisible()
  const before = await page.getByText(/^next /).innerText()
  await button("There was contact").click()
  const dialog = page.getByRole("dialog", { name: "There was contact" })
  await dialog.getByRole("spinbutton", { name: /^month/ }).fill("1")
  await dialog.getByRole("spinbutton", { name: /^year/ }).fill("2020")
  await field("A few words, if you like", dialog).fill("Long ago")
  await page.keyboard.press("Enter")
  await expect(page.getByText(/long due|due since/)).toBeVisible()
  await button("There was contact").click()
  await field("A few words, if you like", dialog).fill("A call about the offer")
  await page.keyboard.press("Enter")
  await expect(page.getByText(/last in touch today/)).toBeVisible()
  await expect(page.getByText(/^next /)).toHaveText(before)
})

test("give and take is one sentence without a figure, and can be switched off", async () => {
  await expect(page.getByText("Too early to tell.")).toBeVisible()
  for (const what of ["One", "Two", "Three"]) {
    await button("New exchange").click()
    const dialog = page.getByRole("dialog", { name: "New exchange" })
    await field("In your words", dialog).fill(what)
    await page.keyboard.press("Enter")
    await expect(dialog).toHaveCount(0)
  }
  await expect(page.getByText("Mostly you gave, in advice.")).toBeVisible()
  await button("Edit").click()
  await page.getByText("Say nothing about give and take").click()
  await expectSaved(page)
  await button("Done").click()
  await expect(page.getByText("Lately")).toBeVisible()
  await expect(page.getByText("Mostly you gave")).toHaveCount(0)
})

test("whoever is archived says so and comes back; whoever is thrown away comes back by Ctrl Z", async () => {
  const more = (name: string) => async () => {
    await button("More for this entry").click()
    await page.getByRole("menuitem", { name }).click()
  }
  await more("Move to the archive")()
  await expect(page.getByText("This person is in the archive.")).toBeVisible()
  await place("Network")
  await expect(page.getByText("Nobody stands here yet.")).toBeVisible()
  await view("Archived")
  await people().getByRole("button", { name: "Ines Castell" }).click()
  await button("Take out of the archive").click()
  await expect(page.getByText("This person is in the archive.")).toHaveCount(0)
  await place("Network")
  await view("Everybody")

  await people().getByRole("button", { name: "Ines Castell" }).click()
  await more("Move to trash")()
  await expect(page.getByText("Moved to the trash.")).toBeVisible()
  await expect(people()).toHaveCount(0)
  await page.keyboard.press("Control+z")
  await expect(people()).toHaveCount(1)
})

test("an organisation is renamed for all its people", async () => {
  await button("Organisations").click()
  await page.getByRole("button", { name: /^Meridian/ }).click()
  await expect(page.getByRole("button", { name: /Ines Castell/ })).toBeVisible()
  await button("Edit").click()
  await field("Name").fill("")
  await expect(page.getByText("Give it a name.")).toBeVisible()
  await field("Name").fill("Meridian Labs")
  await expectSaved(page)
  await button("Done").click()
  await page.getByRole("button", { name: /Ines Castell/ }).click()
  await expect(page.getByText("Head of Research, Meridian Labs")).toBeVisible()
})

test("all of it is there after a lock", async () => {
  page = await lock(app)
  await unlock(page)
  await expect(heading("Ines Castell")).toBeVisible()
  await expect(page.getByText("Head of Research, Meridian Labs")).toBeVisible()
  await expect(page.getByText(/last in touch today/)).toBeVisible()
  await expect(page.getByText("every month, the third Monday")).toBeVisible()
  await expect(page.getByText("Thinks aloud; give her time.")).toBeVisible()
  await expect(page.getByText("ines@meridian.example")).toBeVisible()
  await expectPicture()
  await view("Timeline")
  await expect(timeline()).toHaveCount(6)
  await expect(timeline().filter({ hasText: "You gave" })).toHaveCount(3)
})
