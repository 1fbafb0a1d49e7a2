import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import { getAppPath, getName, getPath, getVersion, setName, setPath } from "./app-paths.ts"
import { type BrowserWindowStandIn, BrowserWindowStandIn as Windows, windowHooks } from "./browser-window.ts"
import { commandLine } from "./command-line.ts"
import { showAboutBox } from "./about.ts"
import type { CDPSession } from "playwright-core"
import { host } from "./host.ts"
import { claimInstance, type InstanceClaim } from "./instance.ts"
import { nativeTheme } from "./native-theme.ts"
import { preventable } from "./preventable.ts"
import { screen } from "./screen.ts"

class AppStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | "whenReady"
      | "isReady"
      | "quit"
      | "exit"
      | "requestSingleInstanceLock"
      | "hasSingleInstanceLock"
      | "releaseSingleInstanceLock"
      | "getPath"
      | "setPath"
      | "getAppPath"
      | "getName"
      | "setName"
      | "getVersion"
      | "isPackaged"
      | "enableSandbox"
      | "setAppUserModelId"
      | "setAboutPanelOptions"
      | "showAboutPanel"
      | "getLocale"
      | "getSystemLocale"
      | "getAppMetrics"
      | "focus"
    >
{
  readonly commandLine = commandLine
  /** An app that runs on an installed browser was started from its folder. */
  readonly isPackaged = false
  readonly getPath = getPath
  readonly setPath = setPath
  readonly getAppPath = getAppPath
  readonly setName = setName
  readonly getVersion = getVersion
  #ready: Promise<void> | undefined
  #isReady = false
  #isQuitting = false
  #claim: InstanceClaim | undefined
  #about: Electron.AboutPanelOptionsOptions = {}

  constructor() {
    super()
    this.on("newListener", (name) => {
      if (name === "ready") void this.whenReady()
    })
    host.on("gone", () => {
      for (const window of Windows.getAllWindows()) window.lostBrowser()
    })
    host.on("stranger-page", (page) => void page.close().catch(() => undefined))
    windowHooks.created = (window) => this.#windowCreated(window)
    windowHooks.allClosed = () => this.#allClosed()
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) this.#quitOn(signal)
  }

  get name(): string {
    return getName()
  }

  set name(name: string) {
    setName(name)
  }

  getName(): string {
    return getName()
  }

  /**
   * The browser starts one turn of the event loop after the first call, so that what `main` still sets up in the same
   * turn counts. Without a browser the process ends with a sentence and code 1.
   */
  whenReady(): Promise<void> {
    this.#ready ??= new Promise((resolve) => {
      setImmediate(() => void this.#start().then(resolve))
    })
    return this.#ready
  }

  async #start(): Promise<void> {
    if (this.#isQuitting) return new Promise(() => undefined)
    try {
      const { version } = await host.start()
      const versions = { ...process.versions, chrome: version }
      Object.defineProperty(process, "versions", {
        value: Object.freeze(versions),
        configurable: true,
        enumerable: true,
      })
    } catch (error) {
      process.stderr.write(`${getName()} could not start its window: ${firstLine(error)}\n`)
      this.exit(1)
      return new Promise(() => undefined)
    }
    await Promise.all([screen.read(), nativeTheme.read()])
    this.#isReady = true
    this.emit("ready", preventable({}), {})
  }

  isReady(): boolean {
    return this.#isReady
  }

  #quitOn(signal: NodeJS.Signals): void {
    let heard = 0
    process.on(signal, () => {
      heard += 1
      // A second signal is from somebody who does not want to wait.
      if (heard === 1) this.quit()
      else this.exit(1)
    })
  }

  #windowCreated(window: BrowserWindowStandIn): void {
    this.emit("web-contents-created", preventable({}), window.webContents)
    this.emit("browser-window-created", preventable({}), window)
    const contents = window.webContents
    contents.on("scheme", (isDark: boolean) => nativeTheme.pageSays(isDark))
    contents.on("attached", (cdp: CDPSession) => void nativeTheme.applyTo(cdp))
    nativeTheme.on("source-changed", () => {
      if (contents.cdp !== undefined) void nativeTheme.applyTo(contents.cdp).catch(() => undefined)
    })
  }

  #allClosed(): void {
    if (this.#isQuitting) return this.#end()
    if (this.listenerCount("window-all-closed") === 0) this.quit()
    else this.emit("window-all-closed")
  }

  /** Asks `before-quit`, then every window; one that prevents its `close` ends the quitting. */
  quit(): void {
    if (this.#isQuitting) return
    const event = preventable({})
    this.emit("before-quit", event)
    if (event.defaultPrevented) return
    const windows = Windows.getAllWindows()
    if (windows.length === 0) {
      this.#isQuitting = true
      return this.#end()
    }
    this.#isQuitting = true
    for (const window of windows) window.close()
    if (Windows.getAllWindows().length > 0) this.#isQuitting = false
  }

  #end(): void {
    const event = preventable({})
    this.emit("will-quit", event)
    if (event.defaultPrevented) {
      this.#isQuitting = false
      return
    }
    this.emit("quit", preventable({}), 0)
    this.exit(0)
  }

  /** Ends at once: no window is asked. The browser is closed first, so that no process stays behind. */
  exit(code = 0): void {
    this.#isQuitting = true
    this.#claim?.release()
    const late = setTimeout(() => process.exit(code), 3_000)
    void host.stop().finally(() => {
      clearTimeout(late)
      process.exit(code)
    })
  }

  requestSingleInstanceLock(_additionalData?: Record<string, unknown>): boolean {
    this.#claim ??= claimInstance(getPath("userData"), (call) => {
      this.emit("second-instance", preventable({}), call.argv, call.cwd, {})
    })
    return this.#claim !== undefined
  }

  hasSingleInstanceLock(): boolean {
    return this.#claim !== undefined
  }

  releaseSingleInstanceLock(): void {
    this.#claim?.release()
    this.#claim = undefined
  }

  /** The browser's sandbox is on for every page, except as root, which its start says. */
  enableSandbox(): void {}

  /** The task bar shows the browser's own identity. */
  setAppUserModelId(_id: string): void {}

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.#about = options
  }

  showAboutPanel(): void {
    showAboutBox({ applicationName: getName(), applicationVersion: getVersion(), ...this.#about })
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  getSystemLocale(): string {
    return this.getLocale()
  }

  /** Only this process: the browser's own are not the app's to count. */
  getAppMetrics(): Electron.ProcessMetric[] {
    return []
  }

  focus(): void {
    Windows.getAllWindows()[0]?.focus()
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? ""
}

export const app = new AppStandIn()
