/**
 * What an installed browser cannot do in Electron's place, and why. The keys are Electron's names; `main` reads them
 * as `globalThis.runtimeLacks`, so that the screen can say what is missing instead of pretending.
 */
export const lacking = {
  "BrowserWindow.setContentProtection": "a browser cannot hide its window from screen capture",
  "BrowserWindow.alwaysOnTop": "a browser cannot keep its window above others",
  "Menu.bar": "the window has no native menu bar; accelerators work while the page has the focus",
  "Menu.popup": "a browser cannot open a native context menu",
  Tray: "a browser has no tray icon",
  "app.dock": "the icon in the dock belongs to the browser",
  "app.setJumpList": "the task bar's list belongs to the browser",
  "ipcRenderer.sendSync": "no synchronous way leads out of the page",
  "powerMonitor.events": "a browser does not hear of suspend, screen lock or shutdown",
  "powerMonitor.idle": "a browser does not know how long the owner was away from the computer",
  safeStorage: "the operating system's keychain is out of reach",
  "session.cookies": "cookies are out of reach of this runtime",
  "shell.trashItem": "no way to the recycle bin",
  "webContents.beforeInputEvent": "keys reach the page before the shell hears of them",
  "webContents.devTools": "the developer tools belong to the browser",
  "webContents.zoom": "the browser zooms by its own keys, and tells nobody how far",
} as const satisfies Record<string, string>

export type Lacking = keyof typeof lacking

/** Thrown, or rejected with, where Electron would have done something that this runtime cannot do. */
export class NotHere extends Error {
  override readonly name = "NotHere"
  readonly feature: Lacking
  readonly why: string

  constructor(feature: Lacking) {
    super(`${feature} is not here: ${lacking[feature]}`)
    this.feature = feature
    this.why = lacking[feature]
  }
}

declare global {
  /** Set by the fallback runtime only; under Electron it is undefined. */
  var runtimeLacks: readonly string[] | undefined
}

export function announceLacking(): void {
  globalThis.runtimeLacks = Object.freeze(Object.keys(lacking))
}
