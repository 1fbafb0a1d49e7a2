import { existsSync } from "node:fs"
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"

const browser = installedBrowser()
const canScript = browser !== undefined && process.platform !== "win32"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-"))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A browser that hangs at its first start, and at each further one if `always`. */
async function hangingBrowser(always: boolean): Promise<string> {
  const path = join(folder, "browser")
  const hung = join(folder, "hung")
  const lines = [
    "#!/bin/sh",
    `case "$*" in *--version*) exec "${browser}" "$@" ;; esac`,
    `if [ ! -e "${hung}" ]; then touch "${hung}"; sleep 300; fi`,
    ...(always ? ["sleep 300"] : []),
    `exec "${browser}" "$@"`,
  ]
  await writeFile(path, `${lines.join("\n")}\n`)
  await chmod(path, 0o700)
  return path
}

async function start(withinMs: readonly [number, number]) {
  vi.stubEnv("LUCILIUS_HEADLESS", "1")
  const { startBrowser } = await import("../../electron/chromium/browser.ts")
  const bounds = { width: 800, height: 600 }
  const look = { title: "Started", background: "#fff", bounds, appended: new Map<string, string>() }
  return startBrowser({ userData: join(folder, "data"), ...look, withinMs })
}

it.skipIf(!canScript)("a browser that never shows its page is ended, and another is started", async () => {
  vi.stubEnv("LUCILIUS_BROWSER", await hangingBrowser(false))
  const { context, firstPage } = await start([1_000, 30_000])
  expect(existsSync(join(folder, "hung"))).toBe(true)
  expect(await firstPage.title()).toBe("Started")
  await context.close()
})

it.skipIf(!canScript)("a browser that never does is given up after two starts", async () => {
  vi.stubEnv("LUCILIUS_BROWSER", await hangingBrowser(true))
  await expect(start([1_000, 1_000])).rejects.toThrow("Timeout 1000ms exceeded")
})
