import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { answerFolder } from "../support/dialogs.ts"
import {
  choosePassphrase,
  expectSaved,
  lock,
  makeVault,
  passphraseField,
  readSheet,
  samplePassphrase,
  textOf,
  typeBack,
  unlock,
  writeNote,
} from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"

test.setTimeout(120_000)
test.use({ actionTimeout: 20_000 })

const secondPassphrase = "saddle pepper orchid thimble canal"

let place: string
test.beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "vaults-"))
})
test.afterEach(() => rm(place, { recursive: true, force: true, maxRetries: 5 }))

const rows = (page: Page) => page.getByRole("list", { name: /^Vaults,/ }).getByRole("listitem")
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

async function thisVault(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Settings" }).click()
  await page.getByRole("tab", { name: "This vault" }).click()
}

/** Presses a button that locks, and gives the page that comes after. */
async function pressAndLock(app: RunningApp, name: string): Promise<Page> {
  const page = await app.page()
  const before = await app.rendererPid()
  await press(page, name)
  await expect.poll(() => app.rendererPid().catch(() => before), { timeout: 20_000 }).not.toBe(before)
  return app.page()
}

/** From the picker to the open second vault at `folder`, which looks like one that is copied to a server. */
async function makeSecond(app: RunningApp, page: Page, folder: string): Promise<void> {
  await press(page, "New vault")
  await choosePassphrase(page, secondPassphrase)
  await press(page, "Continue")
  const { words } = await readSheet(page)
  await press(page, "I have it on paper")
  await typeBack(page, words)
  await page.getByLabel("Name of the vault").fill("Board work")

  const full = join(place, "full")
  await mkdir(full)
  await writeFile(join(full, "letter.txt"), "Dear Ines")
  await answerFolder(app, full)
  await press(page, "Choose another place")
  await expect(page.getByText("That folder is not empty.")).toBeVisible()
  await answerFolder(app, folder)
  await press(page, "Choose another place")
  await expect(page.getByText("Dropbox/board", { exact: true })).toBeVisible()
  await expect(page.getByText("That folder seems to be copied to a server.")).toBeVisible()
  await press(page, "Skip this")
  await press(page, "Look around first")
}

test("two vaults with a passphrase each are made, named, switched, hidden, moved, and deleted only with a backup", async ({
  launchApp,
}) => {
  const app = await launchApp()
  await makeVault(await app.page())
  await thisVault(await app.page())
  await (await app.page()).getByLabel("Name of the vault").fill("Mentoring")
  await press(await app.page(), "Keep this name")
  await expect((await app.page()).getByText("The list says Mentoring from now on.")).toBeVisible()

  let page = await pressAndLock(app, "Open another vault")
  await expect(rows(page)).toHaveCount(1)
  const folder = join(place, "Dropbox", "board")
  await mkdir(folder, { recursive: true })
  await makeSecond(app, page, folder)
  await thisVault(page)
  await expect(page.getByLabel("Name of the vault")).toHaveValue("Board work")
  await expect(page.getByText("Dropbox/board", { exact: true })).toBeVisible()

  // What a vault is opened with opens no other.
  page = await pressAndLock(app, "Open another vault")
  await expect(rows(page)).toContainText(["Board work", "Mentoring"])
  await rows(page)
    .nth(1)
    .getByRole("button", { name: /^Mentoring/ })
    .click()
  await expect(page.getByText("Mentoring", { exact: true })).toBeVisible()
  await passphraseField(page).fill(secondPassphrase)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("alert")).toContainText("does not open this vault")
  await press(page, "Another vault")
  await rows(page)
    .nth(0)
    .getByRole("button", { name: /^Board work/ })
    .click()
  await unlock(page, secondPassphrase)

  await thisVault(page)
  await page.getByText("Show the list of vaults").click()
  const file = join(app.userData, "places.json")
  await expect.poll(() => readFile(file, "utf8")).toContain('"isHidden":true')
  page = await lock(app)
  await press(page, "Another vault")
  await expect(page.getByText("The list is hidden.")).toBeVisible()
  await expect(page.getByText(/Board work|Mentoring/)).toHaveCount(0)
  await press(page, "Back")
  await unlock(page, secondPassphrase)

  const target = join(place, "elsewhere")
  await mkdir(target)
  await thisVault(page)
  await page.getByText("Show the list of vaults").click()
  await answerFolder(app, target)
  await press(page, "Move it")
  page = await pressAndLock(app, "Lock and move")
  await expect(page.getByRole("heading", { name: "The vault has moved" })).toBeVisible()
  await press(page, "Continue")
  await unlock(page, secondPassphrase)
  await thisVault(page)
  await expect(page.getByText(/vaults-\w+\/elsewhere$/)).toBeVisible()

  await press(page, "Delete this vault")
  await page.getByLabel("Type Board work to delete it").fill("Board")
  await press(page, "Delete it for good")
  await expect(page.getByText("That is not its name.")).toBeVisible()
  await page.getByLabel("Type Board work to delete it").fill("Board work")
  await press(page, "Delete it for good")
  await expect(page.getByText("Nothing was deleted.")).toBeVisible()
  await press(page, "Cancel")
  expect((await readFile(join(target, "header"))).length).toBeGreaterThan(100)

  // All that is kept in the open: two names, a path, when each was opened.
  const kept: unknown = JSON.parse(await readFile(file, "utf8"))
  const { vaults } = kept as { vaults: Readonly<Record<string, Readonly<Record<string, string>>>> }
  const told = Object.values(vaults).map(({ openedAt = "", ...rest }) => [Date.parse(openedAt) > 0, rest])
  expect(told).toHaveLength(2)
  expect(told).toContainEqual([true, { name: "Mentoring" }])
  expect(told).toContainEqual([true, { name: "Board work", path: target }])
  expect(kept).toEqual({ version: 1, isHidden: false, isRebuilt: false, vaults })

  const stick = join(place, "stick")
  await mkdir(stick)
  await page.getByRole("tab", { name: "Backups" }).click()
  await answerFolder(app, stick)
  await page.getByRole("button", { name: "Choose a folder", exact: true }).first().click()
  await press(page, "Back up now")
  await expect(page.getByText(/^Backed up: /)).toBeVisible({ timeout: 30_000 })
  await page.getByRole("tab", { name: "This vault" }).click()
  await press(page, "Delete this vault")
  await page.getByLabel("Type Board work to delete it").fill("Board work")
  page = await pressAndLock(app, "Delete it for good")
  await unlock(page)
  await expect(readFile(join(target, "header"))).rejects.toThrow("ENOENT")
  expect((await readdir(stick)).some((name) => name.endsWith(".age"))).toBe(true)
  const databases = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name = "" }) => name),
  )
  expect(new Set(databases.map((name) => /[0-9a-f]{32}/.exec(name)?.[0]))).toHaveProperty("size", 1)
  expect(await readFile(file, "utf8")).not.toContain("Board work")
})

