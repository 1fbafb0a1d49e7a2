import { EventEmitter } from "node:events"
import { readFileSync } from "node:fs"
import type * as Electron from "electron"
import type { Page } from "playwright-core"
import { getName, getPath } from "./app-paths.ts"
import { host } from "./host.ts"
import { NotHere } from "./not-here.ts"
import { preventable } from "./preventable.ts"
import { type SessionStandIn, session } from "./session.ts"
import { writeStartLook } from "./start-look.ts"
import { WebContentsStandIn } from "./web-contents.ts"
import { readPlace, type WindowPlace, writePlace } from "./window-place.ts"

type Options = Omit<Electron.BrowserWindowConstructorOptions, "webPreferences"> & {
  readonly webPreferences?: {
    readonly preload?: string
    readonly session?: object
    readonly partition?: string
  }
}

/** How often a window on a screen is asked where it is: a browser tells nobody that it was moved. */
const placeEveryMs = 1_000

const open = new Set<BrowserWindowStandIn>()
/** Set by `app`: BrowserWindow must not import what imports it. */
export const windowHooks = {
  created: (_window: BrowserWindowStandIn) => {},
  allClosed: () => {},
}

let ids = 0

export class BrowserWindowStandIn extends EventEmitter {
  readonly id = (ids += 1)
  readonly webContents: WebContentsStandIn
  #title: string
  #background: string
  #place: WindowPlace
  #normal: Electron.Rectangle
  #isVisible: boolean
  #isFocused = false
  #isDestroyed = false
  #watching: NodeJS.Timeout | undefined
  #page: Page | undefined
  #frameId: string | undefined

  constructor(options: Options = {}) {
    super()
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options
    this.#title = options.title ?? getName()
    this.#background = options.backgroundColor ?? "#ffffff"
    this.#normal = { x, y, width, height }
    this.#place = { bounds: this.#normal, state: "normal" }
    this.#isVisible = options.show ?? true
    const own = webPreferences.session ?? session.fromPartition(webPreferences.partition ?? "")
    const preload = webPreferences.preload === undefined ? "" : readFileSync(webPreferences.preload, "utf8")
    this.webContents = new WebContentsStandIn(own as SessionStandIn, preload)
    open.add(this)
    this.#listen()
    const hasPlace = options.x !== undefined && options.y !== undefined
    void this.#attach(hasPlace || options.width !== undefined)
    windowHooks.created(this)
  }

  static getAllWindows(): BrowserWindowStandIn[] {
    return [...open]
  }

