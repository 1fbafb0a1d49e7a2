import { readdirSync, readFileSync } from "node:fs"
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"

const main = resolve(import.meta.dirname, "../../electron/main")

type Start = {
  readonly isPackaged?: boolean
  readonly switches?: readonly string[]
  readonly isFirst?: boolean
}

/**
 * An `electron` that records every call by its name and does nothing. What is judged here is the order of the boot; what
 * the calls do is tried in a real window.
 */
function recordingElectron(start: Start, userData: string) {
  const seen: string[] = []
  const ready: Array<() => void> = []
  const record = (name: string): unknown =>
    new Proxy(function callable() {}, {
      get: (_target, key) => {
        if (typeof key === "symbol" || key === "then") return undefined
        if (key === "toJSON") return () => name
        return record(`${name}.${key}`)
      },
      set: () => true,
      apply: (_target, _this, values: unknown[]) => {
        seen.push(name)
        if (name === "app.requestSingleInstanceLock") return start.isFirst ?? true
        if (name === "app.commandLine.hasSwitch") return (start.switches ?? []).includes(String(values[0]))
        if (name === "app.getPath") return userData
        if (name === "app.whenReady") return new Promise<void>((settle) => ready.push(settle))
        if (name === "screen.getAllDisplays") return []
        if (name === "screen.getPrimaryDisplay")
          return { id: 1, workArea: { x: 0, y: 0, width: 1280, height: 800 } }
        if (name.endsWith(".loadURL")) return Promise.resolve()
        return record(`${name}()`)
      },
      construct: () => {
        seen.push(`new ${name}`)
        return record("window") as object
      },
    })
  const app = new Proxy(record("app") as object, {
    get: (target, key) =>
      key === "isPackaged" ? (start.isPackaged ?? false) : (Reflect.get(target, key) as unknown),
  })
  const names = [
    "BrowserWindow",
    "clipboard",
    "dialog",
    "ipcMain",
    "Menu",
    "nativeTheme",
    "powerMonitor",
    "protocol",
    "screen",
    "session",
    "shell",
  ]
  const electron = { app, ...Object.fromEntries(names.map((name) => [name, record(name)])) }
  return { electron, seen, ready }
}

let userData = ""
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), "boot-"))
  vi.useFakeTimers()
})
afterEach(async () => {
  vi.useRealTimers()
  vi.doUnmock("electron")
  vi.resetModules()
  await rm(userData, { recursive: true })
})

async function boot(start: Start) {
  const recording = recordingElectron(start, userData)
  vi.resetModules()
  vi.doMock("electron", () => recording.electron)
  await import("../../electron/main/index.ts")
  return recording
}

const before = (seen: readonly string[], first: string, second: string) => {
  expect(seen).toContain(first)
  expect(seen).toContain(second)
  return seen.indexOf(first) < seen.indexOf(second)
}

describe("the boot", () => {
  test("hardens everything before the app is ready, and guards the session before there is a window", async () => {
    const { seen, ready } = await boot({})
    expect(before(seen, "app.setName", "app.requestSingleInstanceLock")).toBe(true)
    const early = [
      "app.enableSandbox",
      "app.commandLine.appendSwitch",
      "protocol.registerSchemesAsPrivileged",
    ]
    for (const name of early) {
      expect([name, before(seen, "app.requestSingleInstanceLock", name)]).toEqual([name, true])
      expect([name, before(seen, name, "app.whenReady")]).toEqual([name, true])
    }
    expect(seen).not.toContain("new BrowserWindow")
    for (const becomeReady of ready) becomeReady()
    await vi.advanceTimersByTimeAsync(0)
    const guards = [
      "onBeforeRequest",
      "setPermissionRequestHandler",
      "setPermissionCheckHandler",
      "protocol.handle",
    ]
    for (const name of guards) {
      const found =
        seen.find((call) => call.startsWith("session.fromPartition()") && call.endsWith(name)) ?? name
      expect([name, before(seen, found, "new BrowserWindow")]).toEqual([name, true])
    }
    expect(before(seen, "ipcMain.handle", "window.webContents.loadURL")).toBe(true)
    expect(seen.filter((name) => name === "ipcMain.handle")).toHaveLength(1)
    expect(seen.filter((name) => name.startsWith("ipcMain."))).toEqual(["ipcMain.handle"])
  })

  test("ends a packaged app that was started to be debugged, before anything else", async () => {
    for (const name of [
      "remote-debugging-port",
      "remote-debugging-pipe",
      "inspect",
      "inspect-brk",
      "js-flags",
    ]) {
      const { seen, ready } = await boot({ isPackaged: true, switches: [name] })
      expect(new Set(seen)).toEqual(new Set(["app.commandLine.hasSwitch", "app.exit"]))
      expect(ready).toEqual([])
    }
    const control = await boot({ isPackaged: true })
    expect(control.seen).not.toContain("app.exit")
    expect(control.ready).toHaveLength(1)
  })

  test("leaves a second start without reading or writing a file", async () => {
    const { seen, ready } = await boot({ isFirst: false })
    expect(seen).toEqual(["app.setName", "app.requestSingleInstanceLock", "app.quit"])
    expect(ready).toEqual([])
    expect(await readdir(userData)).toEqual([])
  })

  test("sets a refused store aside in the first start alone, before the app is ready and any session exists", async () => {
    const partition = join(userData, "Partitions", "main")
    await mkdir(join(partition, "IndexedDB"), { recursive: true })
    await writeFile(join(userData, "store-refused"), "refused\n")
    await boot({ isFirst: false })
    expect(await readdir(partition)).toEqual(["IndexedDB"])
    const { seen } = await boot({})
    expect(await readdir(partition)).toEqual(["IndexedDB.1"])
    expect(await readdir(userData)).toEqual(["Partitions"])
    expect(seen.some((name) => name.startsWith("session."))).toBe(false)
    expect(before(seen, "app.getPath", "app.whenReady")).toBe(true)
  })
})

describe("the shell's source", () => {
  const files = readdirSync(main, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  )
  const sources = files.map((path) => ({ path, text: readFileSync(join(main, path), "utf8") }))
  const using = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

  test("listens on IPC in one place", () => {
    expect(files.length).toBeGreaterThan(30)
    expect(using(/\bipcMain\b/)).toEqual([join("ipc", "open-door.ts")])
    expect(using(/\.ipc\b|MessageChannelMain/)).toEqual([])
  })

  test("opens the system's browser in one place, behind the check of the address", () => {
    expect(using(/openExternal\(/)).toEqual(expect.arrayContaining(["shell.ts"]))
    expect(using(/shell\.openExternal\(/)).toEqual(["shell.ts"])
    expect(using(/openPath|showItemInFolder/)).toEqual([])
  })

  test("reports no crash, fetches nothing, opens no socket and runs no other program", () => {
    expect(using(/crashReporter|autoUpdater|desktopCapturer|inAppPurchase/)).toEqual([])
    expect(
      using(/\bfetch\(|from "node:(http|https|net|tls|dgram|dns|child_process|vm|worker_threads)"/),
    ).toEqual([])
    expect(using(/executeJavaScript|insertCSS|loadFile\(|openDevTools|addRecentDocument/)).toEqual([])
  })

  test("loads one address, its own", () => {
    const loads = sources.flatMap(({ text }) =>
      [...text.matchAll(/loadURL\(([^)]*)\)/g)].map((match) => match[1]),
    )
    expect(loads).toEqual(["pageUrl"])
  })
})
