import { existsSync, readdirSync } from "node:fs"
import { cp, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/launch-vault.ts"
import { expectSaved, lock, readTextOf, textOf, titleOf, unlock } from "../support/owner.ts"

test.setTimeout(300_000)

const data = resolve(import.meta.dirname, "../../../shared/data")
const letters = join(data, "letters")
const books = join(data, "vcards")
const places = (page: Page) => page.getByRole("navigation", { name: "Places" })
const row = (page: Page, label: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.locator("dt", { hasText: label }) })
    .locator("dd")

async function toImport(page: Page): Promise<void> {
  await places(page).getByRole("button", { name: "Settings" }).click()
  await page.getByRole("tab", { name: "Import" }).click()
}

/** From the journal, by its title. */
async function openLetter(page: Page, title: string): Promise<void> {
  await places(page).getByRole("button", { name: "Journal" }).click()
  await page.getByRole("searchbox").fill(title)
  await page
    .getByRole("button", { name: new RegExp(title, "i") })
    .first()
    .click()
}

async function choose(page: Page, button: string, paths: string | string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: button }).click()
  await (await chooser).setFiles(paths)
}

async function shown(page: Page, label: string): Promise<string> {
  await expect(page.getByRole("heading", { name: "What will come in" })).toBeVisible({ timeout: 60_000 })
  return row(page, label).innerText()
}

/** A folder of a mentor's letters, real ones where they are at hand; all of an earlier day, since a file's day is its note's. */
async function letterFolder(
  folder: string,
): Promise<Readonly<{ path: string; first: string; begins: string }>> {
  const path = join(folder, "letters")
  if (existsSync(letters)) await cp(letters, path, { recursive: true })
  else await writeThreeLetters(path)
  const earlier = new Date(2021, 4, 3, 12)
  for (const name of await readdir(path)) await utimes(join(path, name), earlier, earlier)
  return { path, first: "On saving time", begins: "Continue to act thus, my dear Lucilius" }
}

async function writeThreeLetters(path: string): Promise<void> {
  console.log("Skipped: the letters are not at hand; three short ones stand in for them.")
  await mkdir(path)
  for (const [at, title] of ["On saving time", "On reading", "On friendship"].entries()) {
    const head = `---\ntitle: "${title}"\nsource: none\n---\n\n`
    await writeFile(join(path, `00${at}.md`), `${head}Continue to act thus, my dear Lucilius. ${title}.\n`)
  }
}

async function cardFiles(folder: string): Promise<string[]> {
  if (existsSync(books)) return readdirSync(books).map((name) => join(books, name))
  console.log("Skipped: the address books are not at hand; one card stands in for them.")
  const path = join(folder, "book.vcf")
  await writeFile(path, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:John Doë\r\nEMAIL:j@example.org\r\nEND:VCARD\r\n")
  return [path]
}

test("an owner brings in letters and address books, works with them, and takes them back", async ({
  launchVault,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "import-"))
  try {
    const { app, page: fresh } = await launchVault()
    let page = fresh
    const { path, first, begins } = await letterFolder(folder)

    await toImport(page)
    await choose(page, "Choose a folder", path)
    const made = await shown(page, "Will be made")
    console.log(`Letters: ${made}`)
    expect(made).toMatch(existsSync(letters) ? /^124 notes, 2\d\d,\d{3} words$/ : /^3 notes/)
    await expect(row(page, "Left out")).toContainText("without a place here")
    await page.getByRole("button", { name: "Import", exact: true }).click()
    await expect(page.getByText(/ things came in\./)).toBeVisible({ timeout: 60_000 })

    await page.getByRole("button", { name: "Import something else" }).click()
    await choose(page, "Choose files", await cardFiles(folder))
    const cards = await shown(page, "Will be made")
    console.log(
      `Cards: ${cards}; left out: ${(await row(page, "Left out").innerText()).replaceAll("\n", "; ")}`,
    )
    expect(cards).toMatch(/^\d+ (?:people|person)/)
    await page.getByRole("button", { name: "Import", exact: true }).click()
    await expect(page.getByText(/ came in\./)).toBeVisible({ timeout: 60_000 })

    // Again: nothing.
    await page.getByRole("button", { name: "Import something else" }).click()
    await choose(page, "Choose a folder", path)
    await expect(page.getByText("Nothing new: all of it is here already.")).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0)

    await openLetter(page, first)
    await expect(readTextOf(page)).toContainText(begins)
    await page.getByRole("button", { name: "Edit" }).click()
    await expect(titleOf(page)).toHaveValue(new RegExp(first, "i"))
    await expect(textOf(page)).toContainText(begins)
    await textOf(page).click()
    await page.keyboard.press("Control+Home")
    await page.keyboard.type("Read again with @John Do")
    await page
      .getByRole("option", { name: /John Do/ })
      .first()
      .click()
    await page.keyboard.type(" in the rain. ")
    await expectSaved(page)

    page = await lock(app)
    await unlock(page)
    await expect(readTextOf(page)).toContainText("Read again with")
    await expect(readTextOf(page)).toContainText("in the rain.")
    await expect(readTextOf(page)).toContainText(begins)

    await toImport(page)
    const earlier = page.getByRole("list", { name: "Earlier imports" }).getByRole("listitem")
    await expect(earlier).toHaveCount(2)
    await page.getByRole("button", { name: "Take it back: letters" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click()
    await expect(earlier.filter({ hasText: "taken back" })).toHaveCount(1, { timeout: 20_000 })
    await places(page).getByRole("button", { name: "Journal" }).click()
    await expect(page.getByRole("button", { name: new RegExp(first, "i") })).toHaveCount(0)
    // What was written in it is not lost.
    await places(page).getByRole("button", { name: "Trash" }).click()
    await expect(page.getByText(new RegExp(first, "i"))).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test("a cancelled import leaves nothing, and an empty one says so", async ({ launchVault }) => {
  const folder = await mkdtemp(join(tmpdir(), "import-"))
  try {
    const many = join(folder, "many")
    await mkdir(many)
    const text = "Words that take their time to be read. ".repeat(250)
    for (let at = 0; at < 1_500; at += 1) await writeFile(join(many, `${at}.md`), `# Note ${at}\n\n${text}`)
    const { page } = await launchVault()
    await toImport(page)
    await choose(page, "Choose a folder", many)
    await page.getByRole("button", { name: "Cancel" }).click()
    await expect(page.getByText("Cancelled. Nothing was changed.")).toBeVisible()
    await expect(page.getByRole("list", { name: "Earlier imports" })).toHaveCount(0)

    const list = join(folder, "list.vcf")
    await writeFile(list, "name,mail\r\n")
    await choose(page, "Choose files", list)
    await expect(page.getByText("Nothing in it can be brought in.")).toBeVisible()
    await expect(row(page, "Left out")).toContainText("list.vcf")
    await places(page).getByRole("button", { name: "Journal" }).click()
    await expect(page.getByText(/Note \d+/)).toHaveCount(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
