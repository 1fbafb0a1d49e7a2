import type * as Electron from "electron"
import type { CDPSession, Dialog, Page } from "playwright-core"
import { type AttachedPage, attachPage, isShowingApp, mainPageOrigin, readTitle } from "./attached-page.ts"
import { answerMessage } from "./contents-messages.ts"
import { loadError } from "./errors.ts"
import { FixedContents } from "./fixed-contents.ts"
import { FrameTree } from "./frames.ts"
import { host } from "./host.ts"
import type { Accelerator } from "./message.ts"
import { runtimeOrigins, toAppUrl, toPageUrl } from "./origin.ts"
import { settlePermissions } from "./permissions.ts"
import { preventable } from "./preventable.ts"
import { openPrintWindow, printToPdf } from "./print.ts"
import { RendererProcess } from "./renderer-process.ts"
import type { SessionStandIn } from "./session.ts"
import { Travel } from "./travel.ts"
import type { WebFrameMainStandIn } from "./web-frame.ts"

type Named =
  | "id"
  | "loadURL"
  | "reload"
  | "getURL"
  | "getTitle"
  | "getOSProcessId"
  | "getProcessId"
  | "forcefullyCrashRenderer"
  | "isDestroyed"
  | "isCrashed"
  | "send"
  | "print"
  | "printToPDF"
  | "setWebRTCIPHandlingPolicy"
  | "openDevTools"
  | "isDevToolsOpened"
  | "closeDevTools"

let ids = 0

/** One page of the browser as Electron's `webContents`. */
export class WebContentsStandIn extends FixedContents implements Pick<Electron.WebContents, Named> {
  readonly id = (ids += 1)
  readonly session: SessionStandIn
  readonly #preload: string
  readonly #process = new RendererProcess()
  readonly #frames = new FrameTree(() => this.#process.pid)
  readonly #travel = new Travel()
  #attached: Promise<AttachedPage> | undefined
  #now: AttachedPage | undefined
  #title = ""
  #accelerators: readonly Accelerator[] = []
  #isDestroyed = false
  #isCrashed = false

