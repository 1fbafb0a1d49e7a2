import type { Page } from "playwright-core"
import { expect } from "../support/app.ts"
import { passphraseField } from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { askVault, catchVault } from "./ask-vault.ts"
import { benchPassphrase } from "./seeded-vault.ts"

/** In milliseconds: of the derivation alone; from the key to the open vault in the worker; from the key to the screen. */
export type UnlockTimes = Readonly<{ argon2Ms: number; openMs: number; screenMs: number; keyAt: number }>

const aFirstRow = "main [aria-setsize] button"

/** Unlocks as the owner does and reads the worker's marks; the screen counts as there in the frame after its list is. */
export async function measureUnlock(app: RunningApp, painted = aFirstRow): Promise<UnlockTimes> {
  const page = await app.page()
  await catchVault(page)
  await passphraseField(page).fill(benchPassphrase)
  const begun = await page.evaluate(() => performance.timeOrigin + performance.now())
  const screenAt = firstScreen(page, painted)
  await page.keyboard.press("Enter")
  const screen = await screenAt
  const marks = await vaultMarks(page)
  const { key, open } = marks
  return { argon2Ms: key - begun, openMs: open - key, screenMs: screen - key, keyAt: key }
}

/** Locks by the keys, for the next unlock. */
export async function lockAgain(app: RunningApp): Promise<void> {
  const before = await app.rendererPid()
  await (await app.page()).keyboard.press("Control+l")
  await expect.poll(() => app.rendererPid().catch(() => before)).not.toBe(before)
}

/** Milliseconds since `keyAt`, of `measureUnlock`, until a search finds everything there is. */
export async function untilSearchReady(page: Page, keyAt: number): Promise<number> {
  while ((await askVault(page, "searchState")).kind !== "ready") await page.waitForTimeout(20)
  return page.evaluate((from) => performance.timeOrigin + performance.now() - from, keyAt)
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
