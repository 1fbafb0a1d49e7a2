import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import type { FlushOutcome } from "../../src/contract/values.ts"
import { expect, test } from "../support/app.ts"
import { copyWithEmptyPage } from "../support/changed-copy.ts"
import { livePid } from "../support/live-pid.ts"
import { isProcess } from "../support/processes.ts"
import type { RunningApp } from "../support/running-app.ts"

test.setTimeout(300_000)

let copy: Awaited<ReturnType<typeof copyWithEmptyPage>>
test.beforeAll(async () => {
  copy = await copyWithEmptyPage()
})
test.afterAll(async () => {
  await copy.remove()
})

type PageAnswer = FlushOutcome | "silent"

/** An unlocked page with something unsaved, which answers every flush as told and keeps a secret in its memory. */
async function unlock(page: Page, answer: PageAnswer): Promise<void> {
  await page.evaluate(async (outcome) => {
    Object.assign(globalThis, { flushes: [], secret: "only this page knows" })
    window.desktop.onFlush(({ token, reason }) => {
      ;(Reflect.get(globalThis, "flushes") as string[]).push(reason)
      console.info(`flush ${reason}`)
      if (outcome !== "silent") void window.desktop.flushed({ token, outcome })
    })
    await window.desktop.announceState({ state: "unlocked", dirty: true, commands: [] })
  }, answer)
}

/** The fresh page, once it is there, with the reason that it is told for being fresh. */
async function freshPage(app: RunningApp): Promise<{ page: Page; reason: string }> {
  let found: { page: Page; reason: string } | undefined
  await expect(async () => {
    const page = await app.page()
    const asking = page
      .evaluate(async () => ("secret" in globalThis ? undefined : await window.desktop.whyLocked()))
      .catch(() => undefined)
    // A page whose process was killed may answer nothing at all, not even that it crashed.
    const answer = await Promise.race([asking, delay(2_000, undefined)])
    expect(answer?.ok).toBe(true)
    if (answer?.ok === true) found = { page, reason: answer.value.reason }
  }).toPass({ timeout: 60_000 })
  if (found === undefined) throw new Error("no fresh page")
  return found
}

test("a lock saves, ends the page's process, and shows a fresh page in the same window", async ({
  launchApp,
}) => {
  const app = await launchApp({ main: copy.main })
  const page = await app.page()
  const said: string[] = []
  page.on("console", (message) => said.push(message.text()))
  await unlock(page, "saved")
  const before = await livePid(app)
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id))
  expect(await page.evaluate(() => window.desktop.lock({ how: "flush" }))).toEqual({
    ok: true,
    value: { started: true },
  })
  const fresh = await freshPage(app)
  expect(fresh.reason).toBe("lock")
  expect(said).toContain("flush lock")
  expect(isProcess(before)).toBe(false)
  expect(await livePid(app)).not.toBe(before)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id)),
  ).toEqual(windows)
})

for (const [event, reason] of [
  ["lock-screen", "os-lock"],
  ["suspend", "suspend"],
] as const) {
  test(`the system's ${event} locks, even a page that cannot save`, async ({ launchApp }) => {
    const app = await launchApp({ main: copy.main })
    await unlock(await app.page(), "failed")
    const before = await livePid(app)
    await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event)
    expect((await freshPage(app)).reason).toBe(reason)
    expect(isProcess(before)).toBe(false)
  })
}

test("a page that never answers is locked all the same, and a panic does not wait for it", async ({
  launchApp,
}) => {
  const app = await launchApp({ main: copy.main })
  const page = await app.page()
  await unlock(page, "silent")
  await page.evaluate(() => window.desktop.lock({ how: "flush" }))
  const fresh = await freshPage(app)
  expect(fresh.reason).toBe("lock")
  await unlock(fresh.page, "silent")
  // The lock before it may not have ended yet for the shell, which takes one at a time.
  await expect
    .poll(() => fresh.page.evaluate(() => window.desktop.lock({ how: "panic" })))
    .toMatchObject({ value: { started: true } })
  expect((await freshPage(app)).reason).toBe("panic")
})

test("the owner is asked before a lock by hand loses text, and may stay", async ({ launchApp }) => {
  const app = await launchApp({ main: copy.main })
  const page = await app.page()
  await unlock(page, "failed")
  const answerWith = (button: number) =>
    app.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = async () => {
        Object.assign(globalThis, { asked: true })
        return { response, checkboxChecked: false }
      }
    }, button)
  await answerWith(0)
  await page.evaluate(() => window.desktop.lock({ how: "flush" }))
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, "asked") === true)).toBe(true)
  expect(await page.evaluate(() => Reflect.get(globalThis, "secret") as string)).toBe("only this page knows")
  await answerWith(1)
  await expect
    .poll(() => page.evaluate(() => window.desktop.lock({ how: "flush" })))
    .toMatchObject({
      value: { started: true },
    })
  expect((await freshPage(app)).reason).toBe("lock")
})

test("quitting saves first, stays when the owner says so, and goes when asked again", async ({
  launchApp,
}) => {
  const app = await launchApp({ main: copy.main })
  const page = await app.page()
  await unlock(page, "failed")
  const answerWith = (button: number) =>
    app.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = async () => ({ response, checkboxChecked: false })
    }, button)
  await answerWith(0)
  expect(await page.evaluate(() => window.desktop.quit())).toEqual({ ok: true, value: { started: true } })
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, "flushes") as string[]))
    .toEqual(["quit"])
  expect(await page.evaluate(async () => (await window.desktop.whyLocked()).ok)).toBe(true)
  await answerWith(1)
  await page.evaluate(() => window.desktop.quit()).catch(() => {})
  expect(await app.ended).toBe(0)
})

test("a page whose process dies by itself is opened again", async ({ launchApp }) => {
  const app = await launchApp({ main: copy.main })
  await unlock(await app.page(), "saved")
  const before = await livePid(app)
  process.kill(before, "SIGKILL")
  const fresh = await freshPage(app)
  expect(fresh.reason).toBe("crash")
  expect(await livePid(app)).not.toBe(before)
})
