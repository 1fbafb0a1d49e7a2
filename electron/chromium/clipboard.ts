import type { CDPSession } from "playwright-core"
import { sharedDesk } from "./desk.ts"
import { host } from "./host.ts"
import { runtimeOrigins } from "./origin.ts"

/**
 * The system's clipboard, through a hidden page of the runtime's own: the app's page is never given the right to read
 * it. Everything waits for what was asked before.
 */
let queue: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: (cdp: CDPSession) => Promise<T>): Promise<T> {
  const result = queue.then(async () => {
    const cdp = await sharedDesk()
    await allow()
    return work(cdp)
  })
  queue = result.catch(() => undefined)
  return result
}

async function allow(): Promise<void> {
  const cdp = host.running?.cdp
  const origin = new URL(runtimeOrigins.desk).origin
  const wanted = [{ name: "clipboard-read" }, { name: "clipboard-write", allowWithoutSanitization: true }]
  for (const permission of wanted) {
    await cdp?.send("Browser.setPermission", { origin, permission, setting: "granted" })
  }
}

async function evaluate(cdp: CDPSession, expression: string): Promise<unknown> {
  await cdp.send("Emulation.setFocusEmulationEnabled", { enabled: true })
  const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  })
  if (exceptionDetails !== undefined) throw new Error("the clipboard could not be reached")
  return result.value
}

export const clipboard = {
  async readText(): Promise<string> {
    const text = await inTurn((cdp) => evaluate(cdp, "navigator.clipboard.readText()"))
    return typeof text === "string" ? text : ""
  },

  async writeText(text: string): Promise<void> {
    await inTurn((cdp) => evaluate(cdp, `navigator.clipboard.writeText(${JSON.stringify(text)})`))
  },

  /** Electron clears at once; here the clipboard is empty a moment later, and before any later read. */
  clear(): void {
    inTurn((cdp) => evaluate(cdp, "navigator.clipboard.writeText('')")).catch(() => undefined)
  },
}
