import type { Parts } from "./electron-module.ts"
import { productName } from "./identity.ts"
import { placeWindow, smallest } from "./window-bounds.ts"
import type { WindowStateFile } from "./window-state.ts"

export type WindowParts = Parts<"BrowserWindow" | "screen"> & {
  readonly session: Electron.Session
  readonly preload: string
  readonly paperColor: string
  readonly isPackaged: boolean
  readonly remembered: WindowStateFile
}

/** What a page of this app may do; nothing here is left to a default that a later Electron could change. */
export function pagePreferences(
  parts: Pick<WindowParts, "session" | "preload" | "isPackaged">,
): Electron.WebPreferences {
  return {
    session: parts.session,
    preload: parts.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // Dictionaries would be fetched from a server, and added words kept in clear.
    spellcheck: false,
    disableDialogs: true,
    devTools: !parts.isPackaged,
  }
}

/** Opens hidden, in its remembered place, and is shown when the first frame is painted. */
export function createWindow(parts: WindowParts): Electron.BrowserWindow {
  const state = parts.remembered.current()
  const primary = parts.screen.getPrimaryDisplay()
  const others = parts.screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const workAreas = [primary, ...others].map((display) => display.workArea)
  const window = new parts.BrowserWindow({
    ...placeWindow(state.bounds, workAreas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: productName,
    backgroundColor: parts.paperColor,
    webPreferences: pagePreferences(parts),
  })
  window.once("ready-to-show", () => {
    if (state.maximized) window.maximize()
    if (state.fullscreen) window.setFullScreen(true)
    window.show()
  })
  // The title is never the page's to choose: it is seen in task switchers and by other programs.
  window.on("page-title-updated", (event) => event.preventDefault())
  rememberPlace(window, parts.remembered)
  return window
}

function rememberPlace(window: Electron.BrowserWindow, remembered: WindowStateFile): void {
  const note = () => {
    if (window.isDestroyed() || window.isMinimized()) return
    remembered.change({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullscreen: window.isFullScreen(),
    })
  }
  window.on("resize", note)
  window.on("move", note)
  window.on("maximize", note)
  window.on("unmaximize", note)
  window.on("enter-full-screen", note)
  window.on("leave-full-screen", note)
}
