import type { CDPSession, Page } from "playwright-core"
import { isHeadless } from "./browser.ts"
import type { FromPage } from "./message.ts"
import { isAppPageUrl, toPageUrl, claimedScheme } from "./origin.ts"
import { createPagePort, type PagePort } from "./page-port.ts"

/** A page of the browser that a `webContents` has taken, with its own session and its way into the preload's world. */
export type AttachedPage = {
  readonly page: Page
  readonly cdp: CDPSession
  readonly port: PagePort
  /** Of the main frame, which is the page's target id too. */
  readonly frameId: string
}

export async function attachPage(
  page: Page,
  preload: string,
  hear: (message: FromPage, frameId: string) => void,
): Promise<AttachedPage> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("Page.enable")
  const { frameTree } = await cdp.send("Page.getFrameTree")
  const frameId = frameTree.frame.id
  const port = createPagePort(cdp, mainPageOrigin(), hear)
  await port.open(frameId, preload)
  if (!isHeadless) await keepRealFocus(cdp, frameId)
  return { page, cdp, port, frameId }
}

/**
 * Playwright makes every page believe that it has the focus, anew in each process; the app wants to know when it does
 * not. Without a screen nothing has the focus, and the belief is left.
 */
async function keepRealFocus(cdp: CDPSession, frameId: string): Promise<void> {
  const restore = () => cdp.send("Emulation.setFocusEmulationEnabled", { enabled: false })
  cdp.on("Page.frameNavigated", ({ frame }) => {
    if (frame.id === frameId) restore().catch(() => undefined)
  })
  await restore()
}

/** `https://main.localhost`: the one host that an app's pages have here. */
export function mainPageOrigin(): string {
  return toPageUrl(`${claimedScheme()}://main`)
}

/** Whether the app's own page stands there, and neither the start page nor the empty one between two. */
export function isShowingApp(pageUrl: string): boolean {
  return isAppPageUrl(toPageUrl(pageUrl))
}

/**
 * The document's title. Read as a gesture of the owner: only a page that had one may ask before it is closed. Undefined
 * when the page went away.
 */
export async function readTitle(cdp: CDPSession | undefined): Promise<string | undefined> {
  const asked = { expression: "document.title", userGesture: true }
  const read = await cdp?.send("Runtime.evaluate", asked).catch(() => undefined)
  const title: unknown = read?.result.value
  return typeof title === "string" ? title : undefined
}
