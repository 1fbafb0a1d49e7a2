import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import { Placement } from "./placement.ts"
import { preventable } from "./preventable.ts"

/** The half of a window that knows where it is. */
export class BaseWindowStandIn extends EventEmitter {
  protected readonly placement: Placement

  constructor(options: Pick<Electron.BaseWindowConstructorOptions, "x" | "y" | "width" | "height">) {
    super()
    const { x, y, width = 800, height = 600 } = options
    // Without a place of its own the window stays where the system put it.
    const place = x === undefined || y === undefined ? {} : { x, y }
    this.placement = new Placement({ ...place, width, height }, (event) => this.emit(event, preventable({})))
  }

  getBounds(): Electron.Rectangle {
    return this.placement.bounds
  }

  getNormalBounds(): Electron.Rectangle {
    return this.placement.normal
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.placement.setBounds(bounds)
  }

  maximize(): void {
    this.placement.setState("maximized")
  }

  unmaximize(): void {
    this.placement.setState("normal")
  }

  isMaximized(): boolean {
    return this.placement.is("maximized")
  }

  minimize(): void {
    this.placement.setState("minimized")
  }

  restore(): void {
    this.placement.setState("normal")
  }

  isMinimized(): boolean {
    return this.placement.is("minimized")
  }

  setFullScreen(wanted: boolean): void {
    this.placement.setState(wanted ? "fullscreen" : "normal")
  }

  isFullScreen(): boolean {
    return this.placement.is("fullscreen")
  }
}
