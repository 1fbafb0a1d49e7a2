import { expect, type LaunchApp } from "../support/app.ts"
import { barCount, recordForBar } from "../support/bar.ts"
import { madeOnce } from "../support/made-once.ts"
import { damages } from "../support/survival/damage.ts"
import { readRows } from "../support/survival/read-rows.ts"
import {
  type Backend,
  copyFolder,
  databaseFolderIn,
  expectEntries,
  type Place,
  removeFolder,
  test,
} from "../support/survival/sample-vault.ts"
import { expectLocked, unlockAndRead } from "../support/survival/sentences.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })

const cases = isBar ? barCount("BAR_SEEDS", 20) : 1
const backends = ["leveldb", "sqlite"] as const satisfies readonly Backend[]

for (const backend of backends) {
  for (const damage of damages[backend]) {
    test(`every saved entry is back after ${damage.name} in Chromium's store (${backend})`, async ({
      launchApp,
      placeWith,
    }) => {
      test.setTimeout(90_000 + cases * 180_000)
      const figures = { cases: 0, unfelt: 0, told: 0, toldAgain: 0 }
      const whole = await wholeRows(launchApp, backend, placeWith)
      for (let seed = 0; figures.cases < cases; seed += 1) {
        const place = await placeWith(backend, "long")
        await damage.to(await databaseFolderIn(place.userData), seed)
        const left = damage.isTotal === true ? "nothing" : await rowsIn(launchApp, place)
        if (left === whole) {
          // A bit that nobody reads: the next one then.
          figures.unfelt += 1
          expect(figures.unfelt, "damage that Chromium does not feel shows nothing").toBeLessThan(20 * cases)
          continue
        }
        const isRefused = damage.isTotal === true || left.startsWith("refused on opening")
        const { isTold, isToldAgain } = await openAgain(launchApp, place, isRefused)
        figures.cases += 1
        figures.told += isTold ? 1 : 0
        figures.toldAgain += isToldAgain ? 1 : 0
      }
      recordForBar("14 database damaged", { backend, damage: damage.name, lost: 0, ...figures })
    })
  }
}

/** More than once in the full form only: it takes as long again. */
async function openAgain(
  launchApp: LaunchApp,
  place: Place,
  isRefused: boolean,
): Promise<Readonly<{ isTold: boolean; isToldAgain: boolean }>> {
  const app = await launchApp(place)
  const page = await app.page()
  const said = await unlockAndRead(page)
  // Where only some of it is gone, the rest may prove whole once the folder's later commits are laid over it.
  expect(isRefused ? ["rebuilt-working-copy"] : ["nothing-said", "rebuilt-working-copy"]).toContain(said)
  await expectEntries(page, place.entries)
  expect(await app.close()).toBe(0)

  if (!isBar) return { isTold: said !== "nothing-said", isToldAgain: false }

  // A store that Chromium went on refusing, or lost from once more, is made again once more, and then it is well.
  const again = await launchApp(place)
  const saidAgain = await unlockAndRead(await again.page())
  expect(["nothing-said", "rebuilt-working-copy"]).toContain(saidAgain)
  await expectEntries(await again.page(), place.entries)
  expect(await again.close()).toBe(0)
  if (saidAgain !== "nothing-said") {
    const last = await launchApp(place)
    expect(await unlockAndRead(await last.page())).toBe("nothing-said")
    expect(await last.close()).toBe(0)
  }
  return { isTold: said !== "nothing-said", isToldAgain: saidAgain !== "nothing-said" }
}

/** What Chromium reads where nothing was damaged: the same for every place. */
async function wholeRows(
  launchApp: LaunchApp,
  backend: Backend,
  placeWith: (backend: Backend, size: "long") => Promise<Place>,
): Promise<string> {
  const { value: rows } = await madeOnce(`undamaged-${backend}`, async () =>
    rowsIn(launchApp, await placeWith(backend, "long")),
  )
  expect(rows).toMatch(/^\d+ rows /)
  return rows
}

/** What Chromium reads of a copy, so that the app is the first to read the place itself. */
async function rowsIn(launchApp: LaunchApp, place: Place): Promise<string> {
  const userData = await copyFolder(place.userData)
  const app = await launchApp({ ...place, userData })
  const page = await app.page()
  await expectLocked(page)
  const rows = await readRows(page)
  await app.close()
  await removeFolder(userData)
  return rows
}
