import type * as Electron from "electron"
import type { Page } from "playwright-core"
import { readPlace, type WantedPlace, type WindowPlace, writePlace } from "./window-place.ts"

/** How often a window on a screen is asked where it is: a browser tells nobody that it was moved. */
const askEveryMs = 1_000

const leaving: Readonly<Partial<Record<WindowPlace["state"], string>>> = {
  maximized: "unmaximize",
  fullscreen: "leave-full-screen",
  minimized: "restore",
}
const entering: Readonly<Partial<Record<WindowPlace["state"], string>>> = {
  maximized: "maximize",
  fullscreen: "enter-full-screen",
  minimized: "minimize",
}

type Size = { readonly width: number; readonly height: number }

/** Where one window is and how large; tells of every change by Electron's names for it. */
export class Placement {
  readonly #tell: (event: string) => void
  #page: Page | undefined
  #now: WindowPlace
  #normal: Electron.Rectangle
  /** What was asked for before there was a window. */
  #wanted: Partial<Electron.Rectangle>
  #asking: NodeJS.Timeout | undefined

  constructor(wanted: Size & Partial<Electron.Rectangle>, tell: (event: string) => void) {
    this.#tell = tell
    this.#wanted = wanted
    this.#normal = { x: 0, y: 0, ...wanted }
    this.#now = { bounds: this.#normal, state: "normal" }
  }

  get bounds(): Electron.Rectangle {
    return this.#now.bounds
  }

  /** What the window has when it is neither maximized, minimized nor full screen. */
  get normal(): Electron.Rectangle {
    return this.#normal
  }

  is(state: WindowPlace["state"]): boolean {
    return this.#now.state === state
  }

  /** Puts the window in its place, and watches it from then on. */
  async begin(page: Page): Promise<void> {
    this.#page = page
    await writePlace(page, { bounds: this.#wanted })
    await this.refresh()
    this.#asking = setInterval(() => void this.refresh(), askEveryMs)
    this.#asking.unref()
  }

  end(): void {
    clearInterval(this.#asking)
    this.#page = undefined
    this.#wanted = this.#normal
  }

  async refresh(): Promise<void> {
    const page = this.#page
    const place = page === undefined ? undefined : await readPlace(page)
    if (place === undefined || this.#page !== page) return
    const before = this.#now
    this.#now = place
    if (place.state === "normal") this.#normal = place.bounds
    const { x, y, width, height } = place.bounds
    if (x !== before.bounds.x || y !== before.bounds.y) this.#tell("move")
    if (width !== before.bounds.width || height !== before.bounds.height) this.#tell("resize")
    if (place.state === before.state) return
    const names = [leaving[before.state], entering[place.state]]
    for (const name of names) if (name !== undefined) this.#tell(name)
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#wanted = { ...this.#wanted, ...bounds }
    this.#normal = { ...this.#normal, ...bounds }
    void this.#write({ bounds })
  }

  setState(state: WindowPlace["state"]): void {
    void this.#write({ state })
  }

  async #write(place: WantedPlace): Promise<void> {
    if (this.#page === undefined) return
    await writePlace(this.#page, place).catch(() => undefined)
    await this.refresh()
  }
}
