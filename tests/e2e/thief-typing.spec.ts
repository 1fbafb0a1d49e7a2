import { chromium, type Page } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { expect, test } from "../support/app.ts"
import { isBar } from "../support/test-vault.ts"
import { type Scan, scanForCanaries } from "../support/thief/canary-scan.ts"
import { typedStem, typedWords, typeInto } from "../support/thief/typing.ts"
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

test.describe("After an hour of typing", () => {
  test.setTimeout(isBar ? 600_000 : 90_000)

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

  for (const backend of ["leveldb", "sqlite"] as const) {
    test(`the app's folder holds no word that even a careless page was given (${backend})`, async ({
      launchApp,
    }) => {
      const place = await watchedPlace()
      const app = await launchApp({
        main: carelessApp,
        userData: place.userData,
        env: { ...place.env, LUCILIUS_IDB: backend },
      })
      const page = await app.page()
      expect(await typeCarelessly(page, strokes)).toBeGreaterThanOrEqual(strokes)
      expect(leaks(await scan(place))).toEqual([])
      await app.close()
      expect(leaks(await scan(place))).toEqual([])
      await place.remove()
    })
  }
})
