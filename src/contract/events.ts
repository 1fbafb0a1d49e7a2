import { z } from "zod"
import type { EventName } from "./names.ts"
import { appearance, flushReason, flushToken, menuCommand } from "./values.ts"

/** What the shell tells the page. */
export const events = {
  /**
   * Save what is pending, then answer by `flushed` with the same token. After `withinMs` the shell goes on without an
   * answer, and for a lock the page's process ends.
   */
  flush: z.strictObject({ token: flushToken, reason: flushReason, withinMs: z.int().positive() }),
  appearance: z.strictObject({ appearance, dark: z.boolean() }),
  command: z.strictObject({ command: menuCommand }),
} as const satisfies Record<EventName, z.ZodType>

export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
