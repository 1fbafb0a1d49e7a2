import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"
import { entitySpecs } from "../../src/domain/entities.ts"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { expectSaved, goTo, lock, readTextOf, textOf, unlock } from "../support/owner.ts"
import { isBar } from "../support/test-vault.ts"
import { canaryScanner } from "../support/thief/canary-scan.ts"
import { wordsInNames } from "../support/thief/domain-words.ts"
import { plantEverywhere, plantImport, runImport } from "../support/thief/full-vault.ts"
import type { Canary } from "../support/thief/needles.ts"
import { NodeVault } from "../support/thief/node-vault.ts"
import { pageTraces } from "../support/thief/page-traces.ts"
import { appProcesses, killAll } from "../support/thief/processes.ts"
import {
  cardsFolder,
  filesIn,
  hasRealData,
  lettersFolder,
  peopleIn,
  rareWords,
} from "../support/thief/real-words.ts"
import { namesBelow, storageNames } from "../support/thief/stored-names.ts"
import { typedStem, typedWords, typeInto } from "../support/thief/typing.ts"
import { watchedPlace } from "../support/thief/watched-place.ts"

const passphrase = "orchid copper lantern meadow violin saddle"
const wordCount = 200
/** The browser has words for these of its own. */
const commonNames = ["action", "interaction", "profile"]
/** Files are looked for by their names and bytes in a test of their own. */
const elsewhere = ["attachment"]
/** Three letters stand in any megabyte of noise. */
const tooShort = ["tag"]
const typeNames = Object.keys(entitySpecs)
  .filter((type) => ![...commonNames, ...elsewhere, ...tooShort].includes(type))
  .map((text) => ({ name: `the type ${text}`, text }))

/** A vault with something of the owner's in every field of every type and, where they are, real letters and address books. */
async function fullVault(userData: string) {
  const vault = await NodeVault.create(userData, passphrase)
  const planted = await vault.use(async (open) => {
    const { kept, removed } = await plantEverywhere(open)
    const imported = await plantImport(open)
    if (!hasRealData) return { kept: [...kept, ...imported], removed, real: [] }
    const letters = filesIn(lettersFolder, isBar ? 1 : 3)
    expect(await runImport(open, "markdown", letters)).toBe(letters.length)
    expect(await runImport(open, "vcard", filesIn(cardsFolder))).toBeGreaterThan(50)
    const known = new Set(kept.map(({ text }) => text))
    const people = peopleIn(open).filter(({ text }) => !known.has(text))
    const words = await rareWords(letters, wordCount)
    expect(words).toHaveLength(wordCount)
    return { kept: [...kept, ...imported], removed, real: [...words, ...people] }
  })
  if (!hasRealData) console.log("no letters and address books are here: looked for planted texts only")
  return { vault, ...planted }
}

const row = (page: Page, name: string): Locator =>
  page.getByRole("main").getByRole("button").filter({ hasText: name })

/** Goes to a place, looks there for words of the test's own, then for this text, and opens what is found. */
async function find(page: Page, place: string, field: string, text: string): Promise<void> {
  await goTo(page, place)
  const search = page.getByRole("searchbox", { name: field })
  await typeInto(search, typedWords(`find${place}`, 2), 1)
  await search.fill(text)
  await row(page, text).first().click()
}

