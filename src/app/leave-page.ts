import type { Desktop } from "../contract/desktop.ts"
import type { EventPayload } from "../contract/events.ts"
import type { FlushReason } from "../contract/values.ts"
import type { Place } from "../worker/api.ts"
import type { PendingWork } from "./pending-work.ts"
import type { VaultClient } from "./vault-client.ts"

const endsWithLock: Readonly<Record<FlushReason, boolean>> = {
  lock: true,
  panic: true,
  idle: true,
  blur: true,
  suspend: true,
  "os-lock": true,
  close: false,
  quit: false,
  shutdown: false,
}

/**
 * Answers the shell's `flush`: first the owner's words, then the place to come back to, then, before a lock, the vault is
 * closed. What could not be saved keeps the vault open, because the owner is asked before it is lost.
 */
export async function answerFlush(
  { token, reason }: EventPayload<"flush">,
  {
    client,
    desktop,
    pending,
    place,
    hide,
  }: Readonly<{
    client: VaultClient
    desktop: Pick<Desktop, "flushed">
    pending: PendingWork
    /** Null while no vault is open. */
    place: Place | null
    /** Takes everything off the screen at once. */
    hide: () => void
  }>,
): Promise<void> {
  if (reason === "panic") hide()
  let outcome = await pending.flush()
  if (place !== null && outcome !== "failed") {
    await client.vault.rememberPlace(place)
    // Again, for what was typed meanwhile: nothing can be typed between its answer and the hiding.
    const later = await pending.flush()
    if (later !== "nothing") outcome = later
    if (outcome !== "failed" && endsWithLock[reason] && reason !== "panic") {
      hide()
      await client.vault.close()
      client.end()
    }
  }
  await desktop.flushed({ token, outcome })
}