test("a folder that two computers share is open on one at a time, and an older state put there is asked about", async ({
  launchApp,
}) => {
  const folder = join(place, "shared")
  await mkdir(folder)
  const one = await launchApp()
  const first = await one.page()
  await press(first, "Set up your vault")
  await choosePassphrase(first, samplePassphrase)
  await press(first, "Continue")
  const { words } = await readSheet(first)
  await press(first, "I have it on paper")
  await typeBack(first, words)
  await answerFolder(one, folder)
  await press(first, "Choose another place")
  await expect(first.getByText(/vaults-\w+\/shared$/)).toBeVisible()
  await press(first, "Skip this")
  await press(first, "Write the first note")
  await writeNote(first, "On the first computer", "Before.")
  await expectSaved(first)

  const profile = { userData: join(place, "two") }
  let two = await launchApp(profile)
  let second = await two.page()
  await answerFolder(two, place)
  await press(second, "Open a vault folder")
  await press(second, "Open a folder")
  await expect(second.getByText("There is no vault in that folder")).toBeVisible()
  await answerFolder(two, folder)
  await press(second, "Open a folder")
  await passphraseField(second).fill(samplePassphrase)
  await second.keyboard.press("Enter")
  await expect(second.getByRole("alert")).toContainText(/^This vault is open on .+\. Lock or close it there/)

  expect(await one.close()).toBe(0)
  await cp(folder, join(place, "copy"), { recursive: true })
  await unlock(second)
  await expect(textOf(second)).toHaveText("Before.")
  await textOf(second).click()
  await second.keyboard.type("After. ")
  await expectSaved(second)
  // Twice: of a single commit that is missing, a folder is mended without a word.
  await second.keyboard.type("And after that. ")
  await expectSaved(second)
  expect(await two.close()).toBe(0)

  // Out of reach, it says where it was; put back as it was before, it is no newer than what this computer saw.
  await rename(folder, join(place, "away"))
  two = await launchApp(profile)
  second = await two.page()
  await expect(second.getByRole("alert")).toContainText("missing", { timeout: 20_000 })
  await press(second, "Open another vault")
  await expect(rows(second)).toContainText(["Out of reach"])
  await rows(second)
    .getByRole("button", { name: /^shared/ })
    .click()
  await expect(second.getByText(/It was in vaults-\w+\/shared\./)).toBeVisible()
  await expect(second.getByRole("button", { name: "Set up your vault" })).toHaveCount(0)
  await rename(join(place, "copy"), folder)
  await press(second, "Look again")
  await passphraseField(second).fill(samplePassphrase)
  await second.keyboard.press("Enter")
  await expect(second.getByRole("heading", { name: "Two states of one vault" })).toBeVisible({
    timeout: 20_000,
  })
  await press(second, "Open this computer's copy")
  await expect(textOf(second)).toContainText("After.", { timeout: 20_000 })
})