/** Once it is there: a key pressed before would leave it standing over everything. */
async function leaveDialog(page: Page): Promise<void> {
  await expect(page.getByRole("dialog")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toHaveCount(0)
}

for (const backend of isBar ? (["leveldb", "sqlite"] as const) : (["leveldb"] as const)) {
  test(`A thief finds nothing of people, sessions, exchanges, letters or address books in any stored byte (${backend})`, async ({
    launchApp,
  }) => {
    test.setTimeout(isBar ? 900_000 : 300_000)
    const place = await watchedPlace()
    const { vault, kept, removed, real } = await fullVault(place.userData)
    const textAt = (name: string) => kept.find((canary) => canary.name === name)?.text ?? name
    const canaries: readonly Canary[] = [
      ...kept,
      ...removed,
      ...real,
      ...typeNames,
      { name: "typed", text: typedStem },
      { name: "the passphrase", text: passphrase },
    ]
    const options = { userData: place.userData, env: { ...place.env, LUCILIUS_IDB: backend } }
    const scan = canaryScanner({ folders: place.folders, canaries, foldCase: true })
    const look = async () => {
      const { hits, files } = await scan()
      expect(files).toBeGreaterThan(10)
      return hits
    }

    let app = await launchApp(options)
    let page = await app.page()
    // Nothing has been opened yet: what stands there now, such as a name that is a word as well, the browser says itself.
    const atFirst = await look()
    const own = new Set(atFirst.map(({ canary }) => canary))
    expect(atFirst.filter(({ file }) => file.startsWith(join(place.userData, "v")))).toEqual([])
    expect(real.length === 0 || own.size < real.length / 20).toBe(true)
    expect([...kept, ...removed].filter(({ name }) => own.has(name))).toEqual([])
    const hits: Record<string, number> = {}
    const expectNone = async (state: string) => {
      const leaks = (await look()).filter(({ canary }) => !own.has(canary))
      expect(leaks, state).toEqual([])
      hits[state] = leaks.length
    }

    await page.evaluate(async () => {
      localStorage.setItem("planted", "1")
      sessionStorage.setItem("planted too", "1")
      await caches.open("planted as well")
      await (await navigator.storage.getDirectory()).getFileHandle("planted file", { create: true })
    })
    expect((await pageTraces(page)).kept).toEqual([
      "planted",
      "planted too",
      "planted as well",
      "planted file",
    ])
    await page.evaluate(async () => {
      localStorage.clear()
      sessionStorage.clear()
      await caches.delete("planted as well")
      await (await navigator.storage.getDirectory()).removeEntry("planted file")
    })
    const neutral = await pageTraces(page)
    expect(neutral.kept).toEqual([])
    let { history } = neutral
    const expectNeutral = async () => expect(await pageTraces(page)).toEqual({ ...neutral, history })
    await unlock(page, passphrase)
    await find(page, "Network", "Find a person", textAt("contact displayName"))
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(textAt("contact displayName"))
    await page.getByRole("button", { name: `Copy ${textAt("contact channels value")}` }).click()
    await expect(page.getByText("Copied.")).toBeVisible()
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(textAt("contact channels value"))
    await expectNeutral()
    await find(page, "Relationships", "Find a relationship", textAt("relationship title"))
    await expectNeutral()
    await find(page, "Exchange", "Find in what passed", textAt("reciprocity-entry what"))
    await expectNeutral()
    await leaveDialog(page)
    await find(page, "Goals", "Find an action", textAt("action title"))
    await expectNeutral()
    await leaveDialog(page)
    for (const other of ["Today", "Trash", "Settings"]) {
      await goTo(page, other)
      await expectNeutral()
    }
    await find(page, "Journal", "Title, name or tag", textAt("mentoring-session title"))
    await expectNeutral()
    await goTo(page, "Journal")
    await page.getByRole("button", { name: "New session" }).click()
    await typeInto(page.getByRole("dialog").getByLabel("With"), typedWords("pick", 2), 1)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await find(page, "Journal", "Title, name or tag", textAt("journal-note title"))
    await expect(readTextOf(page)).toContainText(textAt("journal-note text"))
    await page.getByRole("button", { name: "Edit" }).click()
    await textOf(page).click()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(`${typedStem} more`)
    await expectSaved(page)
    await expectNeutral()
    const names = [...(await storageNames(page)), ...(await namesBelow(join(place.userData, "v")))]
    expect(names.length).toBeGreaterThan(5)
    expect(wordsInNames(names)).toEqual([])
    await expectNone("unlocked")

    page = await lock(app)
    // Each page that is made anew adds its own address.
    history = (await pageTraces(page)).history
    await expectNeutral()
    await expectNone("locked")

    await unlock(page, passphrase)
    await page.getByRole("button", { name: "Edit" }).click()
    await textOf(page).click()
    await page.keyboard.insertText(`${typedStem} on its way`)
    killAll(appProcesses({ pid: app.pid, profile: place.userData }))
    await app.ended
    await expectNone("crashed")

    app = await launchApp(options)
    page = await app.page()
    await unlock(page, passphrase)
    await expect(page.getByRole("main").getByText(typedStem)).toBeVisible()
    expect(await app.close()).toBe(0)
    await expectNone("quit")
    recordForBar("1 every field at rest", {
      backend,
      canaries: canaries.length,
      types: Object.keys(entitySpecs).length,
      ...hits,
    })

    const leak = join(place.root, "leak")
    await writeFile(leak, await vault.decrypted())
    const found = await look()
    const inLeak = new Set(found.filter(({ file }) => file === leak).map(({ canary }) => canary))
    const missed = [...kept, ...real, ...typeNames].filter(({ name }) => !inLeak.has(name))
    expect(missed).toEqual([])
    expect(removed.filter(({ name }) => inLeak.has(name))).toEqual([])
    await place.remove()
  })
}
