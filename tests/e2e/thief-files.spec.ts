import { randomFillSync } from "node:crypto"
import { mkdir, rm } from "node:fs/promises"
import { basename, join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { answerSave } from "../support/dialogs.ts"
import { drawPng } from "../support/draw-png.ts"
import { chooseFor, dropFile, fileRow, filesPart } from "../support/files-on-page.ts"
import { lock, makeVault, unlock } from "../support/owner.ts"
import type { RunningApp } from "../support/running-app.ts"
import { canaryScanner } from "../support/thief/canary-scan.ts"
import { plantedTexts } from "../support/thief/planting.ts"
import { appProcesses, killAll } from "../support/thief/processes.ts"
import { watchedPlace } from "../support/thief/watched-place.ts"

test.setTimeout(300_000)

const passphrase = "orchid copper lantern meadow violin saddle"

test("A thief finds nothing of an attached file's bytes or name, whatever was done with it", async ({
  launchApp,
}) => {
  const place = await watchedPlace()
  try {
    const canaries = plantedTexts(6)
    const [inText = "", inPicture = "", inLong = "", textName = "", pictureName = "", longName = ""] =
      canaries.map(({ text }) => text)
    const [picture, long] = [`${pictureName}.png`, `${longName}.bin`]
    const drawn = drawPng(64, 64, (x, y) => [4 * x, 4 * y, 0], inPicture)
    const recorded = randomFillSync(Buffer.alloc(2_400_000))
    for (const at of [0, 1_100_000, 2_300_000]) recorded.write(inLong, at)
    const look = canaryScanner({ folders: place.folders, canaries })
    const hits: Record<string, number> = {}
    const expectNone = async (state: string) => {
      const found = await look()
      expect(found.files).toBeGreaterThan(10)
      expect(found.hits, state).toEqual([])
      hits[state] = found.hits.length
    }

    const options = { userData: place.userData, env: place.env }
    let app = await launchApp(options)
    let page = await app.page()
    await makeVault(page, { passphrase, begin: "note" })
    await dropFile(filesPart(page), `${textName}.txt`, `${inText} `.repeat(20))
    await dropFile(filesPart(page), picture, drawn)
    await dropFile(filesPart(page), long, recorded)
    await expect(fileRow(page, long)).toBeVisible({ timeout: 30_000 })
    await fileRow(page, picture)
      .getByRole("button", { name: `Look at ${picture}` })
      .click()
    const shown = page.getByRole("dialog").getByRole("img")
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
    await expectNone("looked at")
    await page.keyboard.press("Escape")

    await cancelSaving(app, long, join(place.root, "never.bin"))
    await expectNone("saving cancelled")

    page = await lock(app)
    await expectNone("locked")
    await unlock(page, passphrase)
    await expect(filesPart(page).getByRole("listitem")).toHaveCount(3)
    const begun = await watchForProgress(page)
    await dropFile(filesPart(page), "Again.bin", recorded)
    await begun()
    killAll(appProcesses({ pid: app.pid, profile: place.userData }))
    await app.ended
    await expectNone("killed while adding")

    app = await launchApp(options)
    page = await app.page()
    await unlock(page, passphrase)
    await expect(fileRow(page, `${textName}.txt`)).toBeVisible()

    // The same eyes see the copy that the owner had written outside the vault.
    const saved = join(place.root, "saved")
    await mkdir(saved)
    for (const name of [`${textName}.txt`, picture, long]) {
      await answerSave(app, join(saved, name))
      await chooseFor(page, name, "Save it to a file")
      await expect(page.getByText(`${name} was saved.`)).toBeVisible({ timeout: 30_000 })
    }
    const found = new Set((await look()).hits.map(({ canary }) => canary))
    expect(canaries.filter(({ name }) => !found.has(name))).toEqual([])
    recordForBar("1 attached files at rest", { canaries: canaries.length, ...hits })
  } finally {
    await place.remove()
  }
})

/** From now on. What it answers waits for a progress bar, one included that was there for a moment. */
async function watchForProgress(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const seen = new Promise<void>((resolve) => {
      const look = new MutationObserver(() => {
        if (document.querySelector("[role=progressbar]") !== null) resolve()
      })
      look.observe(document, { childList: true, subtree: true })
    })
    Object.assign(globalThis, { progressSeen: seen })
  })
  return () => page.evaluate(() => Reflect.get(globalThis, "progressSeen") as Promise<void>)
}

/** One that was quicker than the hand says so, and is begun again. */
async function cancelSaving(app: RunningApp, file: string, target: string): Promise<void> {
  const page = await app.page()
  await expect(async () => {
    await rm(target, { force: true })
    await answerSave(app, target)
    await chooseFor(page, file, "Save it to a file")
    await filesPart(page).getByRole("button", { name: "Cancel" }).click({ timeout: 2_000 })
    await expect(filesPart(page).getByRole("progressbar")).toHaveCount(0)
    await expect(page.getByText(`${basename(target)} was saved.`)).toHaveCount(0, { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
}
