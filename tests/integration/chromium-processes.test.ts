import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { root } from "../../electron/launch/paths.mjs"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import { familyOf, listeningSockets, usersOf } from "../support/processes.ts"
import type { RunningApp } from "../support/running-app.ts"

const main = "tests/support/fixture-app/main.mjs"
const started: RunningApp[] = []
let userData: string

describe.runIf(hasBrowser)("on an installed browser", () => {
  beforeEach(async () => {
    userData = await mkdtemp(join(tmpdir(), "runtime-"))
  })

  afterEach(async () => {
    await Promise.all(started.splice(0).map((app) => app.kill()))
    await expect.poll(() => usersOf(userData).length).toBe(0)
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  })

  async function launch(): Promise<RunningApp> {
    const app = await launchFallback({ main, userData })
    started.push(app)
    await app.page()
    return app
  }

  /** Without the test's own hook, as the owner starts it. */
  function startPlain(...args: readonly string[]) {
    return spawn(
      process.execPath,
      ["--import", "./out/chromium/register.mjs", main, `--user-data-dir=${userData}`, ...args],
      {
        cwd: root,
        env: { ...process.env, LUCILIUS_BROWSER: installedBrowser() ?? "", LUCILIUS_HEADLESS: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    )
  }

  const isLinux = existsSync("/proc/net/tcp")

  describe.runIf(isLinux)("the app's processes", () => {
    test("listen on no socket while the app runs", async () => {
      const server = createServer()
      server.listen(0, "127.0.0.1")
      await once(server, "listening")
      expect(listeningSockets([process.pid])).toHaveLength(1)
      server.close()

      const child = startPlain()
      await expect
        .poll(() => familyOf(child.pid ?? 0).filter((one) => one.command.includes("type=renderer")).length, {
          timeout: 20_000,
        })
        .toBe(1)
      await delay(1_000)
      const family = familyOf(child.pid ?? 0)
      expect(family.length).toBeGreaterThan(4)
      expect(listeningSockets(family.map((one) => one.pid))).toEqual([])
      child.kill("SIGTERM")
      await once(child, "exit")
    })

    test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
      "all end on %s, and the app with code 0",
      async (signal) => {
        const app = await launch()
        expect(usersOf(userData).length).toBeGreaterThan(3)
        process.kill(app.pid, signal)
        expect(await app.ended).toBe(0)
        await expect.poll(() => usersOf(userData)).toEqual([])
      },
    )

    test("all end when the main process is killed", async () => {
      const app = await launch()
      expect(usersOf(userData).length).toBeGreaterThan(3)
      await app.kill()
      await expect.poll(() => usersOf(userData)).toEqual([])
    })

    test("come again after the browser itself is killed", async () => {
      const app = await launch()
      const browser = usersOf(userData).find((one) => !one.command.includes("--type=") && one.pid !== app.pid)
      await app.evaluate(({ BrowserWindow }) => {
        const back = new Promise<void>((resolve, reject) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once("render-process-gone", () => {
            contents.loadURL("app://main/").then(resolve, reject)
          })
        })
        Object.assign(globalThis, { back })
      })
      process.kill(browser?.pid ?? 0, "SIGKILL")
      await app.evaluate(() => Reflect.get(globalThis, "back") as Promise<void>)
      expect(await (await app.page()).title()).toBe("Fixture page")
      expect(await app.close()).toBe(0)
    })

    test("end on a second signal although a window prevents its close", async () => {
      const app = await launch()
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.on("close", (event) => event.preventDefault())
      })
      process.kill(app.pid, "SIGTERM")
      await delay(500)
      expect(usersOf(userData).length).toBeGreaterThan(3)
      process.kill(app.pid, "SIGTERM")
      expect(await app.ended).toBe(1)
    })
  })

  describe("a second start", () => {
    test("gives up at once and tells the first one how it was called", async () => {
      const app = await launch()
      await app.evaluate(({ app: electronApp }) => {
        Object.assign(globalThis, { holds: electronApp.requestSingleInstanceLock(), calls: [] })
        electronApp.on("second-instance", (_event, argv, folder) => {
          ;(globalThis as unknown as { calls: unknown[] }).calls.push([argv.at(-1), folder])
        })
      })
      expect(await app.evaluate(() => (globalThis as unknown as { holds: boolean }).holds)).toBe(true)
      const second = startPlain("--single", "--note-this")
      expect(await once(second, "exit")).toEqual([0, null])
      await expect
        .poll(() => app.evaluate(() => (globalThis as unknown as { calls: unknown[] }).calls))
        .toEqual([["--note-this", root]])
      expect((await readdir(userData)).filter((name) => /^(call|new)\./.test(name))).toEqual([])
    })

    test("takes over from a first one that was killed", async () => {
      const first = await launch()
      await first.evaluate(({ app }) => app.requestSingleInstanceLock())
      await first.kill()
      const second = await launch()
      expect(await second.evaluate(({ app }) => app.requestSingleInstanceLock())).toBe(true)
    })

    test("at the same moment as nineteen others is held by exactly one of them", async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => claim()))
      await Promise.all(claims.map((one) => one.end()))
      expect(claims.filter((one) => one.outcome === "held")).toHaveLength(1)
      expect(claims.filter((one) => one.outcome === "refused")).toHaveLength(19)
    })

    test("by itself, after any number of ended ones, finds the folder free", async () => {
      await writeFile(join(userData, "instance.7"), JSON.stringify({ pid: 2 ** 22 + 1, started: "0" }))
      const own = await claim()
      await own.end()
      expect(own.outcome).toBe("held")
      expect((await readdir(userData)).filter((name) => name.startsWith("instance."))).toEqual(["instance.8"])
    })
  })

  /** A process that asks for the lock and, if it gets it, holds it until it is told to end. */
  async function claim(): Promise<{ outcome: string; end: () => Promise<void> }> {
    const child = startPlain("--claim-only")
    const exited = once(child, "exit")
    const [text] = (await once(child.stdout, "data")) as [Buffer]
    return {
      outcome: text.toString(),
      end: async () => {
        child.kill("SIGTERM")
        await exited
      },
    }
  }
})
