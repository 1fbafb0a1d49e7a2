import { readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { platform } from "node:os"
import { test } from "../support/app.ts"
import type { RunningApp } from "../support/running-app.ts"
import { report } from "./figures.ts"
import { lockAgain, measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { preparedVault } from "./prepared-vaults.ts"
import { queryMix } from "./query-mix.ts"
import { deleteImages, untilImageKept } from "./search-image.ts"
import { timeSearches } from "./time-searches.ts"

const count = 50_000
const limitMiB = 300
/** Less than the rest after which the image of a new index is sealed. */
const settleMs = 3_000
const lookEveryMs = 10

/**
 * The page and its workers are one process. Counted is what it alone holds in memory: not the pages of the browser's own
 * file, which every process of it shares and which Linux takes back at will. An empty window's share of it is taken off.
 */
test(`S5: memory with ${count} notes`, async ({ launchApp }) => {
  test.skip(platform() !== "linux", "Resident memory and its peak are read from /proc, which only Linux has")
  const bare = await launchApp({ main: "tests/bench/empty-window.mjs" })
  const blank = await bare.page()
  const ofEmpty = await watchMemory(bare)
  await blank.waitForTimeout(settleMs)
  const empty = ofEmpty().now
  await bare.close()

  const { userData } = await preparedVault(launchApp, count)
  const app = await launchApp({ userData })
  await app.page()
  const first = await watchMemory(app)
  await measureUnlock(app, "nav + main h1")
  const unlocking = first()
  const restored = await untilReady(app)
  const searching = await watchMemory(app)
  const page = await app.page()
  await timeSearches(
    page,
    queryMix().map(({ query }) => query),
  )
  await page.waitForTimeout(settleMs)
  const searched = searching()

  await lockAgain(app)
  await deleteImages(await app.page())
  await measureUnlock(app, "nav + main h1")
  const made = await untilReady(app)
  const sealing = await watchMemory(app)
  await untilImageKept(await app.page())
  const sealed = sealing()
  await app.close()
  await rm(userData, { recursive: true })

  const line = (what: string, mebibytes: number) => {
    const samples = [mebibytes - empty]
    const of = `${what}, ${count / 1_000}k notes, over an empty window of ${Math.round(empty)} MiB`
    report({ target: "S5", what: of, samples, unit: "MiB", beside: "limit", besideValue: limitMiB })
  }
  line("memory with search ready", searched.now)
  line("peak while searching", searched.peak)
  line("peak from the first screen until the index is back from its image", restored.peak)
  line("peak from the first screen until the index is made from the texts", made.peak)
  line("peak while its image is sealed", sealed.peak)
  line("peak of the unlock, with Argon2id's 256 MiB", unlocking.peak)
})

/** Resolves a while after a search finds everything; of the time since it was called. */
async function untilReady(app: RunningApp): Promise<Memory> {
  const end = await watchMemory(app)
  const page = await app.page()
  await untilSearchReady(page, 0)
  await page.waitForTimeout(settleMs)
  return end()
}

/** In MiB: at the end, and the most that was seen since the beginning. */
type Memory = Readonly<{ now: number; peak: number }>

/** Looks every few milliseconds until the function that it gives is called. */
async function watchMemory(app: RunningApp): Promise<() => Memory> {
  const process = await app.rendererPid()
  let peak = 0
  const look = () => {
    const status = readFileSync(`/proc/${process}/status`, "utf8")
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1])
    const now = (read("RssAnon") + read("RssShmem")) / 1_024
    peak = Math.max(peak, now)
    return now
  }
  look()
  const timer = setInterval(look, lookEveryMs)
  return () => {
    clearInterval(timer)
    const now = look()
    return { now, peak }
  }
}
