import { randomBytes } from "node:crypto"
import type { FlushOutcome, FlushReason } from "../../src/contract/values.ts"
import type { SendEvent } from "./ipc/send-event.ts"

export type FlushResult = FlushOutcome | "no-answer"

export type Flusher = {
  /** Asks the page to save what is pending and waits at most `withinMs`. Never rejects. */
  readonly flush: (reason: FlushReason, withinMs: number) => Promise<FlushResult>
  /** The page's answer. False when nobody waits for this token. */
  readonly answered: (token: string, outcome: FlushOutcome) => boolean
  /** Ends every wait now, as if its time were over. */
  readonly cutShort: () => void
}

export function createFlusher(send: SendEvent): Flusher {
  const waiting = new Map<string, (result: FlushResult) => void>()
  return {
    flush: (reason, withinMs) => {
      const token = randomBytes(16).toString("hex")
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle("no-answer"), withinMs)
        function settle(result: FlushResult) {
          clearTimeout(timer)
          waiting.delete(token)
          resolve(result)
        }
        waiting.set(token, settle)
        send("flush", { token, reason, withinMs })
      })
    },
    answered: (token, outcome) => {
      const settle = waiting.get(token)
      settle?.(outcome)
      return settle !== undefined
    },
    cutShort: () => {
      for (const settle of waiting.values()) settle("no-answer")
    },
  }
}
