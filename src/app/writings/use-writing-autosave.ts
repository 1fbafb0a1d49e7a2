import { useEffect, useState, useSyncExternalStore } from "react"
import { refuse } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { SaveRefusal } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { type Autosave, makeAutosave } from "../autosave/autosave.ts"
import type { AutosaveState } from "../autosave/autosave-state.ts"
import { mergeChanges, type PageChange, toWritingChange } from "./writing-change.ts"

export type WritingSaveState = AutosaveState<PageChange, SaveRefusal>
export type WritingAutosave = Autosave<PageChange, SaveRefusal>

/** The autosave of one entry, on the list of what must be flushed for as long as it holds anything. */
export function useWritingAutosave(
  id: RecordId,
): Readonly<{ autosave: WritingAutosave; state: WritingSaveState }> {
  const { client, pending } = useApp()
  const [autosave] = useState(() =>
    makeAutosave<PageChange, SaveRefusal>({
      merge: mergeChanges,
      save: async (change) => {
        try {
          return await client.vault.saveWriting(id, toWritingChange(change))
        } catch {
          // A fault in the worker: the words stay here and are tried again.
          return refuse({ reason: "storage-failed" } as const)
        }
      },
    }),
  )

  useEffect(() => {
    const remove = pending.add({
      flush: autosave.flush,
      isDirty: () => autosave.state().kind !== "clean",
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
  }, [autosave, pending])

  return { autosave, state: useSyncExternalStore(autosave.subscribe, autosave.state) }
}
