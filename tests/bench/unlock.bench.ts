import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { goTo, passphraseField } from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { median, report } from "./figures.ts"
import { benchPassphrase, makeSeededVault } from "./seeded-vault.ts"
import { untilFilled } from "./until-filled.ts"

const unlocks = 7
const sizes = [1_000, 10_000, 50_000]

for (const count of sizes) {
  test(`S1 S8: unlock and rebuild with ${count} notes`, async ({ launchApp }) => {
    const userData = await mkdtemp(join(tmpdir(), "bench-"))
    await makeSeededVault(userData, count)
    const name = `${count / 1_000}k notes`

    const app = await launchApp({ userData })
    const rebuilt = await unlockTimes(app, "nav + main h1")
    // What follows comes back to the timeline, as an owner would who was there.
    await goTo(await app.page(), "Journal")
    const filled = await untilFilled(await app.page(), count)
    const opened: UnlockTimes[] = []
    for (let run = 0; run < unlocks; run++) {
      const before = await app.rendererPid()
      await (await app.page()).keyboard.press("Control+l")
      await expect.poll(() => app.rendererPid().catch(() => before)).not.toBe(before)
      opened.push(await unlockTimes(app, "main [aria-setsize] button"))
    }
    const argon2 = median(opened.map(({ argon2Ms }) => argon2Ms))
    const screens = opened.map(({ screenMs }) => screenMs)
    const worker = opened.map(({ openMs }) => openMs)
    report({
      target: "S1",
      what: `key → first screen, ${name}`,
      samples: screens,
      beside: "limit",
      besideValue: 40,
    })
    report({
      target: "S1",
      what: `key → first screen, ${name}`,
      samples: screens,
      beside: "Argon2id alone",
      besideValue: argon2,
    })
    report({
      target: "S1",
      what: `key → all heads open in the worker, ${name}`,
      samples: worker,
      beside: "limit at 50k",
      besideValue: 150,
    })
    const beyond = rebuilt.screenMs - median(screens)
    report({
      target: "S8",
      what: `rebuild of an empty working copy beyond unlock, ${name}`,
      samples: [beyond],
      beside: "limit at 10k",
      besideValue: 2_000,
    })
    report({
      target: "S8",
      what: `the same, until every text is back as well, in the background, ${name}`,
      samples: [rebuilt.screenMs + filled - median(screens)],
      beside: "limit at 10k of what the owner waits for",
      besideValue: 2_000,
    })
    await app.close()
    await rm(userData, { recursive: true })
  })
}

type UnlockTimes = Readonly<{ argon2Ms: number; openMs: number; screenMs: number }>

/** Unlocks as the owner does and reads the worker's marks; the screen counts as there in the frame after its list is. */
async function unlockTimes(app: RunningApp, painted: string): Promise<UnlockTimes> {
  const page = await app.page()
  await passphraseField(page).fill(benchPassphrase)
  const begun = await page.evaluate(() => performance.timeOrigin + performance.now())
  const screenAt = firstScreen(page, painted)
  await page.keyboard.press("Enter")
  const screen = await screenAt
  const marks = await vaultMarks(page)
  return { argon2Ms: marks.key - begun, openMs: marks.open - marks.key, screenMs: screen - marks.key }
}

function firstScreen(page: Page, painted: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(selector) === null) return requestAnimationFrame(look)
          // The frame in which the row was found is painted before the next task.
          const channel = new MessageChannel()
          channel.port1.addEventListener("message", () => resolve(performance.timeOrigin + performance.now()))
          channel.port1.start()
          return channel.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      }),
    painted,
  )
}

async function vaultMarks(page: Page): Promise<{ key: number; open: number }> {
  for (const worker of page.workers()) {
    const marks = await worker.evaluate(() => {
      const last = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime
      const [key, open] = [last("key"), last("open")]
      const { timeOrigin } = performance
      return key === undefined || open === undefined
        ? null
        : { key: timeOrigin + key, open: timeOrigin + open }
    })
    if (marks !== null) return marks
  }
  throw new Error("no worker left the marks of an opening")
}
