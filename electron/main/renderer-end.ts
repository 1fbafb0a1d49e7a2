import { setTimeout as delay } from "node:timers/promises"
import { ok, type Result, refuse } from "../../src/base/result.ts"

export type EndParts = {
  readonly contents: Pick<
    Electron.WebContents,
    "getOSProcessId" | "isCrashed" | "forcefullyCrashRenderer" | "once" | "removeListener"
  >
  /** `process.kill`: signal 0 asks whether the process exists and throws when it does not. */
  readonly kill: (pid: number, signal: 0 | "SIGKILL") => void
  /**
   * Where the runtime lets a renderer be killed from outside. Preferred there, since on Linux Chromium carries out
   * `forcefullyCrashRenderer` as a real crash, which a system that collects core dumps writes to disk, keys and all.
   */
  readonly canKillFromOutside: boolean
  readonly waitMs: number
}

/**
 * Ends the page's process and returns when the operating system no longer knows it: until then keys and text may still
 * be in memory. The runtime's word that it is gone is waited for too, since a runtime can be wrong about the number.
 * Refused when either does not come, each wait being `waitMs` long.
 */
export async function endRenderer(parts: EndParts): Promise<Result<undefined, "still-alive">> {
  const { contents, kill, canKillFromOutside, waitMs } = parts
  if (contents.isCrashed()) return ok()
  const pid = contents.getOSProcessId()
  const gone = listenForGone(contents)
  const isOver = async () =>
    (await gone.within(waitMs)) && (pid === 0 || (await awaitNoProcess(kill, pid, waitMs)))
  try {
    if (!canKillFromOutside || pid === 0 || !tryKill(kill, pid)) contents.forcefullyCrashRenderer()
    if (await isOver()) return ok()
    if (pid !== 0) tryKill(kill, pid)
    return (await isOver()) ? ok() : refuse("still-alive")
  } finally {
    gone.stop()
  }
}

function listenForGone(contents: EndParts["contents"]) {
  let hear = () => {}
  const heard = new Promise<boolean>((resolve) => {
    hear = () => resolve(true)
  })
  contents.once("render-process-gone", hear)
  return {
    within: (waitMs: number): Promise<boolean> => Promise.race([heard, delay(waitMs, false, { ref: false })]),
    stop: () => contents.removeListener("render-process-gone", hear),
  }
}

async function awaitNoProcess(kill: EndParts["kill"], pid: number, waitMs: number): Promise<boolean> {
  const until = performance.now() + waitMs
  while (isAlive(kill, pid)) {
    if (performance.now() > until) return false
    await delay(10)
  }
  return true
}

function isAlive(kill: EndParts["kill"], pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

function tryKill(kill: EndParts["kill"], pid: number): boolean {
  try {
    kill(pid, "SIGKILL")
    return true
  } catch {
    return false
  }
}
