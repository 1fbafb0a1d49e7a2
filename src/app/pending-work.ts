import type { FlushOutcome } from "../contract/values.ts"

/** Something on the screen that may hold unsaved words. `flush` resolves with whether all of them are saved. */
export type Pending = Readonly<{ flush: () => Promise<boolean>; isDirty: () => boolean }>

export type PendingWork = Readonly<{
  /** Returns the function that takes it off the list again. */
  add: (pending: Pending) => () => void
  /** Saves everything. `nothing` where nothing waited. Never rejects. */
  flush: () => Promise<FlushOutcome>
  isDirty: () => boolean
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
      if (!isDirty()) return "nothing"
      const outcomes = await Promise.all([...all].map((pending) => pending.flush()))
      return outcomes.every(Boolean) ? "saved" : "failed"
    },
    isDirty,
    changed,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
