import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { locked } from "../../../src/app/strings/en/locked.ts"
import { expect, type LaunchApp } from "../app.ts"
import { livePid } from "../live-pid.ts"
import { expectSaved, textOf, titleOf } from "../owner.ts"
import type { RunningApp } from "../running-app.ts"
import { isBar } from "../test-vault.ts"
import { appProcesses, killAll, survivorsAfter } from "../thief/processes.ts"
import { type Entry, expectEntries, type Place, toTimeline } from "./sample-vault.ts"
import { unlockAndRead } from "./sentences.ts"
import { watchScreen } from "./witness.ts"

export type Target = "renderer" | "main" | "all"

export type KillCounts = {
  kills: number
  /** "Saved" on the screen, after typing. */
  saves: number
  /** Letters typed and shown, and of them those that were gone. */
  typed: number
  unsavedLost: number
  /** In milliseconds: how old the oldest letter was that was lost. */
  longestLoss: number
}

const perNote = 8
/** The runtime gives up on a page that dies four times within a minute, so it is started again before. */
const crashesInARow = 3
const longestTypingMs = isBar ? 3_800 : 2_600
/** What the app allows itself; and beside other tests, on whose disk a save may take seconds, that it saves at all. */
const longestLossMs = isBar ? 2_000 : 8_000

/** Starts, unlocks, types, kills, starts again; compares after each. */
export async function typeAndKill(
  launchApp: LaunchApp,
  place: Place,
  target: Target,
  kills: number,
): Promise<KillCounts> {
  const counts: KillCounts = { kills: 0, saves: 0, typed: 0, unsavedLost: 0, longestLoss: 0 }
  const notes: { title: string; text: string }[] = []
  let app = await launchApp(place)
  let page = await unlocked(await app.page())
  for (let kill = 0; kill < kills; kill += 1) {
    const note = kill % perNote === 0 ? await beginNote(page, `Kept ${kill}`, notes) : await goOn(page, notes)
    const witness = await watchScreen(page)
    const typing = typeUntilTheEnd(page, kill)
    // Some not before it said "Saved", however slow the computer: what never said so could not be missed.
    if (kill % 5 === 0) await expect.poll(() => witness.saves(), { timeout: 60_000 }).toBeGreaterThan(0)
    await delay(200 + Math.random() * longestTypingMs)
    const killedAt = Date.now()
    page = await endAndUnlock(kill)
    await typing.ended

    await openNote(page, note.title)
    const found = await textIn(page)
    const whole = note.text + typing.text()
    expect(
      whole.startsWith(found),
      `a beginning of what was typed, after kill ${kill}: …${found.slice(-80)}`,
    ).toBe(true)
    expect(found.length, `what said Saved is there, after kill ${kill}`).toBeGreaterThanOrEqual(
      Math.max(note.text.length, witness.savedLength()),
    )
    const lostAt = witness.shownAt(found.length)
    const loss = lostAt === null ? 0 : killedAt - lostAt
    expect(loss, `milliseconds of typing lost by kill ${kill}`).toBeLessThanOrEqual(
      longestLossMs + witness.longestPause(),
    )
    counts.kills += 1
    counts.saves += witness.saves()
    counts.typed += typing.text().length
    counts.unsavedLost += whole.length - found.length
    counts.longestLoss = Math.max(counts.longestLoss, loss)
    note.text = found
  }
  await expectEntries(page, [...place.entries, ...notes])
  expect(await app.close()).toBe(0)
  return counts

  async function endAndUnlock(kill: number): Promise<Page> {
    if (target === "renderer") {
      const dead = await livePid(app)
      process.kill(dead, "SIGKILL")
      if ((kill + 1) % crashesInARow === 0) {
        await app.close()
        app = await launchApp(place)
      } else {
        return unlocked(await pageAfterCrash(app, dead))
      }
    } else {
      await killApp(app, place, target)
      app = await launchApp(place)
    }
    return unlocked(await app.page())
  }
}

async function unlocked(page: Page): Promise<Page> {
  expect(await unlockAndRead(page)).toBe("nothing-said")
  return page
}

/** The page that the app opens by itself when the former one's process, `dead`, is gone. */
async function pageAfterCrash(app: RunningApp, dead: number): Promise<Page> {
  let fresh: Page | undefined
  await expect(async () => {
    expect(await app.rendererPid()).not.toBe(dead)
    const page = await app.page()
    await expect(page.getByText(locked["unlock.after.crash"])).toBeVisible({ timeout: 2_000 })
    fresh = page
  }).toPass({ timeout: 40_000 })
  if (fresh === undefined) throw new Error("no fresh page")
  return fresh
}

/** Kills without a word; returns when nothing of the app is left. */
export async function killApp(app: RunningApp, place: Place, target: "main" | "all"): Promise<void> {
  const family = appProcesses({ pid: app.pid, profile: place.userData })
  expect(family.length).toBeGreaterThan(2)
  if (target === "all") killAll(family)
  if (target === "main") process.kill(app.pid, "SIGKILL")
  await app.ended
  expect(await survivorsAfter(family, 20_000)).toEqual([])
}

async function beginNote(page: Page, title: string, notes: { title: string; text: string }[]) {
  await toTimeline(page)
  await page.getByRole("button", { name: "New note" }).click()
  await titleOf(page).fill(title)
  await expectSaved(page)
  await textOf(page).click()
  const note = { title, text: "" }
  notes.push(note)
  return note
}

/** The last note was opened after the kill, to be compared. */
async function goOn(page: Page, notes: { title: string; text: string }[]) {
  const note = notes.at(-1)
  if (note === undefined) throw new Error("no note yet")
  await textOf(page).click()
  await page.keyboard.press("Control+End")
  return note
}

async function openNote(page: Page, title: Entry["title"]): Promise<void> {
  await toTimeline(page)
  await page.getByText(title, { exact: true }).click()
  await expect(titleOf(page)).toHaveValue(title)
  await expect(textOf(page)).toBeVisible()
}

async function textIn(page: Page): Promise<string> {
  const text = await textOf(page).evaluate((element) => element.textContent)
  return text.replaceAll("\u00a0", " ")
}

/** Types words of which no two are the same, with pauses in which the app comes to say "Saved", until the page is gone. */
function typeUntilTheEnd(page: Page, round: number): Readonly<{ text: () => string; ended: Promise<void> }> {
  let text = ""
  const run = async () => {
    for (let word = 0; ; word += 1) {
      const letters = `r${round}w${word} `
      // Counted before they are typed: a letter may be on the screen although its answer was never heard.
      text += letters
      await page.keyboard.type(letters, { delay: 15 })
      if (Math.random() < 0.2) await delay(Math.random() * 1_500)
    }
  }
  return { text: () => text, ended: run().catch(() => undefined) }
}
