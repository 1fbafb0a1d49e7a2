import { channel } from "node:diagnostics_channel"
import { EventEmitter } from "node:events"
import type { Page } from "playwright-core"
import { type Running, startBrowser } from "./browser.ts"
import type { CdpParameters } from "./cdp-types.ts"
import { awayPage, intercept, type Owner, type OwnPage } from "./interception.ts"
import { ownSwitches } from "./command-line.ts"
import { session } from "./session.ts"
import { readStartLook } from "./start-look.ts"
import { getPath, getName } from "./app-paths.ts"

/**
 * Each browser that is started is named here. Nobody listens in the app; a test that is loaded into the process does,
 * to reach the pages that this process alone can reach.
 */
const started = channel("lucilius:browser-started")

type HostEvents = {
  /** The browser is gone without having been told to go. */
  readonly gone: []
  /** A page was closed by the owner; the id is its main frame's. */
  readonly "page-closed": [frameId: string]
  readonly "stranger-page": [page: Page]
}

/** The one browser behind all windows of this process. */
class Host extends EventEmitter<HostEvents> {
  readonly owners = new Map<string, Owner>()
  readonly ownPages = new Map<string, OwnPage>([awayPage])
  /** Pages that this runtime opened itself; any other is closed at once. */
  readonly ownTargets = new WeakSet<Page>()
  #running: Running | undefined
  #starting: Promise<Running> | undefined
  /** The app-mode window that came with the browser, until a BrowserWindow takes it. */
  #freePage: Page | undefined
  #isStopping = false
  #stopping: Promise<void> = Promise.resolve()
  #isOpening = false
  #opening: Promise<unknown> = Promise.resolve()

  get running(): Running | undefined {
    return this.#running
  }

  start(): Promise<Running> {
    this.#starting ??= this.#stopping.then(() => this.#start())
    return this.#starting
  }

  takeFirstPage(): Page | undefined {
    const page = this.#freePage
    this.#freePage = undefined
    return page
  }

  /** A page that the runtime wants; any other page that appears is a stranger. One at a time. */
  openPage(params: CdpParameters<"Target.createTarget">): Promise<Page> {
    const opened = this.#opening.then(async () => {
      const { context, cdp } = await this.start()
      const arriving = context.waitForEvent("page")
      this.#isOpening = true
      try {
        await cdp.send("Target.createTarget", params)
        const page = await arriving
        this.ownTargets.add(page)
        return page
      } finally {
        this.#isOpening = false
      }
    })
    this.#opening = opened.catch(() => undefined)
    return opened
  }

  stop(): Promise<void> {
    this.#isStopping = true
    const { context } = this.#running ?? {}
    this.#stopping = context === undefined ? this.#stopping : context.close().catch(() => undefined)
    return this.#stopping
  }

  /** Ends a browser that can no longer be used; it is gone at once as if it had crashed, and the next one waits for its end. */
  giveUp(): void {
    if (this.#running === undefined || this.#isStopping) return
    void this.stop()
    this.#forget()
    this.emit("gone")
  }

  #forget(): void {
    this.#running = undefined
    this.#starting = undefined
    this.owners.clear()
  }

  async #start(): Promise<Running> {
    const look = readStartLook(getPath("userData"))
    const running = await startBrowser({
      userData: getPath("userData"),
      title: getName(),
      background: look.background,
      bounds: look.bounds,
      appended: ownSwitches,
    })
    await intercept(running.cdp, (frameId) => this.#ownerOf(frameId), this.ownPages)
    this.ownTargets.add(running.firstPage)
    this.#freePage = running.firstPage
    running.cdp.on("Target.targetDestroyed", ({ targetId }) => {
      if (!this.#isStopping) this.emit("page-closed", targetId)
    })
    await running.cdp.send("Target.setDiscoverTargets", { discover: true })
    running.context.on("page", (page) => {
      if (!this.#isOpening && !this.ownTargets.has(page)) this.emit("stranger-page", page)
    })
    running.context.on("close", () => {
      if (this.#running !== running) return
      this.#forget()
      if (!this.#isStopping) this.emit("gone")
    })
    this.#running = running
    this.#isStopping = false
    started.publish(running.context.browser())
    return running
  }

  /** A worker's request names no frame of its own: then the first window answers for it. */
  #ownerOf(frameId: string): Owner {
    const owner = this.owners.get(frameId) ?? this.owners.values().next().value
    return owner ?? { session: session.defaultSession, bytes: undefined, mayNavigate: () => true }
  }
}

export const host = new Host()
