import { mkdtemp, readFile, rm, writeFile, mkdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { RunningApp } from "../support/running-app.ts"

let app: RunningApp
let page: Page
let folder: string

describe.runIf(hasBrowser)("on an installed browser", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-"))
    app = await launchFallback({ main: "tests/support/fixture-app/main.mjs" })
    page = await app.page()
  })

  afterAll(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** The question's own window, which the runtime opens where the system has no dialogs. */
  const question = () => page.context().waitForEvent("page")

  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)

  describe("the clipboard", () => {
    test("gives back what main wrote, and nothing after it was cleared", async () => {
      const read = await app.evaluate(async ({ clipboard }) => {
        await clipboard.writeText("first")
        await clipboard.writeText("second – ü 𝄞")
        const full = await clipboard.readText()
        clipboard.clear()
        return [full, await clipboard.readText()]
      })
      expect(read).toEqual(["second – ü 𝄞", ""])
    })

    test("can be written by the page, and read by main alone", async () => {
      const outcome = await page.evaluate(() =>
        navigator.clipboard.readText().then(
          () => "read",
          (error: Error) => error.name,
        ),
      )
      expect(outcome).toBe("NotAllowedError")
    })
  })

  describe("permissions", () => {
    test("are what main's handlers say, each one asked", async () => {
      const states = await page.evaluate(async () => {
        const names = [
          "persistent-storage",
          "geolocation",
          "notifications",
          "camera",
          "microphone",
          "midi",
          "clipboard-read",
        ]
        const all = await Promise.all(
          names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
        )
        return all.map((status, index) => `${names[index]} ${status.state}`)
      })
      expect(states).toEqual([
        "persistent-storage granted",
        "geolocation denied",
        "notifications denied",
        "camera denied",
        "microphone denied",
        "midi denied",
        "clipboard-read denied",
      ])
    })

    test("that are granted work, and those that are not do not", async () => {
      const outcome = await page.evaluate(async () => [
        await navigator.storage.persist(),
        await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve("a place"),
            (error) => resolve(error.code),
          ),
        ),
      ])
      expect(outcome).toEqual([true, 1])
    })
  })

  describe("the application menu", () => {
    test("carries out an accelerator while the page has the focus", async () => {
      await page.click("p")
      await page.keyboard.press("Control+K")
      await expect.poll(seen).toContain("menu mark")
    })

    test("leaves the key to a page that handles it", async () => {
      const count = async () => (await seen()).filter((line) => line === "menu mark").length
      const before = await count()
      await page.evaluate(() => {
        const stop = (event: KeyboardEvent) => event.preventDefault()
        document.querySelector("#root")?.addEventListener("keydown", (event) => stop(event as KeyboardEvent))
      })
      await page.focus("input")
      await page.keyboard.press("Control+K")
      await page.evaluate(() => globalThis.bridge.invoke("echo"))
      expect(await count()).toBe(before)
    })

    test("finds its items and clicks them", async () => {
      const outcome = await app.evaluate(({ Menu }) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById("mark")
        const before = (globalThis as unknown as { seen: string[] }).seen.length
        item?.click()
        return [item?.label, (globalThis as unknown as { seen: string[] }).seen.length - before]
      })
      expect(outcome).toEqual(["Mark", 1])
    })
  })

  describe("the colours", () => {
    test("follow what main chooses, in the page and in main", async () => {
      const isDark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)
      for (const source of ["dark", "light"] as const) {
        const told = await app.evaluate(({ nativeTheme }, wanted) => {
          let updates = 0
          nativeTheme.once("updated", () => {
            updates += 1
          })
          const before = nativeTheme.shouldUseDarkColors
          nativeTheme.themeSource = wanted
          return [
            nativeTheme.shouldUseDarkColors,
            (updates === 1) === (before !== nativeTheme.shouldUseDarkColors),
          ]
        }, source)
        expect(told).toEqual([source === "dark", true])
        await expect.poll(isDark).toBe(source === "dark")
      }
      await app.evaluate(({ nativeTheme }) => {
        nativeTheme.themeSource = "system"
      })
    })
  })

  describe("the screen", () => {
    test("is known as soon as the app is ready", async () => {
      const display = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
      expect(display.width).toBeGreaterThan(300)
      expect(display.height).toBeGreaterThan(300)
    })
  })

  describe("a question to the owner", () => {
    test("can be answered by a test in the dialog's place", async () => {
      const answer = await app.evaluate(async ({ dialog }) => {
        const original = Object.getOwnPropertyDescriptor(dialog, "showMessageBox") ?? {}
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
        const { response } = await dialog.showMessageBox({ message: "?" })
        Object.defineProperty(dialog, "showMessageBox", original)
        return response
      })
      expect(answer).toBe(1)
    })

    test("has as many buttons as asked for and gives the number of the one that was pressed", async () => {
      const opening = question()
      const answer = app.evaluate(({ dialog }) =>
        dialog.showMessageBox({
          message: "Go <b>on</b>?",
          detail: "</script>",
          buttons: ["Stay", "Go"],
          cancelId: 0,
        }),
      )
      const window = await opening
      expect(await window.locator("h1").textContent()).toBe("Go <b>on</b>?")
      expect(await window.locator("p").textContent()).toBe("</script>")
      await window.getByRole("button", { name: "Go" }).click()
      expect((await answer).response).toBe(1)
    })

    test.each(["Escape", "closing the window"])("is cancelled by %s", async (way) => {
      const opening = question()
      const answer = app.evaluate(({ dialog }) =>
        dialog.showMessageBox({ message: "Go on?", buttons: ["Go", "Stay"], cancelId: 1 }),
      )
      const window = await opening
      await window.getByRole("button", { name: "Stay" }).waitFor()
      // The window goes while the key is still down.
      await (way === "Escape" ? window.keyboard.press("Escape").catch(() => undefined) : window.close())
      expect((await answer).response).toBe(1)
    })

    test("is withdrawn by its signal", async () => {
      const response = await app.evaluate(async ({ dialog }) => {
        const { response: given } = await dialog.showMessageBox({
          message: "Go on?",
          buttons: ["Stay", "Go"],
          cancelId: 0,
          signal: AbortSignal.timeout(500),
        })
        return given
      })
      expect(response).toBe(0)
    })

    test("for a file shows folders and files and gives the path", async () => {
      await mkdir(join(folder, "inner"))
      await writeFile(join(folder, "inner", "letter.txt"), "x")
      await writeFile(join(folder, "inner", "picture.png"), "x")
      const opening = question()
      const answer = app.evaluate(
        ({ dialog }, start) =>
          dialog.showOpenDialog({
            defaultPath: start,
            properties: ["openFile"],
            filters: [{ name: "Text", extensions: ["txt"] }],
          }),
        folder,
      )
      const window = await opening
      await window.getByRole("button", { name: "inner/" }).click()
      await window.getByRole("button", { name: "letter.txt" }).waitFor()
      expect(await window.getByRole("button", { name: "picture.png" }).count()).toBe(0)
      await window.getByRole("button", { name: "letter.txt" }).click()
      await window.getByRole("button", { name: "Choose" }).click()
      expect(await answer).toEqual({ canceled: false, filePaths: [join(folder, "inner", "letter.txt")] })
    })

    test("for a place to save gives the path that was typed", async () => {
      const opening = question()
      const answer = app.evaluate(
        ({ dialog }, start) => dialog.showSaveDialog({ defaultPath: start }),
        join(folder, "suggested.txt"),
      )
      const window = await opening
      const field = window.getByRole("textbox")
      await expect.poll(() => field.inputValue()).toBe(join(folder, "suggested.txt"))
      await field.fill(join(folder, "other.txt"))
      await window.getByRole("button", { name: "Save" }).click()
      expect(await answer).toEqual({ canceled: false, filePath: join(folder, "other.txt") })
    })

    test("for a place that is taken asks again before it is replaced", async () => {
      const taken = join(folder, "taken.txt")
      await writeFile(taken, "x")
      const opening = question()
      const answer = app.evaluate(({ dialog }, start) => dialog.showSaveDialog({ defaultPath: start }), taken)
      const first = await opening
      const asking = question()
      await first.getByRole("button", { name: "Save" }).click()
      const second = await asking
      expect(await second.locator("h1").textContent()).toBe("Replace taken.txt?")
      const again = question()
      await second.getByRole("button", { name: "Cancel" }).click()
      await (await again).getByRole("button", { name: "Cancel" }).click()
      expect(await answer).toEqual({ canceled: true, filePath: "" })
    })

    test("for a folder that is not there is no answer", async () => {
      const opening = question()
      const answer = app.evaluate(({ dialog }) => dialog.showOpenDialog({ properties: ["openDirectory"] }))
      const window = await opening
      await window.getByRole("textbox").fill(join(folder, "nowhere"))
      await window.getByRole("button", { name: "Choose" }).click()
      expect(await answer).toEqual({ canceled: true, filePaths: [] })
    })
  })

  describe("what cannot be done here", () => {
    test("is refused by name, and listed for main to read", async () => {
      const outcome = await app.evaluate(({ BrowserWindow, Menu, powerMonitor, safeStorage }) => {
        const window = BrowserWindow.getAllWindows()[0]
        const attempts: Record<string, () => unknown> = {
          "BrowserWindow.setContentProtection": () => window?.setContentProtection(true),
          "webContents.devTools": () => window?.webContents.openDevTools(),
          "powerMonitor.idle": () => powerMonitor.getSystemIdleTime(),
          safeStorage: () => safeStorage.encryptString("x"),
          "Menu.popup": () => Menu.buildFromTemplate([]).popup(),
        }
        return Object.entries(attempts).map(([name, attempt]) => {
          try {
            attempt()
            return `${name} was done`
          } catch (error) {
            const { name: kind, feature, why } = error as Error & { feature: string; why: string }
            const isListed = globalThis.runtimeLacks?.includes(feature) === true
            return [kind, feature === name, why.length > 10, isListed].join()
          }
        })
      })
      expect(outcome).toEqual(Array.from({ length: 5 }, () => "NotHere,true,true,true"))
    })

    test("does not make the runtime pass for Electron", async () => {
      const versions = await app.evaluate(() => [
        process.versions["electron"],
        process.versions["chrome"]?.split(".").length,
      ])
      expect(versions).toEqual([null, 4])
    })
  })

  test("the package's own file is what the app's name and version are read from", async () => {
    const manifest = JSON.parse(await readFile("package.json", "utf8")) as { version: string }
    expect(
      await app.evaluate(({ app: electronApp }) => [electronApp.getName(), electronApp.getVersion()]),
    ).toEqual(["Fixture", manifest.version])
  })
})
