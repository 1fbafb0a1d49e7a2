import type { PendingWork } from "../pending-work.ts"
import type { Autosave } from "./autosave.ts"

/** Puts a page's words on the list of what must be flushed. Gives what the page calls as it is left. */
export function stayPending(
  pending: PendingWork,
  autosave: Pick<Autosave<unknown, unknown>, "state" | "flush" | "drop" | "subscribe">,
): () => void {
  const remove = pending.add({
    flush: autosave.flush,
    isDirty: () => autosave.state().kind !== "clean",
    drop: autosave.drop,
  })
  const unsubscribe = autosave.subscribe(pending.changed)
  return () => {
    // Leaving the page never drops words: it stays on the list until they are saved.
    void autosave.flush().then((isSaved) => {
      if (!isSaved) return
      unsubscribe()
      remove()
    })
  }
}
