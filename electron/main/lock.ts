import type { Result } from "../../src/base/result.ts"
import type { LockReason } from "../../src/contract/values.ts"
import { logFault } from "./fault-log.ts"
import type { Flusher } from "./flush.ts"
import { freshPage, type PageStateHolder } from "./page-state.ts"

export type LockParts = {
  readonly page: PageStateHolder
  readonly flusher: Flusher
  /** Shuts the vault's files: lets the write under way end and gives up their lock. Bounded, never rejects. */
  readonly sealFiles: () => Promise<void>
  readonly unsealFiles: () => void
  readonly endRenderer: () => Promise<Result<undefined, "still-alive">>
  readonly openFreshPage: () => Promise<void>
  /** Asked only when the owner locked by hand and the page could not save; the signal withdraws the question. */
  readonly askToLoseText: (withdrawn: AbortSignal) => Promise<boolean>
  /** For a process that no kill ends: leaving is then the only way to lock. */
  readonly exit: () => void
  readonly flushWithinMs: number
  readonly panicWithinMs: number
}

export type WhyFresh = LockReason | "start" | "crash"

export type Lock = {
  /** False when nothing new was started: a lock is under way, or nothing is unlocked and nobody asked by hand. */
  readonly start: (reason: LockReason) => boolean
  /** From the first flush to the fresh page. */
  readonly isRunning: () => boolean
  /** While the page's process is being ended: it is answered nothing more. */
  readonly isEnding: () => boolean
  /** Resolves when the lock under way, if any, is done. */
  readonly settled: () => Promise<void>
  readonly whyFresh: () => WhyFresh
  readonly noteCrash: () => void
}

/**
 * Locking: pending edits are flushed (bounded), the vault's files shut, then the page's process ends with its worker and
 * keys, and when it is really gone, a fresh page opens in the same window.
 */
export function createLock(parts: LockParts): Lock {
  let running: Promise<void> | undefined
  let question = new AbortController()
  let ending = false
  let why: WhyFresh = "start"

  async function run(reason: LockReason): Promise<void> {
    const result = await flushFor(parts, reason)
    if (result === "failed" && reason === "lock" && !(await mayLoseText())) return
    ending = true
    await parts.sealFiles()
    const ended = await parts.endRenderer()
    if (!ended.ok) return parts.exit()
    why = reason
    parts.page.set(freshPage)
    parts.unsealFiles()
    ending = false
    await parts.openFreshPage()
  }

  /** A second reason to lock withdraws the question: the owner may have walked away from it. */
  async function mayLoseText(): Promise<boolean> {
    question = new AbortController()
    const withdrawn = new Promise<boolean>((resolve) => {
      question.signal.addEventListener("abort", () => resolve(true), { once: true })
    })
    return Promise.race([withdrawn, parts.askToLoseText(question.signal)])
  }

  function start(reason: LockReason): boolean {
    const byHand = reason === "lock" || reason === "panic"
    if (!byHand && parts.page.current().state === "locked") return false
    if (running !== undefined) {
      if (reason === "panic") parts.flusher.cutShort()
      if (reason !== "lock") question.abort()
      return false
    }
    running = run(reason)
      .catch((error: unknown) => {
        logFault("locking", error)
        parts.exit()
      })
      .finally(() => {
        running = undefined
        ending = false
      })
    return true
  }

  return {
    start,
    isRunning: () => running !== undefined,
    isEnding: () => ending,
    settled: async () => running,
    whyFresh: () => why,
    noteCrash: () => {
      why = "crash"
    },
  }
}

async function flushFor(parts: LockParts, reason: LockReason) {
  const { state, dirty } = parts.page.current()
  if (state === "locked" && !dirty) return "nothing"
  return parts.flusher.flush(reason, reason === "panic" ? parts.panicWithinMs : parts.flushWithinMs)
}
