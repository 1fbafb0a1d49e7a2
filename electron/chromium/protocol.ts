import type * as Electron from "electron"
import { claimScheme, claimedScheme } from "./origin.ts"

type Handler = (request: Request) => Response | Promise<Response>

/** One session's `protocol`: handlers by scheme. Only the one claimed scheme reaches the page. */
export class ProtocolRegistry
  implements
    Pick<Electron.Protocol, "registerSchemesAsPrivileged" | "handle" | "unhandle" | "isProtocolHandled">
{
  readonly #handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    const [first, ...others] = schemes
    if (others.length > 0)
      throw new Error("this runtime shows one scheme of its own to the page, not several")
    if (first !== undefined) claimScheme(first.scheme)
  }

  handle(scheme: string, handler: Handler): void {
    if (scheme !== claimedScheme())
      throw new Error(`${scheme}: was not claimed by registerSchemesAsPrivileged`)
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  handlerOf(scheme: string): Handler | undefined {
    return this.#handlers.get(scheme)
  }
}
