import { watch } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { locked } from "../../src/app/strings/en/locked.ts"
import { expect } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { lock, passphraseField, samplePassphrase } from "../support/owner.ts"
import { killApp } from "../support/survival/kills.ts"
import { expectEntries, test, vaultFolderIn } from "../support/survival/sample-vault.ts"
import { typePassphrase } from "../support/survival/sentences.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })

const kills = isBar ? 100 : 2
const another = "saddle pepper orchid thimble canal"

for (const moment of ["at any moment", "while the key slots are being written"] as const) {
  test(`a change of passphrase killed ${moment} leaves the old or the new one, and every entry`, async ({
    launchApp,
    placeWith,
  }) => {
    test.setTimeout(60_000 + kills * 60_000)
    const place = await placeWith("leveldb")
    const folder = await vaultFolderIn(place.userData)
    const figures = { kills: 0, old: 0, new: 0, cutBetween: 0 }
    let now = samplePassphrase
    for (let kill = 0; kill < kills; kill += 1) {
      const next = now === samplePassphrase ? another : samplePassphrase
      const app = await launchApp(place)
      const page = await app.page()
      expect(await opens(page, now)).toBe(true)
      await fillChange(page, now, next)
      const reached = moment === "at any moment" ? delay(Math.random() * 5_000) : headerWritten(folder)
      await page.getByRole("button", { name: "Change it" }).click()
      await reached
      await killApp(app, place, "all")
      const slots = (await readFile(join(folder, "header")))[38]
      figures.cutBetween += slots === 3 ? 1 : 0

      const again = await launchApp(place)
      const fresh = await again.page()
      // By turns the old and the new one is tried first: with both slots there, whichever comes first stays.
      const [first, second] = kill % 2 === 0 ? [now, next] : [next, now]
      const isFirst = await opens(fresh, first)
      if (!isFirst) {
        await waitOut(fresh)
        expect(await opens(fresh, second), "neither the old nor the new passphrase opens").toBe(true)
      }
      const kept = isFirst ? first : second
      await expectEntries(fresh, place.entries)
      const closed = await lock(again)
      expect(await opens(closed, kept === now ? next : now), "two passphrases open").toBe(false)
      expect((await readFile(join(folder, "header")))[38]).toBe(2)
      figures.kills += 1
      figures[kept === now ? "old" : "new"] += 1
      expect(await again.close()).toBe(0)
      now = kept
    }
    // The control for the full form: some of the kills fell between the two writes.
    if (isBar && moment !== "at any moment") expect(figures.cutBetween).toBeGreaterThan(0)
    recordForBar("17 interrupted change of passphrase", { moment, lost: 0, ...figures })
  })
}

async function opens(page: Page, passphrase: string): Promise<boolean> {
  await typePassphrase(page, passphrase)
  const open = page.getByRole("navigation", { name: "Places" })
  const refused = page.getByText(locked["unlock.wrong"])
  await expect(open.or(refused)).toBeVisible({ timeout: 40_000 })
  return open.isVisible()
}

async function waitOut(page: Page): Promise<void> {
  await passphraseField(page).fill("")
  await expect(page.getByRole("button", { name: "Unlock", exact: true })).toBeEnabled({ timeout: 40_000 })
}

async function fillChange(page: Page, old: string, passphrase: string): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Change the passphrase" }).click()
  await page.getByLabel("Your passphrase now").fill(old)
  await page.getByLabel("The new passphrase").fill(passphrase)
  await page.getByLabel("The same again").fill(passphrase)
}

/** When the first of the two new headers is being written, or up to some milliseconds after it. */
async function headerWritten(folder: string): Promise<void> {
  const watching = watch(folder)
  try {
    await new Promise<void>((resolve) => {
      watching.on("change", (_kind, name) => {
        if (String(name).startsWith("header")) resolve()
      })
    })
  } finally {
    watching.close()
  }
  await delay(Math.random() * 30)
}