  constructor(session: SessionStandIn, preload: string) {
    super()
    this.session = session
    this.#preload = preload
    session.on("permissions-changed", () => void this.#settlePermissions())
  }

  get mainFrame(): WebFrameMainStandIn {
    return this.#frames.main
  }

  /** The page's own session; undefined until the page is there, and after it went. */
  get cdp(): CDPSession | undefined {
    return this.#now?.cdp
  }

  /** Takes the page as its own; everything asked before waits for it. */
  attach(page: Promise<Page>): Promise<void> {
    this.#attached = page.then((ready) => this.#attach(ready))
    return this.#attached.then(() => undefined)
  }

  async #attach(page: Page): Promise<AttachedPage> {
    const attached = await attachPage(page, this.#preload, (message, frameId) => {
      answerMessage(this, attached.port, this.#frames.find(frameId), message)
    })
    const { cdp, frameId, port } = attached
    this.#frames.watch(cdp, frameId)
    this.#travel.watch(cdp, frameId)
    this.#watch(attached)
    host.owners.set(frameId, {
      session: this.session,
      bytes: port.bytes,
      mayNavigate: (paused) => {
        const frame = this.#frames.find(paused.frameId)
        return this.#travel.mayGo(paused, paused.frameId === frameId, frame, (name, ...rest) =>
          this.emit(name, ...rest),
        )
      },
    })
    this.#now = attached
    this.emit("attached", cdp, frameId)
    await this.#settlePermissions()
    return attached
  }

  #watch({ page, cdp, frameId }: AttachedPage): void {
    cdp.on("Page.frameNavigated", ({ frame }) => {
      if (frame.id !== frameId) return
      this.#title = ""
      if (!isShowingApp(frame.url)) return
      this.#isCrashed = false
      this.emit("did-navigate", preventable({}), toAppUrl(frame.url), 200, "OK")
    })
    cdp.on("Page.domContentEventFired", () => {
      if (isShowingApp(this.mainFrame.url)) this.emit("dom-ready", preventable({}))
    })
    cdp.on("Page.loadEventFired", () => {
      if (!isShowingApp(this.mainFrame.url)) return
      this.#tellAccelerators()
      void this.#noteTitle().then(() => this.emit("did-finish-load", preventable({})))
    })
    cdp.on("Inspector.targetCrashed", () => {
      // Nothing brings a crashed page's window back to use: a new browser does.
      this.#isCrashed = true
      host.giveUp()
    })
    page.on("dialog", (dialog) => void this.#answerDialog(dialog))
  }

  /** The browser is gone and may come again: what is asked next waits for a new page. */
  detach(): void {
    this.#now = undefined
    this.#attached = undefined
    this.#process.forget()
  }

  destroyed(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.detach()
    this.emit("destroyed")
  }

  async loadURL(url: string, _options?: Electron.LoadURLOptions): Promise<void> {
    if (this.#attached === undefined) this.emit("needs-page")
    const attached = await this.#attached
    const browser = host.running?.cdp
    if (attached === undefined || browser === undefined) throw loadError("net::ERR_FAILED", url)
    const loaded = new Promise((resolve) => attached.cdp.once("Page.loadEventFired", resolve))
    this.emit("did-start-loading")
    const failed = await this.#process.during(browser, () => this.#travel.go(attached.cdp, toPageUrl(url)))
    if (failed !== undefined) {
      const error = loadError(failed, url)
      this.emit("did-fail-load", preventable({}), error.errno, error.code, url, true)
      throw error
    }
    await loaded
    this.emit("did-stop-loading")
  }

  reload(): void {
    const attached = this.#now
    if (attached === undefined) return
    void this.#travel.reload(attached.cdp, toPageUrl(this.getURL())).catch(() => undefined)
  }

  getURL(): string {
    return isShowingApp(this.mainFrame.url) ? this.mainFrame.url : ""
  }

  getTitle(): string {
    return this.#title
  }

  getOSProcessId(): number {
    return this.#process.pid
  }

  getProcessId(): number {
    return this.#process.pid
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  /** The process really ends; `render-process-gone` comes when the operating system no longer knows it. */
  forcefullyCrashRenderer(): void {
    const attached = this.#now
    if (attached === undefined || this.#process.pid === 0) return
    void this.#process
      .end(() => this.#travel.go(attached.cdp, runtimeOrigins.away))
      .then((didLeave) => {
        if (didLeave) this.emit("render-process-gone", preventable({}), { reason: "killed", exitCode: 9 })
      })
  }

  /** Dropped when no page of the app is there, as in Electron. Throws for what cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    const port = this.#now?.port
    port?.tell({ kind: "event", channel, ...port.packed(args) })
  }

  async #answerDialog(dialog: Dialog): Promise<void> {
    const isToLeave = dialog.type() === "beforeunload" && this.#travel.isLeaving()
    await (isToLeave ? dialog.accept() : dialog.dismiss()).catch(() => undefined)
    if (dialog.type() === "beforeunload" && !isToLeave) this.emit("close-wished")
  }

  setAccelerators(list: readonly Accelerator[]): void {
    this.#accelerators = list
    this.#tellAccelerators()
  }

  #tellAccelerators(): void {
    this.#now?.port.tell({ kind: "accelerators", list: this.#accelerators })
  }

  async #noteTitle(): Promise<void> {
    const title = await readTitle(this.#now?.cdp)
    if (title === undefined || title === this.#title) return
    this.#title = title
    this.emit("page-title-updated", preventable({}), title, true)
  }

  async #settlePermissions(): Promise<void> {
    const browser = host.running?.cdp
    if (browser === undefined || this.#now === undefined) return
    const origin = mainPageOrigin()
    await settlePermissions(browser, origin, (name) => this.session.mayHave(this, name, toAppUrl(origin)))
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const attached = await this.#attached
    if (attached === undefined) throw new Error("there is no page to print")
    return printToPdf(attached.cdp, options)
  }

  print(
    _options?: Electron.WebContentsPrintOptions,
    done: (printed: boolean, why: string) => void = () => {},
  ): void {
    void openPrintWindow(this.#now?.cdp, done)
  }
}
