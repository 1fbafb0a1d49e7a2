import type { CDPSession } from "playwright-core"
import { WebFrameMainStandIn } from "./web-frame.ts"

/** The frames of one page, kept up to date from the browser's events. */
export class FrameTree {
  readonly #processId: () => number
  readonly #frames = new Map<string, WebFrameMainStandIn>()
  #main: WebFrameMainStandIn

  constructor(processId: () => number) {
    this.#processId = processId
    this.#main = new WebFrameMainStandIn("", null, 1, processId)
  }

  get main(): WebFrameMainStandIn {
    return this.#main
  }

  find(frameId: string): WebFrameMainStandIn | null {
    return this.#frames.get(frameId) ?? null
  }

  /** Begins anew with a page whose main frame has this id. */
  watch(cdp: CDPSession, mainId: string): void {
    this.#frames.clear()
    this.#main = new WebFrameMainStandIn(mainId, null, 1, this.#processId)
    this.#frames.set(mainId, this.#main)
    let made = 1
    cdp.on("Page.frameAttached", ({ frameId, parentFrameId }) => {
      const parent = this.#frames.get(parentFrameId) ?? this.#main
      this.#frames.set(frameId, new WebFrameMainStandIn(frameId, parent, (made += 1), this.#processId))
    })
    cdp.on("Page.frameDetached", ({ frameId }) => {
      this.#frames.get(frameId)?.detach()
      this.#frames.delete(frameId)
    })
    cdp.on("Page.frameNavigated", ({ frame }) => this.#frames.get(frame.id)?.navigated(frame.url))
  }
}
