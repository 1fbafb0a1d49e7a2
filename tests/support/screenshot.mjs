/**
 * node tests/support/screenshot.mjs OUT.png [WIDTH HEIGHT] [light|dark] [USERDATA]
 *
 * Starts the built app without a screen (`npm run build` first), waits until its page is still, writes a picture of it
 * and ends it. Without USERDATA it starts as new, in a folder that is removed afterwards.
 */
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { chromium } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"

const [out = "screenshot.png", width = "1280", height = "800", scheme = "light", given] =
  process.argv.slice(2)
const root = resolve(import.meta.dirname, "../..")
const userData = given ?? (await mkdtemp(join(tmpdir(), "app-")))

const child = spawn(
  process.execPath,
  [
    "--import",
    "./out/chromium/register.mjs",
    "--import",
    "./tests/support/hook.mjs",
    "out/main/index.js",
    `--user-data-dir=${userData}`,
  ],
  {
    cwd: root,
    env: { ...process.env, LUCILIUS_BROWSER: installedBrowser() ?? "", LUCILIUS_HEADLESS: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  },
)
const ended = new Promise((done) => child.once("exit", done))

try {
  const endpoint = await new Promise((/** @type {(text: string) => void} */ found, failed) => {
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "endpoint" in message)
        found(String(message.endpoint))
    })
    child.once("exit", (code) => failed(new Error(`the app ended with code ${code}`)))
  })
  const browser = await chromium.connect(endpoint)
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error("the app has no page")
  page.on("console", (message) => console.log(`page ${message.type()}: ${message.text()}`))
  page.on("pageerror", (error) => console.log(`page error: ${error.message}`))
  await page.waitForURL("https://main.localhost/**")
  await page.setViewportSize({ width: Number(width), height: Number(height) })
  await page.emulateMedia({ colorScheme: scheme === "dark" ? "dark" : "light" })
  await page.waitForLoadState("networkidle")
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: out })
  await browser.close()
} finally {
  child.kill("SIGTERM")
  const late = setTimeout(() => child.kill("SIGKILL"), 5_000)
  await ended
  clearTimeout(late)
  if (given === undefined) await rm(userData, { recursive: true, force: true })
}
