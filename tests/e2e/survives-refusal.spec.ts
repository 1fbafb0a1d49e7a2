import { readdir, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { expect, type LaunchApp } from "../support/app.ts"
import { type Damage, refusals } from "../support/survival/damage.ts"
import { killApp } from "../support/survival/kills.ts"
import { readRows, tryStore } from "../support/survival/read-rows.ts"
import {
  type Backend,
  databaseFolderIn,
  type Entry,
  expectEntries,
  type Place,
  test,
  vaultFolderIn,
  writeEntry,
} from "../support/survival/sample-vault.ts"
import { expectLocked, unlockAndRead } from "../support/survival/sentences.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })
test.setTimeout(240_000)

const backends = ["leveldb", "sqlite"] as const satisfies readonly Backend[]
const mark = "store-refused"
const late: Entry = { title: "Late", text: "Written while nothing was kept beside the folder." }
const later: Entry = { title: "Later", text: "Written when it was kept again." }

for (const backend of backends) {
  for (const damage of refusals[backend]) {
    test(`a store that Chromium refuses for good is set aside and made again: ${damage.name} (${backend})`, async ({
      launchApp,
      placeWith,
    }) => {
      const place = await placeWith(backend)
      expect(await storeAt(launchApp, place)).toBe("opens")
      const store = await harm(place, damage)
      // At one start as at the next.
      expect(await storeAt(launchApp, place)).toBe("UnknownError")
      expect(await storeAt(launchApp, place)).toBe("UnknownError")
      await openRefused(launchApp, place, "quit")
      await expectMadeAgain(launchApp, place, store)
      const entries = [...place.entries, late, later]
      await expectAsItWas(launchApp, place, entries)
      expect(asidesIn(await readdir(dirname(store)))).toEqual(["IndexedDB", "IndexedDB.1"])
      await expectOnDisk(launchApp, place, entries)
    })
  }
}

/** What may happen around the same damages: in the long form. */
for (const backend of isBar ? backends : []) {
  test(`a kill between the note of a refused store and its renaming loses nothing (${backend})`, async ({
    launchApp,
    placeWith,
  }) => {
    const place = await placeWith(backend)
    const [damage] = refusals[backend]
    if (damage === undefined) throw new Error("no refusal to be had")
    const store = await harm(place, damage)
    await openRefused(launchApp, place, "kill")
    await expectMadeAgain(launchApp, place, store)
    await expectAsItWas(launchApp, place, [...place.entries, late, later])
  })

  test(`a note of a refused store does a store that is well no harm (${backend})`, async ({
    launchApp,
    placeWith,
  }) => {
    const place = await placeWith(backend)
    const store = await databaseFolderIn(place.userData)
    await writeFile(join(place.userData, mark), "refused\n")
    const app = await launchApp(place)
    const page = await app.page()
    await expectLocked(page)
    expect(await readdir(place.userData)).not.toContain(mark)
    expect(await readRows(page)).toBe("nothing")
    expect(await unlockAndRead(page)).toBe("rebuilt-working-copy")
    await expectEntries(page, place.entries)
    expect(await app.close()).toBe(0)
    await expectAsItWas(launchApp, place, place.entries)
    expect(asidesIn(await readdir(dirname(store)))).toEqual(["IndexedDB", "IndexedDB.1"])
  })
}

/** Damages the store. Answers its path. */
async function harm(place: Place, damage: Damage): Promise<string> {
  const store = await databaseFolderIn(place.userData)
  await damage.to(store, 1)
  return store
}

async function storeAt(launchApp: LaunchApp, place: Place): Promise<string> {
  const app = await launchApp(place)
  const page = await app.page()
  await expectLocked(page)
  const outcome = await tryStore(page)
  await app.close()
  return outcome
}

/** Everything is there, and more can be saved, while the store is refused; a note of it is left. */
async function openRefused(launchApp: LaunchApp, place: Place, end: "quit" | "kill"): Promise<void> {
  expect(await readdir(place.userData)).not.toContain(mark)
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("rebuilt-working-copy")
  await expectEntries(page, place.entries)
  await writeEntry(page, late)
  expect(await tryStore(page)).toBe("UnknownError")
  if (end === "kill") await killApp(app, place, "all")
  else expect(await app.close()).toBe(0)
  expect(await readdir(place.userData)).toContain(mark)
}

async function expectMadeAgain(launchApp: LaunchApp, place: Place, store: string): Promise<void> {
  const broken = await readdir(store, { recursive: true })
  const app = await launchApp(place)
  const page = await app.page()
  await expectLocked(page)
  expect(asidesIn(await readdir(dirname(store)))).toContain("IndexedDB.1")
  expect(await readdir(`${store}.1`, { recursive: true })).toEqual(broken)
  expect(await readdir(place.userData)).not.toContain(mark)
  expect(await tryStore(page)).toBe("opens")
  expect(await unlockAndRead(page)).toBe("rebuilt-working-copy")
  await expectEntries(page, [...place.entries, late])
  await writeEntry(page, later)
  expect(await app.close()).toBe(0)
}

async function expectAsItWas(launchApp: LaunchApp, place: Place, entries: readonly Entry[]): Promise<void> {
  const app = await launchApp(place)
  const page = await app.page()
  await expectLocked(page)
  expect(await readRows(page)).toMatch(/^\d+ rows /)
  expect(await unlockAndRead(page)).toBe("nothing-said")
  await expectEntries(page, entries)
  expect(await app.close()).toBe(0)
}

/** The working copy alone brings everything back where the folder's journal is gone. */
async function expectOnDisk(launchApp: LaunchApp, place: Place, entries: readonly Entry[]): Promise<void> {
  await rm(join(await vaultFolderIn(place.userData), "j"))
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("mended-folder")
  await expectEntries(page, entries)
  expect(await app.close()).toBe(0)
}

const asidesIn = (names: readonly string[]) => names.filter((name) => name.startsWith("IndexedDB")).toSorted()
