import { cp, readdir, readFile, rm, stat, truncate } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { locked } from "../../src/app/strings/en/locked.ts"
import { expect, type LaunchApp } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { killApp } from "../support/survival/kills.ts"
import {
  type Backend,
  copyFolder,
  databaseFolderIn,
  type Entry,
  expectEntries,
  type Place,
  removeFolder,
  test,
  vaultFolderIn,
  writeEntry,
} from "../support/survival/sample-vault.ts"
import { type AfterUnlock, sentenceOn, typePassphrase, unlockAndRead } from "../support/survival/sentences.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })

type Answer = "folder" | "computer"
type Case = Readonly<{
  name: string
  said: AfterUnlock
  /** Where a question is asked: what the owner chooses. */
  answer?: Answer
  /** Brings the place into the case; gives the entries that must be there afterwards. */
  prepare: (launchApp: LaunchApp, place: Place) => Promise<readonly Entry[]>
}>

const later: readonly Entry[] = [
  { title: "Later", text: "Written after the copy was made." },
  { title: "Later still", text: "And this as well." },
]
const kills = isBar ? 25 : 2

const cases: readonly Case[] = [
  { name: "both copies are equal", said: "nothing-said", prepare: async (_, place) => place.entries },
  {
    name: "the working copy is behind",
    said: "nothing-said",
    prepare: async (launchApp, place) => {
      const databases = await databaseFolderIn(place.userData)
      const aside = await copyFolder(databases)
      await writeLater(launchApp, place)
      await rm(databases, { recursive: true })
      await cp(aside, databases, { recursive: true })
      await removeFolder(aside)
      return [...place.entries, ...later]
    },
  },
  {
    name: "the working copy is gone",
    said: "rebuilt-working-copy",
    prepare: async (_, place) => {
      await rm(await databaseFolderIn(place.userData), { recursive: true })
      return place.entries
    },
  },
  {
    name: "the journal's end is torn and the working copy is ahead",
    said: "mended-folder",
    prepare: async (launchApp, place) => {
      await writeLater(launchApp, place)
      const journal = await journalOf(place)
      await truncate(journal, (await stat(journal)).size - 100)
      return [...place.entries, ...later]
    },
  },
  {
    name: "the folder is older, and the owner takes this computer's copy",
    said: "asked",
    answer: "computer",
    prepare: async (launchApp, place) => {
      await putOlderJournalBack(launchApp, place)
      return [...place.entries, ...later]
    },
  },
  {
    name: "the folder is older, and the owner takes the folder",
    said: "asked",
    answer: "folder",
    prepare: async (launchApp, place) => {
      await putOlderJournalBack(launchApp, place)
      return place.entries
    },
  },
]

for (const [at, one] of cases.entries()) {
  const backend: Backend = at % 2 === 0 ? "leveldb" : "sqlite"

  test(`${one.name}: the vault opens as the design says, and neither that nor kills on the way lose anything`, async ({
    launchApp,
    placeWith,
  }) => {
    test.setTimeout(300_000 + kills * 30_000)
    const place = await placeWith(backend)
    const entries = await one.prepare(launchApp, place)
    const same = { ...place, userData: await copyFolder(place.userData) }

    await test.step("as the design says", () => expectOpens(launchApp, place, one, entries))
    await test.step("with kills while it is being mended", () =>
      expectSurvives(launchApp, same, one, entries))
    recordForBar("13 kill -9 while unlocking", { case: one.name, kills, lost: 0 })
    await removeFolder(same.userData)
  })
}

async function expectOpens(
  launchApp: LaunchApp,
  place: Place,
  one: Case,
  entries: readonly Entry[],
): Promise<void> {
  const before = await readFile(await journalOf(place))
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe(one.said)
  if (one.answer !== undefined) {
    await answerWith(page, one.answer)
    expect(await sentenceOn(page)).toBe(`${one.answer}-chosen`)
    const spare = await keptAside(page, place)
    if (one.answer === "folder") expect(spare.databases).toBe(2)
    else expect(spare.journals).toContainEqual(before)
  }
  await expectEntries(page, entries)
  expect(await app.close()).toBe(0)

  const again = await launchApp(place)
  expect(await unlockAndRead(await again.page()), "it is asked and told once").toBe("nothing-said")
  await expectEntries(await again.page(), entries)
  expect(await again.close()).toBe(0)
}

async function expectSurvives(
  launchApp: LaunchApp,
  place: Place,
  one: Case,
  entries: readonly Entry[],
): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    const cut = await launchApp(place)
    const page = await cut.page()
    const opening = open(page, one.answer).catch(() => undefined)
    await delay(Math.random() * 4_000)
    await killApp(cut, place, "all")
    await opening
  }
  const app = await launchApp(place)
  const page = await app.page()
  const said = await unlockAndRead(page)
  // One of those openings may have come to its end before the kill, or to a fresh working copy that was not filled yet.
  const refilled = one.answer === "folder" ? ["rebuilt-working-copy"] : []
  expect([one.said, "nothing-said", ...refilled]).toContain(said)
  if (said === "asked" && one.answer !== undefined) await answerWith(page, one.answer)
  await expectEntries(page, entries)
  expect(await app.close()).toBe(0)
}

async function open(page: Page, answer: Answer | undefined): Promise<void> {
  await typePassphrase(page)
  if (answer !== undefined) await answerWith(page, answer)
}

async function answerWith(page: Page, answer: Answer): Promise<void> {
  await expect(page.getByText(locked["older.lead"])).toBeVisible({ timeout: 30_000 })
  await page.getByRole("button", { name: locked[`older.open-${answer}`] }).click()
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible({ timeout: 30_000 })
}

async function writeLater(launchApp: LaunchApp, place: Place): Promise<void> {
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("nothing-said")
  for (const entry of later) await writeEntry(page, entry)
  expect(await app.close()).toBe(0)
}

async function putOlderJournalBack(launchApp: LaunchApp, place: Place): Promise<void> {
  const journal = await journalOf(place)
  const older = await readFile(journal)
  await writeLater(launchApp, place)
  expect((await stat(journal)).size).toBeGreaterThan(older.length)
  await truncate(journal, older.length)
  // An append-only file restored from a copy is its own beginning.
  expect(await readFile(journal)).toEqual(older)
}

async function journalOf(place: Place): Promise<string> {
  return join(await vaultFolderIn(place.userData), "j")
}

/** Journals set aside in the folder, and how many databases the computer keeps of this vault. */
async function keptAside(page: Page, place: Place): Promise<{ journals: Buffer[]; databases: number }> {
  const folder = await vaultFolderIn(place.userData)
  const files = (await readdir(folder)).filter((name) => /^j\.\d+$/.test(name))
  const journals = await Promise.all(files.map((name) => readFile(join(folder, name))))
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name = "" }) => name))
  const databases = names.filter((name) => /^[0-9a-f]{32}\.\d+$/.test(name)).length
  return { journals, databases }
}
