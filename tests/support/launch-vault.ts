import { rmSync } from "node:fs"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { test as base } from "./app.ts"
import { goTo, samplePassphrase, unlock } from "./owner.ts"
import type { RunningApp } from "./running-app.ts"
import { writeVault } from "./storage/written-vault.ts"
import { leastCost } from "./test-vault.ts"

export { expect } from "./app.ts"

type Opened = Readonly<{ app: RunningApp; page: Page }>
export type LaunchVault = (begin?: "look" | "note") => Promise<Opened>

/**
 * `launchVault` starts the app on an empty vault of the test's own, made without a window, and unlocks it with
 * `samplePassphrase`: at the place where the app begins (`look`), or on a new note. For whatever is neither about a first
 * run nor about the owner's profile, of which this vault has none.
 */
export const test = base.extend<{ launchVault: LaunchVault }>({
  launchVault: async ({ launchApp }, provide) => {
    const started: RunningApp[] = []
    await provide(async (begin = "look") => {
      const userData = await mkdtemp(join(tmpdir(), "app-"))
      await cp(await emptyVault(), userData, { recursive: true })
      const app = await launchApp({ userData })
      started.push(app)
      const page = await app.page()
      await unlock(page)
      if (begin === "note") {
        await goTo(page, "Journal")
        await page.getByRole("button", { name: "New note" }).click()
      }
      return { app, page }
    })
    for (const app of started) {
      await app.close()
      await rm(app.userData, { recursive: true, force: true, maxRetries: 5 })
    }
  },
})

let made: Promise<string> | undefined

/** Made once by each of the runner's workers, and only if a test asks; gone with the worker. */
function emptyVault(): Promise<string> {
  made ??= makeEmptyVault()
  return made
}

async function makeEmptyVault(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "empty-vault-"))
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  await writeVault(folder, samplePassphrase, async () => undefined, leastCost)
  return folder
}
