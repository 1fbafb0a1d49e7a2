import { mkdir, readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { locked } from "../../src/app/strings/en/locked.ts"
import { settings } from "../../src/app/strings/en/settings.ts"
import { frame } from "../../src/app/strings/en/frame.ts"
import { writings } from "../../src/app/strings/en/writings.ts"
import { expect } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import {
  choosePassphrase,
  expectSaved,
  lock,
  readSheet,
  samplePassphrase,
  textOf,
  titleOf,
  typeBack,
  unlock,
} from "../support/owner.ts"
import {
  databaseFolderIn,
  expectEntries,
  type Place,
  test as base,
  toTimeline,
  vaultFolderIn,
} from "../support/survival/sample-vault.ts"
import { typePassphrase, unlockAndRead } from "../support/survival/sentences.ts"
import { canMount, mountSmallDisk, type SmallDisk } from "../support/survival/small-disk.ts"

const notSaved = `Not saved: ${writings["save.disk-full"]}`
const notDone = frame["trash.failed"].replace("{reason}", writings["save.disk-full"])
const another = "saddle pepper orchid thimble canal"

/** Away with it, so that the next is a new one. */
async function dismiss(page: Page, text: string): Promise<void> {
  const note = page.getByRole("alertdialog").filter({ hasText: text })
  await note.getByRole("button", { name: "Close" }).click()
  await expect(page.getByText(text)).toHaveCount(0)
}

const test = base.extend<{ diskUnder: (folder: string, megabytes: number) => Promise<SmallDisk> }>({
  diskUnder: async ({ placeWith }, provide) => {
    void placeWith
    const disks: SmallDisk[] = []
    await provide(async (folder, megabytes) => {
      const disk = await mountSmallDisk(folder, megabytes)
      disks.push(disk)
      return disk
    })
    for (const disk of disks) disk.remove()
  },
  // Named after the disks, as the disks are after the places: each is ended before what it stands on.
  launchApp: async ({ diskUnder, launchApp }, provide) => {
    void diskUnder
    await provide(launchApp)
  },
})

test.describe.configure({ mode: "parallel" })
test.skip(!canMount, "only root can mount a small disk")
test.beforeEach(() => test.setTimeout(180_000))

test("a full disk leaves the words in the editor and the folder as it was, and saving goes on by itself", async ({
  launchApp,
  placeWith,
  diskUnder,
}) => {
  const place = await placeWith("leveldb")
  const disk = await diskUnder(join(place.userData, "v"), 8)
  const journal = join(await vaultFolderIn(place.userData), "j")
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("nothing-said")
  await openEntry(page, "Room")
  await disk.fill()
  const before = await readFile(journal)
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" And then a door.")
  await expect(page.getByText(notSaved)).toBeVisible({ timeout: 20_000 })
  await page.keyboard.type(" It was open.")
  const text = "She kept saying room. And then a door. It was open."
  await expect(textOf(page)).toHaveText(text)
  expect(await readFile(journal)).toEqual(before)
  await disk.free()
  await expectSaved(page)
  expect(await app.close()).toBe(0)

  const again = await launchApp(place)
  expect(await unlockAndRead(await again.page())).toBe("nothing-said")
  await expectEntries(await again.page(), entriesWith(place, "Room", text))
  recordForBar("16 disk full", { write: "save", lost: 0 })
})

test("on a full disk a new note and a move to the trash are refused in words, and both work afterwards", async ({
  launchApp,
  placeWith,
  diskUnder,
}) => {
  const place = await placeWith("leveldb")
  const disk = await diskUnder(join(place.userData, "v"), 8)
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("nothing-said")
  await openEntry(page, "Silence")
  await disk.fill()
  const trash = async () => {
    await page.getByRole("button", { name: "More for this entry" }).click()
    await page.getByRole("menuitem", { name: "Move to trash" }).click()
  }
  await trash()
  await dismiss(page, notDone)
  await expect(textOf(page)).toHaveText("Nobody asked, and so nobody heard.")
  await toTimeline(page)
  await page.getByRole("button", { name: "New note" }).click()
  await expect(page.getByText(notDone)).toBeVisible()
  await expectEntries(page, place.entries)

  await disk.free()
  await openEntry(page, "Silence")
  await trash()
  await expect(page.getByText("Moved to the trash.")).toBeVisible()
  await expectEntries(
    page,
    place.entries.filter(({ title }) => title !== "Silence"),
  )
  await page.getByRole("button", { name: "New note" }).click()
  await expect(titleOf(page)).toBeVisible()
  recordForBar("16 disk full", { write: "new note and trash", lost: 0 })
})

