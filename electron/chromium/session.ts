import { EventEmitter } from "node:events"
import type * as Electron from "electron"
import { ProtocolRegistry } from "./protocol.ts"
import { WebRequestStandIn } from "./web-request.ts"

type RequestHandler = (
  contents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void
type CheckHandler = (
  contents: object | null,
  permission: string,
  requestingOrigin: string,
  details: { readonly isMainFrame: boolean; readonly requestingUrl: string },
) => boolean

/**
 * Handlers of one partition. All partitions share the browser's one store on disk: an app that keeps things apart in
 * two partitions cannot do so here.
 */
export class SessionStandIn extends EventEmitter {
  readonly protocol = new ProtocolRegistry()
  readonly webRequest = new WebRequestStandIn()
  #mayRequest: RequestHandler | null = null
  #mayCheck: CheckHandler | null = null

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#mayRequest = handler
    this.emit("permissions-changed")
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#mayCheck = handler
    this.emit("permissions-changed")
  }

  /** Both handlers must agree, and without either nothing is granted (Electron would then grant everything). */
  async mayHave(contents: object, permission: string, origin: string): Promise<boolean> {
    const request = this.#mayRequest
    const check = this.#mayCheck
    if (request === null && check === null) return false
    const details = { requestingUrl: `${origin}/`, isMainFrame: true }
    if (check !== null && !check(contents, permission, origin, details)) return false
    return request === null || new Promise((resolve) => request(contents, permission, resolve, details))
  }

  // The browser asks for a device in a chooser of its own, which its settings block for every page: these handlers
  // could only ever be asked to refuse what is refused already.
  setDevicePermissionHandler(_handler: unknown): void {}
  setUSBProtectedClassesHandler(_handler: unknown): void {}
  setBluetoothPairingHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  /** Spelling is off in the browser's own settings, whatever is set. */
  setSpellCheckerEnabled(_enabled: boolean): void {}
  setSpellCheckerLanguages(_languages: readonly string[]): void {}
  /** Nothing is kept in an HTTP cache. */
  async clearCache(): Promise<void> {}
}

const sessions = new Map<string, SessionStandIn>()

function fromPartition(partition: string, _options?: Electron.FromPartitionOptions): SessionStandIn {
  const known = sessions.get(partition)
  if (known !== undefined) return known
  const made = new SessionStandIn()
  sessions.set(partition, made)
  return made
}

export const session = {
  fromPartition,
  get defaultSession(): SessionStandIn {
    return fromPartition("")
  },
}

/** `protocol` is the default session's, as in Electron. */
export const protocol = fromPartition("").protocol
