import { spawnSync } from "node:child_process"
import { setTimeout as delay } from "node:timers/promises"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { onPath } from "../../electron/launch/paths.mjs"
import { hasXvfb, openVirtualDisplay } from "../../electron/launch/display.mjs"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { RunningApp } from "../support/running-app.ts"

const canPressKeys = hasBrowser && hasXvfb() && onPath("xdotool") !== undefined

let display: Awaited<ReturnType<typeof openVirtualDisplay>>
let app: RunningApp
let page: Page
let window: string

const xdotool = (...args: readonly string[]) =>
  spawnSync("xdotool", args, { env: { ...process.env, ...display.env }, encoding: "utf8" }).stdout.trim()

const windowNames = () =>
  xdotool("search", "--onlyvisible", "--name", ".+")
    .split("\n")
    .map((id) => xdotool("getwindowname", id))
    .filter((name) => name !== "")

/** With keys from a keyboard and a window on a screen; a program for that is not everywhere. */
describe.runIf(canPressKeys)("the window on a screen", () => {
  beforeAll(async () => {
    display = await openVirtualDisplay()
    app = await launchFallback({
      main: "tests/support/fixture-app/main.mjs",
      visible: true,
      env: display.env,
    })
    page = await app.page()
    window = xdotool("search", "--sync", "--onlyvisible", "--name", "Fixture").split("\n").at(-1) ?? ""
    await app.evaluate(({ BrowserWindow }) => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      const [own] = BrowserWindow.getAllWindows()
      own?.on("focus", () => told.push("focus"))
      own?.on("blur", () => told.push("blur"))
      own?.on("move", () => told.push("move"))
    })
  })

  afterAll(async () => {
    await app.close()
    await display.close()
  })

  const told = () => app.evaluate(() => (globalThis as unknown as { told: string[] }).told)

  test("is the app's alone: no tabs, no address, its title, and no message of the browser", async () => {
    expect(await page.evaluate(() => matchMedia("(display-mode: standalone)").matches)).toBe(true)
    await delay(1_000)
    expect(windowNames()).toEqual(["Fixture page"])
  })

  test("tells main when it gets and loses the focus", async () => {
    const isFocused = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null)
    await expect.poll(isFocused).toBe(true)
    await app.evaluate(() => (globalThis as unknown as { told: string[] }).told.splice(0))
    const [root = ""] = xdotool("search", "--maxdepth", "0", "--name", ".*").split("\n")
    expect(root).not.toBe("")
    // X gives the keys to the window under the pointer while none has the focus.
    xdotool("mousemove", "1439", "899", "windowfocus", root)
    await expect.poll(isFocused).toBe(false)
    xdotool("windowfocus", window)
    await expect.poll(isFocused).toBe(true)
    expect(await told()).toEqual(["blur", "focus"])
  })

  test("tells main that it was moved", async () => {
    xdotool("windowmove", "--sync", window, "40", "50")
    await expect.poll(told).toContain("move")
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toMatchObject({
      x: 40,
      y: 50,
    })
  })

  test("does nothing of a browser's own when its keys are pressed", async () => {
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }))
    xdotool("mousemove", "--window", window, "300", "300", "click", "1")
    const keys = [
      "ctrl+t",
      "ctrl+n",
      "ctrl+shift+n",
      "ctrl+r",
      "F5",
      "ctrl+u",
      "ctrl+j",
      "ctrl+h",
      "ctrl+p",
      "ctrl+s",
    ]
    for (const key of [...keys, "ctrl+o", "ctrl+w", "F12", "ctrl+shift+i", "alt+Left", "F1"])
      xdotool("key", key)
    await delay(1_000)
    expect(windowNames()).toEqual(["Fixture page"])
    expect(page.context().pages()).toHaveLength(1)
    expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true)
  })

  test("still takes the keys that a page has", async () => {
    await page.click("input")
    xdotool("key", "a", "b", "ctrl+a", "ctrl+c", "End", "ctrl+v")
    await expect.poll(() => page.inputValue("input")).toBe("abab")
    xdotool("key", "ctrl+z")
    await expect.poll(() => page.inputValue("input")).toBe("ab")
  })
})
