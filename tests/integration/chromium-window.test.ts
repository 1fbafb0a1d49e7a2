import { afterEach, describe, expect, test } from "vitest"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { LaunchOptions, RunningApp } from "../support/running-app.ts"

const started: RunningApp[] = []

async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const app = await launchFallback({ main: "tests/support/fixture-app/main.mjs", ...options })
  started.push(app)
  return app
}

describe.runIf(hasBrowser)("on an installed browser", () => {
  afterEach(async () => {
    await Promise.all(started.splice(0).map((app) => app.kill()))
  })

  type Seen = { seen: string[] }

  const seenOf = (app: RunningApp) =>
    app.evaluate(() => (globalThis as unknown as Seen).seen.filter((line) => !line.startsWith("request ")))

  /** What the app wrote when it quit. */
  function lastSeen(app: RunningApp): string[] {
    const line = /^seen (.*)$/m.exec(app.output())?.[1] ?? "[]"
    return (JSON.parse(line) as string[]).filter((one) => !one.startsWith("request "))
  }

  const untilSeen = async (app: RunningApp, line: string) => {
    await expect.poll(() => seenOf(app)).toContain(line)
  }

  describe("a window", () => {
    test("goes through its life in the order that Electron documents", async () => {
      const app = await launch()
      await app.page()
      await untilSeen(app, "window show")
      expect(await app.close()).toBe(0)
      expect(lastSeen(app)).toEqual([
        "app ready",
        "contents dom-ready",
        "contents did-finish-load",
        "window ready-to-show",
        "window show",
        "app before-quit",
        "window close",
        "contents destroyed",
        "window closed",
        "app will-quit",
        "app quit",
      ])
    })

    test("stays when a listener prevents its close, and so does the app", async () => {
      const app = await launch()
      await app.page()
      await app.evaluate(({ BrowserWindow, app: electronApp }) => {
        BrowserWindow.getAllWindows()[0]?.once("close", (event) => event.preventDefault())
        electronApp.quit()
      })
      const state = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => one.isDestroyed()),
      )
      expect(state).toEqual([false])
      expect(await (await app.page()).title()).toBe("Fixture page")
      expect(await app.close()).toBe(0)
      expect(lastSeen(app).filter((line) => line === "app before-quit")).toHaveLength(2)
    })

    test("is asked before it closes when its owner closes it in the browser", async () => {
      const app = await launch()
      const page = await app.page()
      await page.click("p")
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.once("close", (event) => event.preventDefault())
      })
      const closing = page.close({ runBeforeUnload: true })
      await untilSeen(app, "window close")
      await closing
      expect(await page.title()).toBe("Fixture page")
      await page.close({ runBeforeUnload: true })
      expect(await app.ended).toBe(0)
    })

    test("shows a page that cannot leave on its own, and opens no second one", async () => {
      const app = await launch()
      const page = await app.page()
      await page.click("p")
      await page.evaluate(() => {
        Object.assign(globalThis, { opened: window.open("/bytes") })
        location.assign("/bytes")
      })
      const isClosed = () =>
        page.evaluate(() => {
          const opened = Reflect.get(globalThis, "opened") as Window | null
          return opened === null || opened.closed
        })
      await expect.poll(isClosed).toBe(true)
      await untilSeen(app, "contents will-navigate")
      await expect.poll(() => page.context().pages().length).toBe(1)
      expect(await page.evaluate(() => location.pathname)).toBe("/")
    })

    test("says where it is, takes bounds, and tells of every change", async () => {
      const app = await launch()
      await app.page()
      const changes = await app.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        if (window === undefined) return []
        const first = window.getBounds()
        const resized = new Promise((resolve) => window.once("resize", () => resolve(undefined)))
        window.setBounds({ width: 640, height: 500 })
        await resized
        const { width, height } = window.getBounds()
        const maximized = new Promise((resolve) => window.once("maximize", () => resolve(undefined)))
        window.maximize()
        await maximized
        const normal = window.getNormalBounds()
        return [first.width, first.height, width, height, window.isMaximized(), normal.width, normal.height]
      })
      expect(changes).toEqual([900, 700, 640, 500, true, 640, 500])
    })

    test("keeps the title that main chose when main refuses the page's", async () => {
      const app = await launch()
      const page = await app.page()
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.on("page-title-updated", (event) => event.preventDefault())
        // Until a moment ago nobody refused the first page's own.
        window?.setTitle("Fixture")
        window?.webContents.reload()
      })
      await expect.poll(() => page.title()).toBe("Fixture")
    })

    test("beside another has a page of its own and closes alone", async () => {
      const app = await launch()
      await app.page()
      const outcome = await app.evaluate(async ({ BrowserWindow, session }) => {
        const [first] = BrowserWindow.getAllWindows()
        const second = new BrowserWindow({
          webPreferences: { session: session.fromPartition("persist:main") },
        })
        await second.loadURL("app://main/framed.html")
        const open = BrowserWindow.getAllWindows().length
        const urls = [first?.webContents.getURL(), second.webContents.getURL()]
        const closed = new Promise<void>((resolve) => second.once("closed", () => resolve()))
        second.close()
        await closed
        return [open, ...urls, BrowserWindow.getAllWindows().length, first?.isDestroyed()]
      })
      expect(outcome).toEqual([2, "app://main/", "app://main/framed.html", 1, false])
      expect(await (await app.page()).title()).toBe("Fixture page")
    })

    test("prints what it shows to a PDF", async () => {
      const app = await launch()
      await app.page()
      const head = await app.evaluate(async ({ BrowserWindow }) => {
        const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: "A4" })
        return [bytes?.subarray(0, 5).toString("latin1"), (bytes?.length ?? 0) > 1_000]
      })
      expect(head).toEqual(["%PDF-", true])
    })

    test("rejects loadURL with Electron's name for what went wrong", async () => {
      const app = await launch()
      await app.page()
      const refused = await app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents?.loadURL("app://main/throw").then(
          () => "loaded",
          (error: unknown) => String(error),
        )
      })
      expect(refused).toBe("Error: ERR_FAILED (-2) loading 'app://main/throw'")
    })
  })

  describe("a renderer process", () => {
    test("really ends on demand, and the page that follows is in another one", async () => {
      const app = await launch()
      const page = await app.page()
      await page.evaluate(() => Object.assign(globalThis, { kept: "in memory" }))
      for (let round = 0; round < 5; round += 1) {
        const { before, after, reason, isBeforeAlive } = await app.evaluate(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (contents === undefined) throw new Error("no window")
          const old = contents.getOSProcessId()
          const gone = new Promise<{ reason: string }>((resolve) => {
            contents.once("render-process-gone", (_event, details) => resolve(details))
          })
          contents.forcefullyCrashRenderer()
          const details = await gone
          const isAlive = (pid: number) => {
            try {
              process.kill(pid, 0)
              return true
            } catch {
              return false
            }
          }
          const alive = isAlive(old)
          await contents.loadURL("app://main/")
          return {
            before: old,
            after: contents.getOSProcessId(),
            reason: details.reason,
            isBeforeAlive: alive,
          }
        })
        expect(before).toBeGreaterThan(0)
        expect(after).toBeGreaterThan(0)
        expect(after).not.toBe(before)
        expect([reason, isBeforeAlive]).toEqual(["killed", false])
        const fresh = await app.page()
        expect(await fresh.evaluate(() => ["kept" in globalThis, typeof globalThis.bridge])).toEqual([
          false,
          "object",
        ])
        expect(await fresh.evaluate(() => globalThis.bridge.invoke("echo", 1))).toEqual([1])
      }
    })

    test("ends even while its page does not answer", async () => {
      const app = await launch()
      const page = await app.page()
      void page
        .evaluate(() => {
          for (;;) if (document.title === "never") break
        })
        .catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const before = await app.rendererPid()
      const after = await app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const gone = new Promise((resolve) => contents?.once("render-process-gone", resolve))
        contents?.forcefullyCrashRenderer()
        await gone
        await contents?.loadURL("app://main/")
        return contents?.getOSProcessId()
      })
      expect(after).not.toBe(before)
      expect(() => process.kill(before, 0)).toThrow("ESRCH")
      expect(await (await app.page()).title()).toBe("Fixture page")
    })

    test("that crashes is told to main, whose next loadURL shows the page again", async () => {
      const app = await launch()
      await app.page()
      process.kill(await app.rendererPid(), "SIGKILL")
      await untilSeen(app, "contents render-process-gone")
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.loadURL("app://main/"),
      )
      expect(await (await app.page()).title()).toBe("Fixture page")
    })
  })
})