test("a change of passphrase on a full disk changes nothing and says so, and works once there is room", async ({
  launchApp,
  placeWith,
  diskUnder,
}) => {
  const place = await placeWith("leveldb")
  const disk = await diskUnder(join(place.userData, "v"), 8)
  const header = join(await vaultFolderIn(place.userData), "header")
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("nothing-said")
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Change the passphrase" }).click()
  await page.getByLabel("Your passphrase now").fill(samplePassphrase)
  await page.getByLabel("The new passphrase").fill(another)
  await page.getByLabel("The same again").fill(another)
  await disk.fill()
  const before = await readFile(header)
  await page.getByRole("button", { name: "Change it" }).click()
  await expect(page.getByText(locked["refused.disk-full"])).toBeVisible({ timeout: 40_000 })
  expect(await readFile(header)).toEqual(before)
  expect(await readdir(await vaultFolderIn(place.userData))).not.toContain("header~")

  await disk.free()
  await page.getByRole("button", { name: "Change it" }).click()
  await expect(page.getByText(settings["change.done"])).toBeVisible({ timeout: 40_000 })
  await page.getByRole("button", { name: "Close" }).click()
  const closed = await lock(app)
  await unlock(closed, another)
  await expectEntries(closed, place.entries)
  recordForBar("16 disk full", { write: "change of passphrase", lost: 0 })
})

test("a vault on a full disk opens, or says that the disk is full and opens once there is room", async ({
  launchApp,
  placeWith,
  diskUnder,
}) => {
  const place = await placeWith("leveldb")
  const disk = await diskUnder(join(place.userData, "v"), 8)
  await disk.fill()
  const app = await launchApp(place)
  const page = await app.page()
  await typePassphrase(page)
  const open = page.getByRole("navigation", { name: "Places" })
  const refused = page.getByText(locked["refused.disk-full"])
  await expect(open.or(refused)).toBeVisible({ timeout: 30_000 })
  const isRefused = await refused.isVisible()
  await disk.free()
  if (isRefused) await unlock(page)
  await expectEntries(page, place.entries)
  recordForBar("16 disk full", { write: "unlock", isRefused: String(isRefused), lost: 0 })
})

test("a first run on a full disk leaves nothing half made, and ends well without a start anew", async ({
  launchApp,
  placeWith,
  diskUnder,
}) => {
  const { userData, env } = await emptyPlace(placeWith)
  const disk = await diskUnder(join(userData, "v"), 1)
  const app = await launchApp({ userData, env })
  const page = await app.page()
  await page.getByRole("button", { name: "Set up your vault" }).click()
  await choosePassphrase(page, samplePassphrase)
  await page.getByRole("button", { name: "Continue" }).click()
  const { words } = await readSheet(page)
  await page.getByRole("button", { name: "I have it on paper" }).click()
  await typeBack(page, words)
  await disk.fill()
  await page.getByRole("button", { name: "Skip this" }).click()
  await expect(page.getByText(locked["refused.disk-full"])).toBeVisible({ timeout: 40_000 })
  expect((await readdir(join(userData, "v"))).filter((name) => /^~|^[0-9a-f]{32}$/.test(name))).toEqual([])
  await disk.free()
  await page.getByRole("button", { name: /Try again|Skip this/ }).click()
  await page.getByRole("button", { name: "Write the first note" }).click({ timeout: 40_000 })
  await titleOf(page).fill("There is room")
  await expectSaved(page)
  recordForBar("16 disk full", { write: "first run", lost: 0 })
})

for (const backend of ["leveldb", "sqlite"] as const) {
  test(`a full disk under Chromium's store alone holds no saving up and loses nothing (${backend})`, async ({
    launchApp,
    placeWith,
    diskUnder,
  }) => {
    const place = await placeWith(backend, "long")
    const disk = await diskUnder(await databaseFolderIn(place.userData), 24)
    const app = await launchApp(place)
    const page = await app.page()
    expect(await unlockAndRead(page)).toBe("nothing-said")
    await openEntry(page, "Room")
    await disk.fill()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" And then a door.")
    await expectSaved(page)
    // Rows that no longer fit beside what Chromium keeps in reserve.
    for (let at = 0; at < 4; at += 1) {
      await page.keyboard.type(` ${at}`)
      await expectSaved(page)
    }
    const text = "She kept saying room. And then a door. 0 1 2 3"
    await disk.free()
    await page.keyboard.type(" 4")
    await expectSaved(page)
    await expect(page.getByText("Saving is held up")).toHaveCount(0)
    expect(await app.close()).toBe(0)

    const again = await launchApp(place)
    // LevelDB may lose what it wrote behind a write that was cut short.
    expect(["nothing-said", "rebuilt-working-copy"]).toContain(await unlockAndRead(await again.page()))
    await expectEntries(await again.page(), entriesWith(place, "Room", `${text} 4`))
    recordForBar("16 disk full", { write: `database (${backend})`, lost: 0 })
  })
}

async function openEntry(page: Page, title: string): Promise<void> {
  await toTimeline(page)
  await page.getByText(title, { exact: true }).click()
  await expect(titleOf(page)).toHaveValue(title)
  await textOf(page).click()
}

function entriesWith(place: Place, title: string, text: string) {
  return place.entries.map((entry) => (entry.title === title ? { title, text } : entry))
}

/** A folder without a vault, which goes when the test ends. */
async function emptyPlace(placeWith: (backend: "leveldb") => Promise<Place>) {
  const { userData, env } = await placeWith("leveldb")
  const inner = join(userData, "new")
  await mkdir(join(inner, "v"), { recursive: true })
  return { userData: inner, env }
}
