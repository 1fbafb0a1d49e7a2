import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { startApp } from "../app.ts"
import { lock, makeVault, unlock } from "../owner.ts"
import type { RunningApp } from "../running-app.ts"
import { closePlace, emptyPlaces, openPlace, type SamplePlace, samplePlaces } from "./places.ts"
import { makeSampleVault, samplePassphrase } from "./sample-vault.ts"

const schemes = ["light", "dark"] as const

type Shoot = (page: Page, name: string) => Promise<void>

/** Pictures of every place of the sample journal, of an empty vault and of the locked one, each in light and dark. */
export async function takePictures(folder: string, isLarge: boolean): Promise<void> {
  await mkdir(folder, { recursive: true })
  const size = isLarge ? { width: 1920, height: 1080 } : { width: 1280, height: 800 }
  const shoot: Shoot = async (page, name) => {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    }
  }
  await withApp(null, async (app) => {
    const page = await app.page()
    await page.setViewportSize(size)
    await page.getByRole("button", { name: "Set up your vault" }).waitFor()
    await shoot(page, "welcome")
    await makeVault(page)
    await shootPlaces(page, emptyPlaces, shoot)
  })
  const userData = await mkdtemp(join(tmpdir(), "lucilius-demo-"))
  try {
    await makeSampleVault(userData)
    await withApp(userData, async (app) => {
      const page = await app.page()
      await page.setViewportSize(size)
      await page.getByLabel("Passphrase", { exact: true }).waitFor()
      await unlock(page, samplePassphrase)
      await closeNotice(page)
      await shootPlaces(page, samplePlaces, shoot)
      const locked = await lock(app)
      await locked.setViewportSize(size)
      await shoot(locked, "locked")
    })
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** It tells that the working copy was made anew, as it is for a vault that comes from elsewhere. */
async function closeNotice(page: Page): Promise<void> {
  const close = page.getByRole("main").getByRole("button", { name: "Close", exact: true })
  if (await close.isVisible()) await close.click()
}

async function shootPlaces(page: Page, places: readonly SamplePlace[], shoot: Shoot): Promise<void> {
  for (const place of places) {
    try {
      await openPlace(page, place)
      await page.mouse.move(0, 0)
      await page.waitForTimeout(150)
      await shoot(page, place.name)
      await closePlace(page, place)
    } catch (error) {
      throw new Error(`No picture of ${place.name}`, { cause: error })
    }
  }
}

async function withApp(userData: string | null, picture: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await startApp(userData === null ? {} : { userData })
  try {
    await picture(app)
  } finally {
    await app.close()
  }
}
