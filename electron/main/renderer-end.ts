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
 * be in memory. Refused when it outlives a kill, each wait being `waitMs` long.
 */
export async function endRenderer(parts: EndParts): Promise<Result<undefined, "still-alive">> {
  const { contents, kill, canKillFromOutside, waitMs } = parts
  if (contents.isCrashed()) return ok()
  const pid = contents.getOSProcessId()
  const gone = awaitGone(contents, waitMs)
  if (!canKillFromOutside || pid === 0 || !tryKill(kill, pid)) contents.forcefullyCrashRenderer()
  await gone
  if (pid === 0 || (await awaitNoProcess(kill, pid, waitMs))) return ok()
  tryKill(kill, pid)
  return (await awaitNoProcess(kill, pid, waitMs)) ? ok() : refuse("still-alive")
}

function awaitGone(contents: EndParts["contents"], waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, waitMs)
    function done() {
      clearTimeout(timer)
      contents.removeListener("render-process-gone", done)
      resolve()
    }
    contents.once("render-process-gone", done)
  })
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
