import type { CDPSession } from "playwright-core"

/** How long a page may take to leave before its process is killed, and a process to be gone. */
const leaveWithinMs = 1_500
const goneWithinMs = 2_000

/**
 * Which process shows a page, and its end. The browser does not say which of its renderers is whose; but no spare one
 * is kept, and all navigations that can change it pass through here.
 */
export class RendererProcess {
  #pid = 0

  get pid(): number {
    return this.#pid
  }

  forget(): void {
    this.#pid = 0
  }

  /** Runs a navigation and notes which process came with it. */
  async during<T>(browser: CDPSession, navigate: () => Promise<T>): Promise<T> {
    const before = await rendererPids(browser)
    const result = await navigate()
    const { made, after } = await settled(browser, before)
    if (made.length === 1) this.#pid = made[0] ?? 0
    else if (!after.has(this.#pid)) this.#pid = (after.size === 1 ? [...after][0] : undefined) ?? 0
    return result
  }

  /**
   * Ends the process by leaving for another site: Chromium never shows two sites in one process. A page that does not
   * leave in time has its process killed. Resolves when the operating system no longer knows the process, with true if
   * it left by itself; a killed one is reported by the browser as crashed.
   */
  async end(leave: () => Promise<unknown>): Promise<boolean> {
    const pid = this.#pid
    const left = leave().then(
      () => true,
      () => false,
    )
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, leaveWithinMs, false))
    const didLeave = await Promise.race([left, late])
    // An unknown process has no number: 0 would mean this very process and all it started.
    if (pid > 0) {
      if (!didLeave || !(await waitUntilGone(pid, goneWithinMs))) kill(pid)
      await waitUntilGone(pid, goneWithinMs)
    }
    if (didLeave) this.#pid = 0
    return didLeave
  }
}

/**
 * On a slow computer the page's new process is listed a little after the navigation has been answered, and the one before
 * may still be ending: waits until exactly one is new. A navigation within a process costs the whole wait.
 */
async function settled(browser: CDPSession, before: ReadonlySet<number>) {
  const until = performance.now() + goneWithinMs
  for (;;) {
    const after = await rendererPids(browser)
    const made = [...after].filter((pid) => !before.has(pid))
    if (made.length === 1 || performance.now() > until) return { made, after }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function rendererPids(browser: CDPSession): Promise<ReadonlySet<number>> {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo")
  return new Set(processInfo.filter((info) => info.type === "renderer").map((info) => info.id))
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/** Resolves with false when the process is still there after `withinMs`. */
async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return true
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // It ended by itself in between.
  }
}
