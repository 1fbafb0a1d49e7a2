import { EventEmitter } from "node:events"
import { NotHere } from "./not-here.ts"

/** What is the same for every page here, whatever is asked. */
export class FixedContents extends EventEmitter {
  /** Every window that a page opens by itself is closed at once, whatever the handler says. */
  setWindowOpenHandler(_handler: unknown): void {}

  /** The resolver rule lets no peer connection out, whatever is set. */
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  openDevTools(): void {
    throw new NotHere("webContents.devTools")
  }

  closeDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false
  }
}
