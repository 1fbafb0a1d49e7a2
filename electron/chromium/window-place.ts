import type { Page } from "playwright-core"
import { host } from "./host.ts"

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type WindowPlace = {
  readonly bounds: Rectangle
  readonly state: "normal" | "minimized" | "maximized" | "fullscreen"
}

/** What is left out stays as it is. */
export type WantedPlace = { readonly bounds?: Partial<Rectangle>; readonly state?: WindowPlace["state"] }

async function windowIdOf(page: Page): Promise<number | undefined> {
  const cdp = host.running?.cdp
  if (cdp === undefined || page.isClosed()) return undefined
  const session = await page.context().newCDPSession(page)
  const { windowId } = await session.send("Browser.getWindowForTarget")
  await session.detach()
  return windowId
}

/** Undefined when the window went away meanwhile. Pixels of the screen, the frame included. */
export async function readPlace(page: Page): Promise<WindowPlace | undefined> {
  try {
    const windowId = await idOf(page)
    const cdp = host.running?.cdp
    if (windowId === undefined || cdp === undefined) return undefined
    const { bounds } = await cdp.send("Browser.getWindowBounds", { windowId })
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState: state = "normal" } = bounds
    return { bounds: { x, y, width, height }, state }
  } catch {
    return undefined
  }
}

export async function writePlace(page: Page, to: WantedPlace): Promise<void> {
  const windowId = await idOf(page)
  const cdp = host.running?.cdp
  if (windowId === undefined || cdp === undefined) return
  if (to.bounds !== undefined) {
    const { x: left, y: top, width, height } = to.bounds
    const bounds = {
      ...(left !== undefined && { left }),
      ...(top !== undefined && { top }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    }
    await cdp.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "normal" } })
    await cdp.send("Browser.setWindowBounds", { windowId, bounds })
  }
  if (to.state !== undefined) {
    // The browser goes from one special state to another only by way of the normal one.
    await cdp.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "normal" } })
    await cdp.send("Browser.setWindowBounds", { windowId, bounds: { windowState: to.state } })
  }
}

const known = new WeakMap<Page, Promise<number | undefined>>()

function idOf(page: Page): Promise<number | undefined> {
  const found = known.get(page) ?? windowIdOf(page)
  known.set(page, found)
  return found
}
