import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import type { CDPSession, Dialog, Page } from "playwright-core"
import type { PausedRequest } from "./cdp-types.ts"
import { unpack } from "./clone.ts"
import { loadError } from "./errors.ts"
import { host } from "./host.ts"
import { ipcMain } from "./ipc-main.ts"
import type { Accelerator, FromPage } from "./message.ts"
import { NotHere } from "./not-here.ts"
import { isAppPageUrl, runtimeOrigins, toAppUrl, toPageUrl } from "./origin.ts"
import { createPagePort, type PagePort } from "./page-port.ts"
import { settlePermissions } from "./permissions.ts"
import { preventable } from "./preventable.ts"
import { readPdfOptions, readStream } from "./print.ts"
import { newPid, rendererPids, waitUntilGone } from "./renderer-pids.ts"
import type { SessionStandIn } from "./session.ts"
import { WebFrameMainStandIn } from "./web-frame.ts"

/** How long a page may take to leave before its process is killed, and the process to be gone. */
const leaveWithinMs = 1_500
const goneWithinMs = 2_000

type Attached = {
  readonly page: Page
  readonly cdp: CDPSession
  readonly port: PagePort
  readonly frameId: string
}

let ids = 0

/** One page of the browser as Electron's `webContents`. */
export class WebContentsStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
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
      | "printToPDF"
      | "setWebRTCIPHandlingPolicy"
      | "openDevTools"
      | "isDevToolsOpened"
      | "closeDevTools"
    >
{
  readonly id = (ids += 1)
  readonly session: SessionStandIn
  readonly #preload: string
  readonly #frames = new Map<string, WebFrameMainStandIn>()
  #attached: Promise<Attached> | undefined
  #now: Attached | undefined
  #mainFrame = new WebFrameMainStandIn("", null, 1, () => this.#pid)
  #pid = 0
  #title = ""
  #accelerators: readonly Accelerator[] = []
  #expected: string | undefined
  #isDestroyed = false
  #isCrashed = false
  #mayOpen: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: "allow" })

  constructor(session: SessionStandIn, preload: string) {
    super()
    this.session = session
    this.#preload = preload
    session.on("permissions-changed", () => void this.#settlePermissions())
  }

  get mainFrame(): WebFrameMainStandIn {
    return this.#mainFrame
  }

  /** Undefined until the page is there, and after it went. */
  get page(): Page | undefined {
    return this.#now?.page
  }

  get cdp(): CDPSession | undefined {
    return this.#now?.cdp
  }

  /** Takes the page as its own; everything asked before waits for it. */
  attach(page: Promise<Page>): Promise<void> {
    this.#attached = page.then((ready) => this.#attach(ready))
    return this.#attached.then(() => undefined)
  }

  async #attach(page: Page): Promise<Attached> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send("Page.enable")
    const { frameTree } = await cdp.send("Page.getFrameTree")
    const frameId = frameTree.frame.id
    this.#mainFrame = new WebFrameMainStandIn(frameId, null, 1, () => this.#pid)
    this.#frames.clear()
    this.#frames.set(frameId, this.#mainFrame)
    const origin = new URL(toPageUrl(`${toAppUrl("https://main.localhost/")}`)).origin
    const port = createPagePort(cdp, origin, (message, from) => this.#hear(message, from))
    await port.open(frameId, this.#preload)
    host.owners.set(frameId, {
      session: this.session,
      bytes: port.bytes,
      mayNavigate: (paused) => this.#mayNavigate(paused),
    })
    const attached = { page, cdp, port, frameId }
    this.#now = attached
    this.#watch(attached)
    this.emit("attached", cdp)
    await this.#settlePermissions()
    return attached
  }

  #watch({ page, cdp, frameId }: Attached): void {
    cdp.on("Page.frameAttached", ({ frameId: child, parentFrameId }) => {
      const parent = this.#frames.get(parentFrameId) ?? this.#mainFrame
      this.#frames.set(child, new WebFrameMainStandIn(child, parent, this.#frames.size + 1, () => this.#pid))
    })
    cdp.on("Page.frameDetached", ({ frameId: child }) => {
      this.#frames.get(child)?.detach()
      this.#frames.delete(child)
    })
    cdp.on("Page.frameNavigated", ({ frame }) => {
      this.#frames.get(frame.id)?.navigated(frame.url)
      if (frame.id !== frameId || frame.url === runtimeOrigins.away) return
      this.#isCrashed = false
      this.emit("did-navigate", preventable({}), toAppUrl(frame.url), 200, "OK")
    })
    cdp.on("Page.domContentEventFired", () => {
      if (!this.#isAway()) this.emit("dom-ready", preventable({}))
    })
    cdp.on("Page.loadEventFired", () => {
      if (this.#isAway()) return
      this.#tellAccelerators()
      void this.#readTitle().then(() => this.emit("did-finish-load", preventable({})))
    })
    cdp.on("Inspector.targetCrashed", () => {
      this.#isCrashed = true
      this.#pid = 0
      this.emit("render-process-gone", preventable({}), { reason: "crashed", exitCode: 1 })
    })
    page.on("dialog", (dialog) => void this.#answerDialog(dialog))
    page.on("close", () => {
      if (this.#now?.page === page) this.emit("page-closed")
    })
  }

  #isAway(): boolean {
    return this.#mainFrame.url === runtimeOrigins.away || this.#mainFrame.url.startsWith("data:")
  }

  /** The browser is gone and may come again: what is asked next waits for a new page. */
  detach(): void {
    this.#now = undefined
    this.#attached = undefined
    this.#pid = 0
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
    const browser = host.running
    if (attached === undefined || browser === undefined) throw loadError("net::ERR_FAILED", url)
    const pageUrl = toPageUrl(url)
    const loaded = onceLoaded(attached.cdp)
    const before = await rendererPids(browser.cdp)
    this.emit("did-start-loading")
    const failed = await this.#go(attached, pageUrl)
    if (failed !== undefined) {
      const error = loadError(failed, url)
      this.emit("did-fail-load", preventable({}), error.errno, error.code, url, true)
      throw error
    }
    this.#notePid(before, await rendererPids(browser.cdp))
    await loaded
    this.emit("did-stop-loading")
  }

  /** The browser's word for what went wrong, or undefined when the page was reached. */
  async #go({ cdp }: Attached, pageUrl: string): Promise<string | undefined> {
    this.#expected = pageUrl
    try {
      const { errorText } = await cdp.send("Page.navigate", { url: pageUrl })
      return errorText
    } finally {
      this.#expected = undefined
    }
  }

  #notePid(before: ReadonlySet<number>, after: ReadonlySet<number>): void {
    const made = newPid(before, after)
    if (made !== 0) this.#pid = made
    else if (!after.has(this.#pid)) this.#pid = after.size === 1 ? ([...after][0] ?? 0) : 0
  }

  reload(): void {
    if (this.#now === undefined) return
    this.#expected = toPageUrl(this.getURL())
    void this.#now.cdp
      .send("Page.reload")
      .catch(() => undefined)
      .finally(() => {
        this.#expected = undefined
      })
  }

  getURL(): string {
    return this.#mainFrame.url === "about:blank" ? "" : this.#mainFrame.url
  }

  getTitle(): string {
    return this.#title
  }

  getOSProcessId(): number {
    return this.#pid
  }

  getProcessId(): number {
    return this.#pid
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  /**
   * Ends the page's process by going to another site: Chromium never shows two sites in one process, and ends the old
   * one. A page that does not leave in time has its process killed. `render-process-gone` comes when the system no
   * longer knows the process.
   */
  forcefullyCrashRenderer(): void {
    void this.#endRenderer()
  }

  async #endRenderer(): Promise<void> {
    const attached = this.#now
    const pid = this.#pid
    if (attached === undefined || pid === 0) return
    const left = this.#go(attached, runtimeOrigins.away).then(() => true)
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, leaveWithinMs, false))
    const didLeave = await Promise.race([left.catch(() => false), late])
    if (!didLeave || !(await waitUntilGone(pid, goneWithinMs))) kill(pid)
    await waitUntilGone(pid, goneWithinMs)
    // A killed process is reported by the browser itself.
    if (!didLeave) return
    this.#pid = 0
    this.emit("render-process-gone", preventable({}), { reason: "killed", exitCode: 9 })
  }

  send(channel: string, ...args: unknown[]): void {
    const port = this.#now?.port
    if (port === undefined) return
    port.tell({ kind: "event", channel, ...port.packed(args) })
  }

  #hear(message: FromPage, frameId: string): void {
    switch (message.kind) {
      case "invoke":
        return void this.#answer(message, frameId)
      case "send": {
        const args = this.#read(message)
        ipcMain.emit(message.channel, this.#event(frameId, "frame"), ...args)
        return
      }
      case "key":
        return void this.emit("accelerator", message.accelerator)
      case "focus":
        return void this.emit(message.focused ? "focus" : "blur")
      case "scheme":
        return void this.emit("scheme", message.dark)
      case "resized":
        return void this.emit("resized")
      case "preload-failed":
        process.stderr.write(`The preload script failed: ${message.message}\n`)
        return void this.emit("preload-error", preventable({}), "", new Error(message.message))
      case "part":
        return
    }
  }

  async #answer(message: Extract<FromPage, { kind: "invoke" }>, frameId: string): Promise<void> {
    const port = this.#now?.port
    if (port === undefined) return
    try {
      const value = await ipcMain.answer(message.channel, this.#event(frameId, "frame"), this.#read(message))
      port.tell({ kind: "answer", call: message.call, ...port.packed(value) })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      port.tell({ kind: "refusal", call: message.call, message: text })
    }
  }

  #read(message: Extract<FromPage, { kind: "invoke" | "send" }>): unknown[] {
    const bytes = this.#now?.port.bytes.read(message.bytes) ?? []
    const args = unpack({ nodes: message.nodes, bytes })
    return Array.isArray(args) ? args : []
  }

  #event(frameId: string, type: "frame") {
    const frame = this.#frames.get(frameId) ?? null
    return preventable({
      type,
      sender: this,
      senderFrame: frame,
      frameId: frame?.routingId ?? -1,
      processId: this.#pid,
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    })
  }

  #mayNavigate(paused: PausedRequest): boolean {
    const url = toAppUrl(paused.request.url)
    const isMainFrame = paused.frameId === this.#now?.frameId
    if (isMainFrame && paused.request.url === this.#expected) return true
    const frame = this.#frames.get(paused.frameId) ?? null
    const isRedirect = paused.redirectedRequestId !== undefined
    const names = isRedirect
      ? ["will-redirect"]
      : ["will-frame-navigate", ...(isMainFrame ? ["will-navigate"] : [])]
    return names.every((name) => {
      const event = preventable({ url, isSameDocument: false, isMainFrame, frame, initiator: frame })
      this.emit(name, event, url)
      return !event.defaultPrevented
    })
  }

  async #answerDialog(dialog: Dialog): Promise<void> {
    if (dialog.type() !== "beforeunload") return dialog.dismiss().catch(() => undefined)
    if (this.#expected !== undefined) return dialog.accept().catch(() => undefined)
    const request = preventable({})
    this.emit("close-wished", request)
    return (request.defaultPrevented ? dialog.dismiss() : dialog.accept()).catch(() => undefined)
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.#mayOpen = handler
  }

  mayOpen(url: string): boolean {
    return this.#mayOpen({ url }).action === "allow"
  }

  /** The page's policy and the resolver rule let no peer connection out, whatever is set here. */
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  setAccelerators(list: readonly Accelerator[]): void {
    this.#accelerators = list
    this.#tellAccelerators()
  }

  #tellAccelerators(): void {
    this.#now?.port.tell({ kind: "accelerators", list: this.#accelerators })
  }

  async #readTitle(): Promise<void> {
    const attached = this.#now
    if (attached === undefined) return
    const { result } = await attached.cdp.send("Runtime.evaluate", { expression: "document.title" })
    const title = typeof result.value === "string" ? result.value : ""
    if (title === this.#title) return
    this.#title = title
    this.emit("page-title-updated", preventable({}), title, true)
  }

  async #settlePermissions(): Promise<void> {
    const cdp = host.running?.cdp
    if (cdp === undefined || this.#now === undefined) return
    const appOrigin = toAppUrl("https://main.localhost")
    await settlePermissions(cdp, toPageUrl(appOrigin), (name) => this.session.mayHave(this, name, appOrigin))
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const attached = await this.#attached
    if (attached === undefined) throw new Error("no page to print")
    const { stream } = await attached.cdp.send("Page.printToPDF", {
      ...readPdfOptions(options),
      transferMode: "ReturnAsStream",
    })
    return stream === undefined ? Buffer.alloc(0) : readStream(attached.cdp, stream)
  }

  /**
   * The browser's own print window, which a headless one does not have. It does not say whether the owner printed or
   * cancelled: closed is reported as printed.
   */
  print(
    _options?: Electron.WebContentsPrintOptions,
    done?: (printed: boolean, reason: string) => void,
  ): void {
    const expression =
      "new Promise((closed) => { addEventListener('afterprint', closed, { once: true }); print() })"
    const attached = this.#now
    if (attached === undefined) return done?.(false, "no page")
    attached.cdp
      .send("Runtime.evaluate", { expression, awaitPromise: true, userGesture: true, returnByValue: true })
      .then(
        () => done?.(true, ""),
        (error: unknown) => done?.(false, String(error)),
      )
  }

  openDevTools(): void {
    throw new NotHere("webContents.devTools")
  }

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false
  }

  isAppPage(): boolean {
    return isAppPageUrl(toPageUrl(this.getURL()))
  }
}

function onceLoaded(cdp: CDPSession): Promise<void> {
  return new Promise((resolve) => cdp.once("Page.loadEventFired", () => resolve()))
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It ended by itself in between.
  }
}
