import { chromium, type Locator, type Page } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import {
  beginSession,
  choosePassphrase,
  expectSaved,
  lock,
  passphraseField,
  readSheet,
  samplePassphrase,
  sessionPart,
  textOf,
  titleOf,
  typeBack,
} from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { isBar } from "../support/test-vault.ts"
import { type Scan, scanForCanaries } from "../support/thief/canary-scan.ts"
import { typedStem, typedWords, typeInto, typeWords } from "../support/thief/typing.ts"
import { type WatchedPlace, watchedPlace } from "../support/thief/watched-place.ts"

/** An hour at the keyboard. */
const strokes = isBar ? 20_000 : 1_000
const carelessApp = "tests/support/thief/careless-app/main.mjs"

const whatWasTyped = [{ name: "typed", text: typedStem }]

function scan(place: WatchedPlace): Promise<Scan> {
  return scanForCanaries({ folders: place.folders, canaries: whatWasTyped, foldCase: true })
}

function leaks(found: Scan): string[] {
  expect(found.files).toBeGreaterThan(10)
  return [...new Set(found.hits.map((hit) => `${hit.file}: ${hit.encoding}${hit.inside}`))]
}

/** Fills each field of the careless page again and again, sends its form, and puts what was typed where browsers keep it. */
async function typeCarelessly(page: Page, total: number): Promise<number> {
  const fields = ["name", "email", "search", "phone", "user", "password", "text"]
  let done = 0
  for (let round = 0; done < total; round++) {
    for (const name of [...fields, "editor"]) {
      const field = name === "editor" ? page.locator("#editor") : page.locator(`[name=${name}]`)
      done += await typeInto(field, typedWords(`${name}${round}x`, 30), 1)
    }
    const word = `${typedStem}state${round}`
    await page.evaluate((text) => {
      document.title = `${text}title`
      location.hash = `${text}hash`
      history.pushState({ text }, "", `/${text}path?q=${text}query`)
    }, word)
    await Promise.all([page.waitForURL(/sent/), page.locator("button").click()])
    await page.goto(new URL("/", page.url()).href)
  }
  return done
}

/** Every kind of field that the app has, each with words, and the editor with what is left of `total`. */
async function typeAsAnOwner(app: RunningApp, total: number): Promise<number> {
  const page = await app.page()
  const press = (name: string) => page.getByRole("button", { name }).click()
  let done = 0
  const type = async (field: Locator, place: string, count = 8) => {
    done += await typeInto(field, typedWords(place, count), 1)
  }
  await press("Set up your vault")
  await type(passphraseField(page), "newpass", 2)
  await type(page.getByLabel("The same again"), "again", 2)
  await choosePassphrase(page, samplePassphrase)
  await press("Continue")
  const { words } = await readSheet(page)
  await press("I have it on paper")
  for (const [at, field] of (await page.getByRole("textbox", { name: /^Word / }).all()).entries()) {
    await type(field, `back${at}x`, 2)
  }
  await press("Check")
  await typeBack(page, words)
  await press("Skip this")
  await press("Write the first note")
  for (let note = 0; done < total; note++) {
    await type(titleOf(page), `title${note}x`)
    if (note % 2 === 1) await sessionPart(page, "Hold")
    await textOf(page).click()
    for (let paragraph = 0; paragraph < 10 && done < total; paragraph++) {
      done += await typeWords(page, typedWords(`text${note}x${paragraph}x`, 60))
      await page.keyboard.press("Enter")
    }
    await expectSaved(page)
    await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Journal" }).click()
    if (note % 2 === 0) await beginSession(page, "")
    else await press("New note")
  }
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Settings" }).click()
  await press("Change the passphrase")
  for (const label of ["Your passphrase now", "The new passphrase", "The same again"]) {
    await type(page.getByLabel(label), "change", 2)
  }
  await page.keyboard.press("Escape")
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Search" }).click()
  await type(page.getByRole("combobox", { name: "Search everything" }), "search")
  await press("Save this search")
  await type(page.getByRole("dialog").getByLabel("Name"), "view", 3)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await page.keyboard.press("Control+k")
  await type(page.getByRole("dialog").getByRole("combobox"), "palette", 4)
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")

  const locked = await lock(app)
  await type(passphraseField(locked), "wrong", 4)
  await locked.keyboard.press("Enter")
  await expect(locked.getByRole("alert")).toBeVisible({ timeout: 60_000 })
  await locked.getByRole("button", { name: "Forgot your passphrase?" }).click()
  await locked.getByRole("button", { name: "Use the 24 words" }).click()
  await type(locked.getByLabel("The words of your recovery sheet"), "recover", 24)
  await type(locked.getByLabel("Your new passphrase"), "renewed", 2)
  return done
}

test.describe("After an hour of typing", () => {
  test.setTimeout(isBar ? 2_400_000 : 300_000)

  test("an unprepared browser's profile gives typed words away, as this scan shows", async () => {
    const place = await watchedPlace()
    const browser = installedBrowser()
    test.skip(browser === undefined, "no browser is installed")
    const context = await chromium.launchPersistentContext(place.userData, {
      ...(browser === undefined ? {} : { executablePath: browser }),
      chromiumSandbox: process.getuid?.() !== 0,
    })
    await context.route("**/*", (route) =>
      route.fulfill({ path: "tests/support/thief/careless-app/page.html", contentType: "text/html" }),
    )
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto("https://main.localhost/")
    await typeCarelessly(page, 200)
    await context.close()
    const found = leaks(await scan(place))
    for (const file of ["History", "Sessions/", "Web Data"]) {
      expect(found.filter((leak) => leak.includes(file)).length, file).toBeGreaterThan(0)
    }
    await place.remove()
  })

  test("the app's folder holds no word that a careless page was given", async ({ launchApp }) => {
    const place = await watchedPlace()
    const app = await launchApp({ main: carelessApp, userData: place.userData, env: place.env })
    const page = await app.page()
    expect(await typeCarelessly(page, strokes)).toBeGreaterThanOrEqual(strokes)
    expect(leaks(await scan(place))).toEqual([])
    await app.close()
    expect(leaks(await scan(place))).toEqual([])
    await place.remove()
  })

  for (const backend of isBar ? (["leveldb", "sqlite"] as const) : (["sqlite"] as const)) {
    test(`the app's folder holds no word typed into any of its fields or its editor (${backend})`, async ({
      launchApp,
    }) => {
      const place = await watchedPlace()
      const app = await launchApp({
        userData: place.userData,
        env: { ...place.env, LUCILIUS_IDB: backend },
      })
      const done = await typeAsAnOwner(app, strokes)
      expect(done).toBeGreaterThanOrEqual(strokes)
      expect(leaks(await scan(place))).toEqual([])
      await app.close()
      const found = leaks(await scan(place))
      expect(found).toEqual([])
      recordForBar("1 typed words in the app's folder", { backend, strokes: done, found: found.length })
      await place.remove()
    })
  }
})
