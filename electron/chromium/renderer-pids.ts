import type { CDPSession } from "playwright-core"

/** Process ids of every renderer that the browser has now. */
export async function rendererPids(cdp: CDPSession): Promise<ReadonlySet<number>> {
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo")
  return new Set(processInfo.filter((info) => info.type === "renderer").map((info) => info.id))
}

/** The one that was not there before; 0 when it cannot be told. No spare renderer is kept, so there is only one. */
export function newPid(before: ReadonlySet<number>, after: ReadonlySet<number>): number {
  const made = [...after].filter((pid) => !before.has(pid))
  return made.length === 1 ? (made[0] ?? 0) : 0
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
export async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return true
}
