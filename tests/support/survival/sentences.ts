import type { Page } from "playwright-core"
import { locked } from "../../../src/app/strings/en/locked.ts"
import type { OpenOutcome } from "../../../src/worker/api.ts"
import { expect } from "../app.ts"
import { passphraseField, samplePassphrase } from "../owner.ts"

type Told = Exclude<OpenOutcome, "as-it-was" | "caught-up">
const told: readonly Told[] = [
  "rebuilt-working-copy",
  "mended-folder",
  "folder-chosen",
  "computer-chosen",
  "salvaged",
]

/** What came after the passphrase: the open vault, with which sentence if any, or the question between two states. */
export type AfterUnlock = Told | "nothing-said" | "asked"

/** The lock screen, and never the welcome of a new owner. */
export async function expectLocked(page: Page): Promise<void> {
  await expect(passphraseField(page)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole("button", { name: "Set up your vault" })).toHaveCount(0)
}

export async function typePassphrase(page: Page, passphrase = samplePassphrase): Promise<void> {
  await expectLocked(page)
  await passphraseField(page).fill(passphrase)
  await page.keyboard.press("Enter")
}

export async function unlockAndRead(page: Page, passphrase = samplePassphrase): Promise<AfterUnlock> {
  await typePassphrase(page, passphrase)
  const open = page.getByRole("navigation", { name: "Places" })
  const question = page.getByRole("heading", { name: locked["older.title"] })
  await expect(open.or(question)).toBeVisible({ timeout: 30_000 })
  return (await question.isVisible()) ? "asked" : sentenceOn(page)
}

/** The sentence of the open app about what unlocking mended. */
export async function sentenceOn(page: Page): Promise<Told | "nothing-said"> {
  for (const outcome of told) {
    if (await page.getByText(locked[`opened.${outcome}`], { exact: true }).isVisible()) return outcome
  }
  return "nothing-said"
}
