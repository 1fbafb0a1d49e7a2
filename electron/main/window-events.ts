import type { AutoLock } from "./auto-lock.ts"
import type { Parts } from "./electron-module.ts"
import type { LeaveReason } from "./leave.ts"
import { textMenuTemplate } from "./text-menu.ts"

export type WindowEventParts = Parts<"Menu" | "powerMonitor"> & {
  readonly app: Pick<Electron.App, "on">
  readonly window: Electron.BrowserWindow
  readonly autoLock: AutoLock
  readonly leave: (reason: LeaveReason) => Promise<boolean>
  readonly crashed: () => void
}

const idleTickMs = 5_000

/** Joins what the system and the window tell to what it means here. */
export function listenToWindow(parts: WindowEventParts): void {
  const { app, Menu, powerMonitor, window, autoLock, leave, crashed } = parts
  let isQuitting = false
  const goAway = async (reason: LeaveReason) => {
    isQuitting = (await leave(reason)) && isQuitting
  }

  app.on("before-quit", () => {
    isQuitting = true
  })
  // What the second one was started with is not looked at.
  app.on("second-instance", () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  window.on("close", (event) => {
    event.preventDefault()
    void goAway(isQuitting ? "quit" : "close")
  })
  window.on("blur", () => autoLock.noteBlur())
  window.webContents.on("render-process-gone", () => crashed())
  window.webContents.on("context-menu", (_event, params) => {
    const template = textMenuTemplate(params)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
  powerMonitor.on("suspend", () => autoLock.noteSuspend())
  powerMonitor.on("lock-screen", () => autoLock.noteOsLock())
  powerMonitor.on("shutdown", (event?: { preventDefault: () => void }) => {
    // Asks the system to wait; it waits a few seconds, and the flush is bounded to fewer.
    event?.preventDefault()
    void goAway("shutdown")
  })
  const ticking = setInterval(() => autoLock.tick(), idleTickMs)
  window.on("closed", () => clearInterval(ticking))
}
