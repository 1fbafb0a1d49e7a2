import { readFileSync, writeFileSync } from "node:fs"
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

/**
 * The page and its workers are one process. Its resident memory is what Linux says, peaks included; what an empty window
 * of the same runtime takes is taken off.
 */
test(`S5: memory with ${count} notes`, async ({ launchApp }) => {
  test.skip(platform() !== "linux", "Resident memory and its peak are read from /proc, which only Linux has")
  const bare = await launchApp({ main: "tests/bench/empty-window.mjs" })
  await (await bare.page()).waitForTimeout(settleMs)
  const empty = (await memoryOf(bare)).now
  await bare.close()

  const { userData } = await preparedVault(launchApp, count)
  const app = await launchApp({ userData })
  await measureUnlock(app, "nav + main h1")
  const unlocking = await memoryOf(app)
  const restored = await untilReady(app)
  const page = await app.page()
  await timeSearches(
    page,
    queryMix().map(({ query }) => query),
  )
  await page.waitForTimeout(settleMs)
  const searched = await memoryOf(app)

  await lockAgain(app)
  await deleteImages(await app.page())
  await measureUnlock(app, "nav + main h1")
  await memoryOf(app)
  const made = await untilReady(app)
  await untilImageKept(await app.page())
  const sealed = await memoryOf(app)
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
  line("peak of the unlock, with 256 MiB of Argon2id's, for which there is no limit", unlocking.peak)
})

/** Resolves a while after a search finds everything. */
async function untilReady(app: RunningApp): Promise<Memory> {
  const page = await app.page()
  await untilSearchReady(page, 0)
  await page.waitForTimeout(settleMs)
  return memoryOf(app)
}

type Memory = Readonly<{ now: number; peak: number }>

/** Of the process of page and workers, in MiB: now, and the peak since this was last asked. */
async function memoryOf(app: RunningApp): Promise<Memory> {
  const process = await app.rendererPid()
  const status = readFileSync(`/proc/${process}/status`, "utf8")
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1_024
  const memory = { now: read("VmRSS"), peak: read("VmHWM") }
  // Linux: 5 sets the peak back to what is held now.
  writeFileSync(`/proc/${process}/clear_refs`, "5")
  return memory
}
