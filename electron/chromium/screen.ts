import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import { host } from "./host.ts"

/** What the browser says of one screen. */
type ScreenInfo = Awaited<ReturnType<typeof readInfos>>[number]

async function readInfos() {
  const running = host.running
  if (running === undefined) return []
  const cdp = await running.context.newCDPSession(running.firstPage)
  const { screenInfos } = await cdp.send("Emulation.getScreenInfos")
  await cdp.detach()
  return screenInfos
}

function toDisplay(info: ScreenInfo): Electron.Display {
  const bounds = { x: info.left, y: info.top, width: info.width, height: info.height }
  const workArea = { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight }
  const shown = {
    id: Number(info.id),
    bounds,
    workArea,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    scaleFactor: info.devicePixelRatio,
    rotation: info.orientation.angle,
    colorDepth: info.colorDepth,
    internal: info.isInternal,
    label: info.label,
  }
  return shown as Electron.Display
}

/** The screens as they were when the browser started: it does not tell of one that is plugged in later. */
class ScreenStandIn
  extends EventEmitter
  implements Pick<Electron.Screen, "getAllDisplays" | "getPrimaryDisplay" | "getDisplayMatching">
{
  #displays: readonly Electron.Display[] = []
  #primary: Electron.Display | undefined

  async read(): Promise<void> {
    const infos = await readInfos()
    this.#displays = infos.map(toDisplay)
    this.#primary = this.#displays[infos.findIndex((info) => info.isPrimary)]
  }

  getAllDisplays(): Electron.Display[] {
    return [...this.#displays]
  }

  /** Throws before the app is ready, as in Electron. */
  getPrimaryDisplay(): Electron.Display {
    const display = this.#primary ?? this.#displays[0]
    if (display === undefined) throw new Error("the screen cannot be asked before the app is ready")
    return display
  }

  /** The display that shows the largest part of the rectangle. */
  getDisplayMatching(rectangle: Electron.Rectangle): Electron.Display {
    const [best] = this.#displays.toSorted(
      (a, b) => overlap(b.bounds, rectangle) - overlap(a.bounds, rectangle),
    )
    return best !== undefined && overlap(best.bounds, rectangle) > 0 ? best : this.getPrimaryDisplay()
  }
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(width, 0) * Math.max(height, 0)
}

export const screen = new ScreenStandIn()
