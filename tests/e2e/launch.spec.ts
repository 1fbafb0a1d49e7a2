import { expect, test } from "../support/app.ts"
import { livePid } from "../support/live-pid.ts"
import { isProcess } from "../support/processes.ts"

test("the app opens its window with the shell behind it", async ({ launchApp }) => {
  const app = await launchApp()
  const page = await app.page()
  await expect(page).toHaveTitle("Lucilius")
  expect(new URL(page.url()).href).toBe(`${app.origin}/`)
  const info = await page.evaluate(() => window.desktop.appInfo())
  expect(info).toMatchObject({ ok: true, value: { runtime: app.runtime, packaged: false } })
})

test("a lock really ends the page's process and shows a fresh page", async ({ launchApp }) => {
  const app = await launchApp()
  const first = await app.page()
  const before = await livePid(app)
  await first.evaluate(() => Object.assign(window, { kept: "in memory" }))
  // The page may be gone before it has the answer.
  await first.evaluate(() => window.desktop.lock({ how: "flush" })).catch(() => undefined)
  await expect.poll(() => app.rendererPid()).not.toBe(before)
  const fresh = await app.page()
  expect(await fresh.evaluate(() => "kept" in window)).toBe(false)
  expect(await fresh.evaluate(() => window.desktop.whyLocked())).toMatchObject({
    ok: true,
    value: { reason: "lock" },
  })
  expect(isProcess(before)).toBe(false)
})

test("the app quits with code 0 and starts again where it was", async ({ launchApp }, info) => {
  const userData = info.outputPath("user")
  const first = await launchApp({ userData })
  await first.page()
  expect(await first.close()).toBe(0)
  const second = await launchApp({ userData })
  await expect(await second.page()).toHaveTitle("Lucilius")
})
