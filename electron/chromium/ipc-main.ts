import { EventEmitter } from "node:events"
import type * as Electron from "electron"

type Handler = (event: object, ...args: unknown[]) => unknown

/** `ipcMain`: what a page's preload sends arrives here. */
export class IpcMainStandIn
  extends EventEmitter
  implements Record<keyof Pick<Electron.IpcMain, "handle" | "handleOnce" | "removeHandler">, unknown>
{
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** What the page's `invoke` resolves with. Rejects as Electron words it. */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    try {
      const handler = this.#handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      return await handler(event, ...args)
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
    }
  }
}

export const ipcMain = new IpcMainStandIn()
