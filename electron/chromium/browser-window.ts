import { readFileSync } from "node:fs"
import type * as Electron from "electron"
import type { Page } from "playwright-core"
import { getName, getPath } from "./app-paths.ts"
import { BaseWindowStandIn } from "./base-window.ts"
import { host } from "./host.ts"
import { NotHere } from "./not-here.ts"
import { preventable } from "./preventable.ts"
import { type SessionStandIn, session } from "./session.ts"
import { writeStartLook } from "./start-look.ts"
import { WebContentsStandIn } from "./web-contents.ts"

type Options = Omit<Electron.BrowserWindowConstructorOptions, "webPreferences"> & {
  readonly webPreferences?: {
    readonly preload?: string
    readonly session?: object
    readonly partition?: string
  }
}

const open = new Set<BrowserWindowStandIn>()
/** Set by `app`: BrowserWindow must not import what imports it. */
export const windowHooks = {
  created: (_window: BrowserWindowStandIn) => {},
  allClosed: () => {},
}

let ids = 0

export class BrowserWindowStandIn extends BaseWindowStandIn {
  readonly id = (ids += 1)
  readonly webContents: WebContentsStandIn
  #title: string
  #background: string
  #isVisible: boolean
  #isFocused = false
  #isDestroyed = false
  #page: Page | undefined
  #frameId: string | undefined

  constructor(options: Options = {}) {
    super(options)
    const { webPreferences = {} } = options
    this.#title = options.title ?? getName()
    this.#background = options.backgroundColor ?? "#ffffff"
    this.#isVisible = options.show ?? true
    const own = webPreferences.session ?? session.fromPartition(webPreferences.partition ?? "")
    const preload = webPreferences.preload === undefined ? "" : readFileSync(webPreferences.preload, "utf8")
    this.webContents = new WebContentsStandIn(own as SessionStandIn, preload)
    open.add(this)
    this.#listen()
    void this.#attach()
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
    contents.on("needs-page", () => void this.#attach())
    contents.on("close-wished", () => this.close())
    contents.on("attached", (_cdp: object, frameId: string) => {
      this.#frameId = frameId
    })
    host.on("page-closed", (frameId) => {
      if (frameId === this.#frameId) this.#gone()
    })
    contents.on("focus", () => this.#focusChanged(true))
    contents.on("blur", () => this.#focusChanged(false))
    contents.on("resized", () => void this.placement.refresh())
    contents.on("page-title-updated", (event: Electron.Event, title: string) => {
      this.emit("page-title-updated", event, title, true)
      if (event.defaultPrevented) void this.#showTitle()
      else this.#title = title
    })
    contents.once("did-finish-load", () => setImmediate(() => this.emit("ready-to-show", preventable({}))))
  }

  async #attach(): Promise<void> {
    const page = host
      .start()
      .then(() => host.takeFirstPage() ?? host.openPage({ url: "about:blank", newWindow: true }))
    try {
      const attached = this.webContents.attach(page)
      this.#page = await page
      await attached
      await this.placement.begin(this.#page)
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
    writeStartLook(getPath("userData"), { background: this.#background, bounds: this.placement.normal })
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
    this.placement.end()
    open.delete(this)
    this.webContents.destroyed()
    this.emit("closed")
    if (open.size === 0) windowHooks.allClosed()
  }

  /** The browser crashed or was killed: the window is kept, and its next `loadURL` starts a browser again. */
  lostBrowser(): void {
    this.placement.end()
    this.#page = undefined
    this.webContents.detach()
    this.#frameId = undefined
    this.webContents.emit("render-process-gone", preventable({}), { reason: "crashed", exitCode: 1 })
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
