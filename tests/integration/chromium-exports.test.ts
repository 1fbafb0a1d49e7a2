import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { recordedMembers } from "../architecture/electron-record.ts"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { RunningApp } from "../support/running-app.ts"

let app: RunningApp

describe.runIf(hasBrowser)("on an installed browser", () => {
  beforeAll(async () => {
    app = await launchFallback({ main: "tests/support/fixture-app/main.mjs" })
    await app.page()
  })

  afterAll(() => app.close())

  /** What no object of the main process has: the preload's own. */
  const ofPreload = new Set(["ContextBridge", "IpcRenderer"])

  test("every member that main uses is on the live object, and a made-up one is on none", async () => {
    const members = Object.entries(recordedMembers)
      .filter(([type]) => !ofPreload.has(type))
      .flatMap(([type, all]) => Object.keys(all).map((member) => [type, member] as const))
      .filter(([, member]) => !member.startsWith('"'))
    expect(members.length).toBeGreaterThan(50)
    const types = [...new Set(members.map(([type]) => type))]
    const missing = await app.evaluate(
      (electron, asked) => {
        const window = electron.BrowserWindow.getAllWindows()[0]
        const objects: Record<string, readonly object[]> = {
          App: [electron.app],
          BrowserWindow: [electron.BrowserWindow, ...(window === undefined ? [] : [window])],
          Clipboard: [electron.clipboard],
          CommandLine: [electron.app.commandLine],
          Dialog: [electron.dialog],
          IpcMain: [electron.ipcMain],
          Menu: [electron.Menu, electron.Menu.buildFromTemplate([])],
          NativeTheme: [electron.nativeTheme],
          PowerMonitor: [electron.powerMonitor],
          Protocol: [electron.protocol],
          Screen: [electron.screen],
          Session: [electron.session, electron.session.defaultSession],
          Shell: [electron.shell],
          WebContents: window === undefined ? [] : [window.webContents],
          WebRequest: [electron.session.defaultSession.webRequest],
        }
        return asked
          .filter(([type, member]) => objects[type]?.some((one) => member in one) !== true)
          .map(([type, member]) => `${type}.${member}`)
      },
      [...members, ...types.map((type) => [type, "madeUp"] as const)],
    )
    expect(missing).toEqual(types.map((type) => `${type}.madeUp`))
  })
})
