import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { whyStale } from "../../electron/launch/build-if-stale.mjs"
import { hasXvfb } from "../../electron/launch/display.mjs"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { ended } from "../../electron/launch/processes.mjs"

const root = resolve(import.meta.dirname, "../..")
const picture = join(root, "test-results/window.png")
const canRun =
  process.platform === "linux" && hasXvfb() && installedBrowser() !== undefined && whyStale() === undefined

/** Processes of this machine whose command line or environment names the text. */
function processesNaming(text: string): string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return false
    return ["cmdline", "environ"].some((file) => {
      try {
        return readFileSync(`/proc/${name}/${file}`, "latin1").includes(text)
      } catch {
        // It has ended meanwhile, and so has nothing left.
        return false
      }
    })
  })
}

describe.skipIf(!canRun)("npm start on a machine without a display", () => {
  let folder = ""
  let child: ChildProcess
  let said = ""

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "launch-"))
    said = ""
  })
  afterEach(async () => {
    child.kill("SIGTERM")
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  })

  /** The folder is both an argument for the app and a mark in the environment of all that is started. */
  function start(...own: string[]): void {
    rmSync(picture, { force: true })
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const args = [
      join(root, "electron/launch/start.mjs"),
      ...own,
      "--runtime=chromium",
      `--user-data-dir=${folder}`,
    ]
    child = spawn(process.execPath, args, {
      env: { ...env, LAUNCH_MARK: folder },
      stdio: ["ignore", "pipe", "pipe"],
    })
    child.stdout?.on("data", (chunk) => (said += String(chunk)))
    child.stderr?.on("data", (chunk) => (said += String(chunk)))
  }

  const saysThatItRuns = () =>
    expect.poll(() => said, { timeout: 60_000 }).toContain("Lucilius runs until Ctrl+C.")

  test("says which runtime it took and why, opens the window, leaves a picture of it, and with --once ends", async () => {
    start("--once")
    expect(await ended(child), said).toBe(0)
    expect(said).toMatch(/^Runtime: \S*chrom\S*, .* \(as asked\)\.$/m)
    expect(said).toMatch(/There is no display: the window opens on a virtual one/)
    expect(said).toContain("A picture of the window is in")
    const png = readFileSync(picture)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 900])
    expect(readdirSync(folder).length).toBeGreaterThan(0)
    await expect.poll(() => processesNaming(folder), { timeout: 5000 }).toEqual([])
  })

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("leaves no process behind after %s", async (signal) => {
    start()
    await saysThatItRuns()
    expect(processesNaming(folder).length).toBeGreaterThan(3)
    child.kill(signal)
    expect(await ended(child), said).toBe(0)
    await expect.poll(() => processesNaming(folder), { timeout: 5000 }).toEqual([])
    expect(existsSync(picture)).toBe(true)
  })
})
