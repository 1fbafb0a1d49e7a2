import type * as Electron from "electron"
import { claimedScheme, isAppPageUrl, toAppUrl } from "./origin.ts"

/** One frame of a page, as `event.senderFrame` shows it. Frames are compared by identity: there is one object for each. */
export class WebFrameMainStandIn
  implements Pick<Electron.WebFrameMain, "frameToken" | "name" | "origin" | "url" | "detached">
{
  readonly frameToken: string
  readonly name = ""
  readonly parent: WebFrameMainStandIn | null
  readonly routingId: number
  readonly #processId: () => number
  #url = "about:blank"
  #detached = false

  constructor(
    frameToken: string,
    parent: WebFrameMainStandIn | null,
    routingId: number,
    processId: () => number,
  ) {
    this.frameToken = frameToken
    this.parent = parent
    this.routingId = routingId
    this.#processId = processId
  }

  get url(): string {
    return this.#url
  }

  get origin(): string {
    const address = toAppUrl(this.#url)
    const own = `${claimedScheme()}://`
    if (address.startsWith(own)) return `${own}${address.slice(own.length).split(/[/?#]/, 1)[0]}`
    return URL.canParse(address) ? new URL(address).origin : "null"
  }

  get top(): WebFrameMainStandIn {
    return this.parent === null ? this : this.parent.top
  }

  get processId(): number {
    return this.#processId()
  }

  get detached(): boolean {
    return this.#detached
  }

  navigated(pageUrl: string): void {
    this.#url = isAppPageUrl(pageUrl) ? toAppUrl(pageUrl) : pageUrl
  }

  detach(): void {
    this.#detached = true
  }
}
