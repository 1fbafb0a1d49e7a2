import { cp, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, startApp, test as base } from "../app.ts"
import { madeOnce } from "../made-once.ts"
import { expectSaved, goTo, samplePassphrase, textOf, titleOf, unlock } from "../owner.ts"
import { localToday } from "../sample/sample-vault.ts"
import { SampleWriter } from "../sample/sample-writer.ts"
import { writeVault } from "../storage/written-vault.ts"
import { leastCost } from "../test-vault.ts"
import { isCopyWhole } from "./read-rows.ts"

export type Backend = "leveldb" | "sqlite"
export type Entry = Readonly<{ title: string; text: string }>

/** A folder of the app with a vault in it, for one test to do with as it likes. */
export type Place = Readonly<{
  userData: string
  /** `LUCILIUS_IDB` for the store that the folder was made with. */
  env: Readonly<Record<string, string>>
  /** Everything that said "Saved" in it. */
  entries: readonly Entry[]
}>

/** A few short entries, or beside them two so long that the store on disk comes to hold every kind of file and page. */
type Size = "short" | "long"

type PlaceWith = (backend: Backend, size?: Size) => Promise<Place>

const first: Entry = { title: "Room", text: "She kept saying room." }
const last: readonly Entry[] = [
  { title: "Silence", text: "Nobody asked, and so nobody heard." },
  { title: "Two offers", text: "One of them is a way back." },
]

/** Enough for a database of more than two hundred pages. */
const longText = () => Array.from({ length: 36_000 }, (_, at) => `leaf ${(at * 7919) % 99_991}`).join(" ")

/** `placeWith` gives a copy of a vault that was made once and opened once. The copy goes when the test ends. */
export const test = base.extend<{ placeWith: PlaceWith }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the first parameter which fixtures are needed
  placeWith: async ({}, provide) => {
    const places: string[] = []
    await provide(async (backend, size = "short") => {
      const sample = await madeOnce(`survival-${backend}-${size}`, (made) => makeSample(made, backend, size))
      const userData = await copyFolder(sample.folder)
      places.push(userData)
      return { userData, env: { LUCILIUS_IDB: backend }, entries: sample.value }
    })
    for (const place of places) await removeFolder(place)
  },
  // Named after the places, and so ended before them.
  launchApp: async ({ placeWith, launchApp }, provide) => {
    void placeWith
    await provide(launchApp)
  },
})

/** The app opens it once, so that its working copy lies whole in the store beside it. */
async function makeSample(userData: string, backend: Backend, size: Size): Promise<readonly Entry[]> {
  const entries: Entry[] = size === "short" ? [first, ...last] : [first]
  const today = localToday()
  await writeVault(
    userData,
    samplePassphrase,
    async (storage) => {
      const writer = new SampleWriter(storage, today)
      for (const { title, text } of entries) {
        await writer.create("journal-note", { date: today, title }, {}, { text })
      }
    },
    leastCost,
  )
  const app = await startApp({ userData, env: { LUCILIUS_IDB: backend } })
  try {
    const page = await app.page()
    await unlock(page)
    await expect.poll(() => isCopyWhole(page)).toBe(true)
    const write = async (entry: Entry) => {
      await writeEntry(page, entry)
      entries.push(entry)
    }
    if (size === "long") {
      await write({ title: "The long one", text: longText() })
      await write({ title: "The other long one", text: longText() })
      await fillLog(page)
      for (const entry of last) await write(entry)
    }
  } finally {
    await app.close()
  }
  return entries
}

/**
 * Writes so much beside the vault's rows, and takes it away again, that LevelDB puts its log into a table: afterwards the
 * rows of earlier entries lie in a table, and those of later ones in the log.
 */
async function fillLog(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = (request: IDBRequest) =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("no answer")))
      })
    const opening = indexedDB.open("filler", 1)
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("r"))
    await done(opening)
    const database = opening.result
    for (let at = 0; at < 80; at += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(65_536))
      await done(database.transaction("r", "readwrite").objectStore("r").put(bytes, at))
    }
    database.close()
    await done(indexedDB.deleteDatabase("filler"))
  })
}

/** From anywhere in the open app: a new note, saved. */
export async function writeEntry(page: Page, { title, text }: Entry): Promise<void> {
  await toTimeline(page)
  await page.getByRole("button", { name: "New note" }).click()
  await titleOf(page).fill(title)
  await textOf(page).click()
  await page.keyboard.insertText(text)
  await expectSaved(page)
}

export async function toTimeline(page: Page): Promise<void> {
  await goTo(page, "Journal")
  await expect(page.getByRole("heading", { name: "Journal", level: 1 })).toBeVisible()
}

/** Opens every entry from the timeline and compares what stands there. */
export async function expectEntries(page: Page, entries: readonly Entry[]): Promise<void> {
  for (const { title, text } of entries) {
    await toTimeline(page)
    await page.getByText(title, { exact: true }).click()
    await expect(titleOf(page)).toHaveValue(title)
    await expect(textOf(page)).toBeVisible()
    expect(await textOf(page).evaluate((element) => element.textContent)).toBe(text)
  }
  await toTimeline(page)
  const rows = page.getByRole("list", { name: "Entries, newest first" }).getByRole("listitem")
  await expect(rows).toHaveCount(entries.length)
}

export async function copyFolder(from: string): Promise<string> {
  const to = await mkdtemp(join(tmpdir(), "survival-"))
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
  return to
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** The one vault's own folder. */
export async function vaultFolderIn(userData: string): Promise<string> {
  const names = (await readdir(join(userData, "v"))).filter((name) => /^[0-9a-f]{32}$/.test(name))
  const [name] = names
  if (name === undefined || names.length !== 1) throw new Error(`not one vault but ${names.length}`)
  return join(userData, "v", name)
}

/** Where Chromium keeps its databases, whichever runtime made the profile. */
export async function databaseFolderIn(userData: string): Promise<string> {
  const all = await readdir(userData, { recursive: true })
  const found = all.filter((name) => name === "IndexedDB" || name.endsWith("/IndexedDB"))
  const [folder] = found
  if (folder === undefined) throw new Error("no folder of databases")
  return join(userData, folder)
}