  static getFocusedWindow(): BrowserWindowStandIn | null {
    return [...open].find((window) => window.#isFocused) ?? null
  }

  static fromWebContents(contents: object): BrowserWindowStandIn | null {
    return [...open].find((window) => window.webContents === contents) ?? null
  }

  static fromId(id: number): BrowserWindowStandIn | null {
    return [...open].find((window) => window.id === id) ?? null
  }

  #listen(): void {
    const contents = this.webContents
    contents.on("needs-page", () => void this.#attach(true))
    contents.on("close-wished", () => this.close())
    contents.on("attached", (_cdp: object, frameId: string) => {
      this.#frameId = frameId
    })
    host.on("page-closed", (frameId) => {
      if (frameId === this.#frameId) this.#gone()
    })
    contents.on("focus", () => this.#focusChanged(true))
    contents.on("blur", () => this.#focusChanged(false))
    contents.on("resized", () => void this.#refreshPlace())
    contents.on("page-title-updated", (event: Electron.Event, title: string) => {
      this.emit("page-title-updated", event, title, true)
      if (event.defaultPrevented) void this.#showTitle()
      else this.#title = title
    })
    contents.once("did-finish-load", () => setImmediate(() => this.emit("ready-to-show", preventable({}))))
  }

  async #attach(setsPlace: boolean): Promise<void> {
    const page = host
      .start()
      .then(() => host.takeFirstPage() ?? host.openPage({ url: "about:blank", newWindow: true }))
    try {
      const attached = this.webContents.attach(page)
      this.#page = await page
      await attached
      if (setsPlace) await writePlace(this.#page, { bounds: this.#normal })
      await this.#refreshPlace()
      this.#watching = setInterval(() => void this.#refreshPlace(), placeEveryMs)
      this.#watching.unref()
    } catch (error) {
      if (!this.#isDestroyed) process.stderr.write(`The window could not be opened: ${String(error)}\n`)
    }
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options)
  }

  reload(): void {
    this.webContents.reload()
  }

  /** The window stands from the browser's start; `show` brings it to the front. */
  show(): void {
    if (this.#isVisible) return this.focus()
    this.#isVisible = true
    this.emit("show", preventable({}))
    this.focus()
  }

  hide(): void {
    this.#isVisible = false
    this.minimize()
    this.emit("hide", preventable({}))
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  focus(): void {
    void this.#page?.bringToFront().catch(() => undefined)
  }

  isFocused(): boolean {
    return this.#isFocused
  }

  #focusChanged(focused: boolean): void {
    if (focused === this.#isFocused) return
    this.#isFocused = focused
    this.emit(focused ? "focus" : "blur", preventable({}))
  }

  /** Asks the listeners first, as Electron does; nobody objecting, the window is destroyed. */
  close(): void {
    if (this.#isDestroyed) return
    const event = preventable({})
    this.emit("close", event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    writeStartLook(getPath("userData"), { background: this.#background, bounds: this.#normal })
    const page = this.#page
    this.#gone()
    // A page that is the last one must not take the browser with it before the app has decided what it does.
    if (open.size > 0) void page?.close().catch(() => undefined)
    else void host.stop()
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  #gone(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    clearInterval(this.#watching)
    open.delete(this)
    this.webContents.destroyed()
    this.emit("closed")
    if (open.size === 0) windowHooks.allClosed()
  }

  /** The browser crashed or was killed: the window is kept, and its next `loadURL` starts a browser again. */
  lostBrowser(): void {
    clearInterval(this.#watching)
    this.#page = undefined
    this.webContents.detach()
    this.#frameId = undefined
    this.webContents.emit("render-process-gone", preventable({}), { reason: "crashed", exitCode: 1 })
  }

  async #refreshPlace(): Promise<void> {
    const page = this.#page
    const place = page === undefined ? undefined : await readPlace(page)
    if (place === undefined || this.#isDestroyed) return
    const before = this.#place
    this.#place = place
    if (place.state === "normal") this.#normal = place.bounds
    const { x, y, width, height } = place.bounds
    if (x !== before.bounds.x || y !== before.bounds.y) this.emit("move", preventable({}))
    if (width !== before.bounds.width || height !== before.bounds.height) this.emit("resize", preventable({}))
    if (place.state !== before.state) this.#stateChanged(before.state, place.state)
  }

  #stateChanged(before: WindowPlace["state"], now: WindowPlace["state"]): void {
    if (before === "maximized") this.emit("unmaximize", preventable({}))
    if (before === "fullscreen") this.emit("leave-full-screen", preventable({}))
    if (before === "minimized") this.emit("restore", preventable({}))
    if (now === "maximized") this.emit("maximize", preventable({}))
    if (now === "fullscreen") this.emit("enter-full-screen", preventable({}))
    if (now === "minimized") this.emit("minimize", preventable({}))
  }

  async #setState(state: WindowPlace["state"]): Promise<void> {
    if (this.#page === undefined) return
    await writePlace(this.#page, { state })
    await this.#refreshPlace()
  }

  getBounds(): Electron.Rectangle {
    return this.#place.bounds
  }

  getNormalBounds(): Electron.Rectangle {
    return this.#normal
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#normal = { ...this.#normal, ...bounds }
    if (this.#page === undefined) return
    void writePlace(this.#page, { bounds: this.#normal }).then(() => this.#refreshPlace())
  }

  maximize(): void {
    void this.#setState("maximized")
  }

  unmaximize(): void {
    void this.#setState("normal")
  }

  isMaximized(): boolean {
    return this.#place.state === "maximized"
  }

  minimize(): void {
    void this.#setState("minimized")
  }

  restore(): void {
    void this.#setState("normal")
  }

  isMinimized(): boolean {
    return this.#place.state === "minimized"
  }

  setFullScreen(wanted: boolean): void {
    void this.#setState(wanted ? "fullscreen" : "normal")
  }

  isFullScreen(): boolean {
    return this.#place.state === "fullscreen"
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
    void this.#showTitle()
  }

  /** The window's title is the document's. */
  async #showTitle(): Promise<void> {
    const expression = `document.title = ${JSON.stringify(this.#title)}`
    await this.webContents.cdp?.send("Runtime.evaluate", { expression }).catch(() => undefined)
  }

  setBackgroundColor(color: string): void {
    this.#background = color
  }

  getBackgroundColor(): string {
    return this.#background
  }

  setContentProtection(_enable: boolean): void {
    throw new NotHere("BrowserWindow.setContentProtection")
  }

  setAlwaysOnTop(_flag: boolean): void {
    throw new NotHere("BrowserWindow.alwaysOnTop")
  }

  /** There is no menu bar to hide or to show. */
  setMenuBarVisibility(_visible: boolean): void {}
}
