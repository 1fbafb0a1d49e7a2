import { rm } from "node:fs/promises"
import type { Page } from "playwright-core"
import { test } from "../support/app.ts"
import { goTo } from "../support/owner.ts"
import { askVault, timeCalls } from "./ask-vault.ts"
import { median, report } from "./figures.ts"
import { lockAgain, measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { preparedVault } from "./prepared-vaults.ts"
import { queryMix } from "./query-mix.ts"
import { seededNotes } from "./seeded-notes.ts"
import { timeSearches } from "./time-searches.ts"

const sizes = [1_000, 10_000, 50_000, 100_000]
const unlocks = 3
const saves = 30
const lists = 30
const windowRows = 60

/** In milliseconds, by what was measured. */
type Times = Readonly<Record<string, readonly number[]>>

test("S9: growth from 1k to 100k notes", async ({ launchApp }) => {
  const bySize: Times[] = []
  for (const count of sizes) {
    const { userData, firstUnlock } = await preparedVault(launchApp, count)
    const app = await launchApp({ userData })
    await measureUnlock(app, "nav + main h1")
    await goTo(await app.page(), "Journal")
    const opened: number[] = []
    const screens: number[] = []
    const ready: number[] = []
    for (let run = 0; run < unlocks; run++) {
      await lockAgain(app)
      const { openMs, screenMs, keyAt } = await measureUnlock(app)
      opened.push(openMs)
      screens.push(screenMs)
      ready.push(await untilSearchReady(await app.page(), keyAt))
    }
    const page = await app.page()
    // Before anything is saved, which the index has to follow.
    const searched = await timeSearches(
      page,
      queryMix().map(({ query }) => query),
    )
    bySize.push({
      "unlock, key → first screen (to be flat)": screens,
      "unlock, key → all heads open": opened,
      "unlock, key → a search finds everything": ready,
      "a save, as the worker answers (to be flat)": await timeSaves(page),
      "a window of the list (to be flat)": await timeLists(page, count),
      "a search with its snippets, of all kinds (linear)": searched,
      "rebuild of the working copy, texts included (linear)": [firstUnlock.filledMs],
      "rebuild of the index as well (linear)": [firstUnlock.searchMs],
    })
    await app.close()
    await rm(userData, { recursive: true })
  }
  for (const what of Object.keys(bySize[0] ?? {})) {
    for (const [at, count] of sizes.entries()) {
      const samples = bySize[at]?.[what] ?? []
      const besideValue = median(bySize[0]?.[what] ?? [])
      report({ target: "S9", what: `${what}, ${count / 1_000}k`, samples, beside: "at 1k", besideValue })
    }
  }
})

async function timeSaves(page: Page): Promise<number[]> {
  const { items } = await askVault(page, "listStream", { kinds: ["journal-note"], from: 1, count: saves })
  const documents = [...seededNotes(saves, 3)].map(({ document }) => document)
  const calls = items.map(({ id }, at) => ["saveText", id, "text", documents[at]] as const)
  return timeCalls(page, calls)
}

/** From the first window to the last. */
function timeLists(page: Page, count: number): Promise<number[]> {
  const calls = Array.from({ length: lists }, (_, at) => {
    const from = Math.floor((at / lists) * count)
    return ["listStream", { from, count: windowRows }] as const
  })
  return timeCalls(page, calls)
}
