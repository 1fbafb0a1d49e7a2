import type * as Electron from "electron"
import type { Page } from "playwright-core"

export type LaunchOptions = {
  /** A folder that the caller keeps; without it the app starts as new, in a folder that goes with it. */
  readonly userData?: string
  /** With a window on a screen. Tests run without. */
  readonly visible?: boolean
  /** The app's main script, from the project's root. */
  readonly main?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

type ElectronModule = typeof Electron

/** One running app, the same to a test whichever runtime it is on. */
export type RunningApp = {
  readonly runtime: "electron" | "chromium"
  /** The page's own origin, as the page sees it. */
  readonly origin: string
  readonly userData: string
  /** The main process. */
  readonly pid: number
  /** The app's page, loaded. After a lock it shows the fresh one. */
  readonly page: () => Promise<Page>
  /** Runs a function that refers to nothing outside itself in the main process, once the app is ready. Values cross as JSON. */
  readonly evaluate: <R, A = undefined>(
    run: (electron: ElectronModule, argument: A) => R | Promise<R>,
    argument?: A,
  ) => Promise<R>
  readonly rendererPid: () => Promise<number>
  /** Quits as the owner does; gives the exit code. */
  readonly close: () => Promise<number | null>
  /** Kills the main process without a word. */
  readonly kill: () => Promise<void>
  /** Resolves with the exit code when the main process ends. */
  readonly ended: Promise<number | null>
  readonly output: () => string
}

/** Runs in the main process: the page's process, 0 where it is not known. */
export function readRendererPid(electron: ElectronModule): number {
  return electron.BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0
}
