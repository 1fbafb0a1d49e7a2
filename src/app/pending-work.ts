import type { FlushOutcome } from "../contract/values.ts"

/** Something on the screen that may hold unsaved words. `flush` resolves with whether all of them are saved. */
export type Pending = Readonly<{
  flush: () => Promise<boolean>
  isDirty: () => boolean
  /** Gives up what is not saved, where it would outlive its page. */
  drop?: () => void
}>

export type PendingWork = Readonly<{
  /** Returns the function that takes it off the list again. */
  add: (pending: Pending) => () => void
  /** Saves everything. `nothing` where nothing waited. Never rejects. */
  flush: () => Promise<FlushOutcome>
  isDirty: () => boolean
  /** Gives up what could not be saved: the owner goes on without it, and is not asked about it again. */
  drop: () => void
  /** To be called by whoever is on the list when its `isDirty` may have changed. */
  changed: () => void
  subscribe: (listener: () => void) => () => void
}>

/** Who has to be asked before the page is left, locked, closed or quit. */
export function makePendingWork(): PendingWork {
  const all = new Set<Pending>()
  const listeners = new Set<() => void>()
  const isDirty = () => [...all].some((pending) => pending.isDirty())
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    add: (pending) => {
      all.add(pending)
      return () => {
        all.delete(pending)
        changed()
      }
    },
    flush: async () => {
      let outcome: FlushOutcome = "nothing"
      // Again and again: while one was being saved, another may have been typed into.
      while (isDirty()) {
        const dirty = [...all].filter((pending) => pending.isDirty())
        const outcomes = await Promise.all(dirty.map((pending) => pending.flush()))
        if (!outcomes.every(Boolean)) return "failed"
        outcome = "saved"
      }
      return outcome
    },
    isDirty,
    drop: () => {
      for (const pending of all) pending.drop?.()
    },
    changed,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
