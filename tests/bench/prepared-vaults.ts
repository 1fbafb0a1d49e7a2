import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { goTo } from "../support/owner.ts"
import type { LaunchApp } from "../support/app.ts"
import { measureUnlock, untilSearchReady } from "./measure-unlock.ts"
import { untilImageKept } from "./search-image.ts"
import { makeSeededVault } from "./seeded-vault.ts"
import { untilFilled } from "./until-filled.ts"

/** How long the first unlock of a vault took, whose working copy and index were made by it; from the key, in milliseconds. */
export type FirstUnlock = Readonly<{ screenMs: number; filledMs: number; searchMs: number }>
export type PreparedVault = Readonly<{ userData: string; firstUnlock: FirstUnlock }>

/**
 * A vault of `count` notes, as it lies on the disk of somebody who has used it here before: with its working copy and the
 * image of its index. Made once in a run, copied for each who asks; the copy is the caller's.
 */
export async function preparedVault(launchApp: LaunchApp, count: number): Promise<PreparedVault> {
  const made = join(preparedFolder(), String(count))
  if (!existsSync(made)) {
    const making = `${made}.making`
    await mkdir(making, { recursive: true })
    const firstUnlock = await makePrepared(launchApp, join(making, "user"), count)
    await writeFile(join(making, "first-unlock"), JSON.stringify(firstUnlock))
    await rename(making, made)
  }
  const userData = await mkdtemp(join(tmpdir(), "bench-"))
  await cp(join(made, "user"), userData, { recursive: true })
  const firstUnlock = JSON.parse(await readFile(join(made, "first-unlock"), "utf8")) as FirstUnlock
  return { userData, firstUnlock }
}

async function makePrepared(launchApp: LaunchApp, userData: string, count: number): Promise<FirstUnlock> {
  await mkdir(userData)
  await makeSeededVault(userData, count)
  const app = await launchApp({ userData })
  const { screenMs, keyAt } = await measureUnlock(app, "nav + main h1")
  const page = await app.page()
  // What follows comes back to the timeline, as an owner would who was there.
  await goTo(page, "Journal")
  await untilFilled(page, count)
  const filledMs = await page.evaluate((from) => performance.timeOrigin + performance.now() - from, keyAt)
  const searchMs = await untilSearchReady(page, keyAt)
  await untilImageKept(page)
  await app.close()
  return { screenMs, filledMs, searchMs }
}

/** Where all vaults of this run lie. */
export function preparedFolder(): string {
  const folder = process.env["BENCH_VAULTS"]
  if (folder === undefined) throw new Error("BENCH_VAULTS names no folder: run it by `npm run bench`")
  return folder
}
