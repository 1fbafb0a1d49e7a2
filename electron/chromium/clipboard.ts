import { sharedDesk } from "./desk.ts"
import type { HiddenPage } from "./hidden-page.ts"
import { host } from "./host.ts"
import { runtimeOrigins } from "./origin.ts"

/**
 * The system's clipboard, through a hidden page of the runtime's own: the app's page is never given the right to read
 * it. Everything waits for what was asked before.
 */
let queue: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: (page: HiddenPage) => Promise<T>): Promise<T> {
  const result = queue.then(async () => {
    const page = await sharedDesk()
    await allow()
    return work(page)
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

export const clipboard = {
  async readText(): Promise<string> {
    const text = await inTurn((page) => page.evaluate("navigator.clipboard.readText()"))
    return typeof text === "string" ? text : ""
  },

  async writeText(text: string): Promise<void> {
    await inTurn((page) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`))
  },

  /** Electron clears at once; here the clipboard is empty a moment later, and before any later read. */
  clear(): void {
    inTurn((page) => page.evaluate("navigator.clipboard.writeText('')")).catch(() => undefined)
  },
}
