import type { FlushReason } from "../../src/contract/values.ts"
import { logFault } from "./fault-log.ts"
import type { Flusher } from "./flush.ts"
import type { Lock } from "./lock.ts"
import type { PageStateHolder } from "./page-state.ts"

export type LeaveParts = {
  readonly page: PageStateHolder
  readonly flusher: Flusher
  readonly lock: Pick<Lock, "settled">
  readonly askToLoseText: () => Promise<boolean>
  /** Lets the write under way end and gives up the lock on the vault's files. Bounded, never rejects. */
  readonly sealFiles: () => Promise<void>
  /** What must be done before the window goes: remember it, clear the clipboard. Its fault keeps nobody from leaving. */
  readonly beforeGoing: () => Promise<void>
  /** Destroys the window without a further close event. */
  readonly destroyWindow: () => void
  readonly flushWithinMs: number
}

export type LeaveReason = Extract<FlushReason, "close" | "quit" | "shutdown">

/**
 * Closing and quitting save first. A page that cannot save makes the app ask; one that does not answer in time does
 * not hold the owner back. Gives false when the owner chose to stay.
 */
export function createLeave(parts: LeaveParts): (reason: LeaveReason) => Promise<boolean> {
  let running: Promise<boolean> | undefined

  async function run(reason: LeaveReason): Promise<boolean> {
    await parts.lock.settled()
    const { state, dirty } = parts.page.current()
    const isIdle = state === "locked" && !dirty
    const result = isIdle ? "nothing" : await parts.flusher.flush(reason, parts.flushWithinMs)
    if (result === "failed" && reason !== "shutdown" && !(await parts.askToLoseText())) return false
    await parts.sealFiles()
    try {
      await parts.beforeGoing()
    } catch (error) {
      logFault("tidying before leaving", error)
    }
    parts.destroyWindow()
    return true
  }

  return (reason) => {
    running ??= run(reason).finally(() => {
      running = undefined
    })
    return running
  }
}
