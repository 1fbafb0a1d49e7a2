import type { CDPSession } from "playwright-core"
import type { PausedRequest } from "./cdp-types.ts"
import { toAppUrl } from "./origin.ts"
import { preventable } from "./preventable.ts"
import type { WebFrameMainStandIn } from "./web-frame.ts"

/** A dialog that asks whether to leave opens within the same moment as the wish to leave is reported. */
const wishHoldsMs = 1_000

type Asked = {
  readonly url: string
  readonly isMainFrame: boolean
  readonly isRedirect: boolean
  readonly frame: WebFrameMainStandIn | null
}

/**
 * Where one page goes: what the shell sends it to passes, what it wishes itself is put before the listeners of
 * `will-navigate` and its like, and a question before leaving is told from a question before closing.
 */
export class Travel {
  #expected: string | undefined
  #wishedAt = Number.NEGATIVE_INFINITY
  #isPagesOwnWish = false
  /** The browser itself loads the same page again, which Electron does not put before `will-navigate` either. */
  #isReloading = false

  watch(cdp: CDPSession, mainId: string): void {
    cdp.on("Page.frameStartedNavigating", ({ frameId, navigationType }) => {
      if (frameId !== mainId || /sameDocument/i.test(navigationType)) return
      this.#wishedAt = performance.now()
      this.#isReloading = navigationType === "reload" && !this.#isPagesOwnWish
    })
    cdp.on("Page.frameRequestedNavigation", ({ frameId }) => {
      if (frameId !== mainId) return
      this.#wishedAt = performance.now()
      this.#isPagesOwnWish = true
    })
    const arrived = () => {
      this.#wishedAt = Number.NEGATIVE_INFINITY
      this.#isPagesOwnWish = false
      this.#isReloading = false
    }
    cdp.on("Page.frameNavigated", ({ frame }) => frame.id === mainId && arrived())
    cdp.on("Page.navigatedWithinDocument", ({ frameId }) => frameId === mainId && arrived())
  }

  /** The browser's word for what went wrong, or undefined when the page was reached. */
  async go(cdp: CDPSession, pageUrl: string): Promise<string | undefined> {
    return this.#expecting(pageUrl, async () => (await cdp.send("Page.navigate", { url: pageUrl })).errorText)
  }

  async reload(cdp: CDPSession, pageUrl: string): Promise<void> {
    await this.#expecting(pageUrl, () => cdp.send("Page.reload"))
  }

  async #expecting<T>(pageUrl: string, work: () => Promise<T>): Promise<T> {
    this.#expected = pageUrl
    try {
      return await work()
    } finally {
      this.#expected = undefined
    }
  }

  /** True while the page leaves for another address: then nobody wishes to close the window. */
  isLeaving(): boolean {
    return this.#expected !== undefined || performance.now() - this.#wishedAt < wishHoldsMs
  }

  mayGo(paused: PausedRequest, isMainFrame: boolean, frame: WebFrameMainStandIn | null, emit: Emit): boolean {
    if (isMainFrame && (this.#isReloading || paused.request.url === this.#expected)) return true
    const isRedirect = paused.redirectedRequestId !== undefined
    const asked = { url: toAppUrl(paused.request.url), isMainFrame, isRedirect, frame }
    const mayGo = namesFor(asked).every((name) => {
      const event = preventable({
        url: asked.url,
        isSameDocument: false,
        isMainFrame,
        frame,
        initiator: frame,
      })
      emit(name, event, asked.url)
      return !event.defaultPrevented
    })
    if (!mayGo && isMainFrame) this.#isPagesOwnWish = false
    return mayGo
  }
}

type Emit = (name: string, event: object, url: string) => void

function namesFor({ isMainFrame, isRedirect }: Asked): readonly string[] {
  if (isRedirect) return ["will-redirect"]
  return isMainFrame ? ["will-frame-navigate", "will-navigate"] : ["will-frame-navigate"]
}
