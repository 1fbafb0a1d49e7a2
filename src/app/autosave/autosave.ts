import type { Result } from "../../base/result.ts"
import { type AutosaveEvent, type AutosaveState, step } from "./autosave-state.ts"

/** In milliseconds. `longest` bounds what a crash can take: typing without a pause is saved at least this often. */
export type AutosaveTimes = Readonly<{ pause: number; longest: number; again: number }>

export const autosaveTimes: AutosaveTimes = { pause: 600, longest: 1_500, again: 5_000 }

export type Autosave<Change, Reason> = Readonly<{
  state: () => AutosaveState<Change, Reason>
  edit: (change: Change) => void
  /** Saves what is pending now; resolves with whether everything is saved. Never rejects. */
  flush: () => Promise<boolean>
  /** Gives up what is not saved, for good: it would be laid over what is written later. */
  drop: () => void
  subscribe: (listener: () => void) => () => void
  /** Ends the timers. What is pending is not saved by it: flush first. */
  stop: () => void
}>

/** The one owner of an entry's pending change. `save` may be called again only when its promise has settled. */
export function makeAutosave<Change, Reason>({
  save,
  merge,
  times = autosaveTimes,
}: Readonly<{
  save: (change: Change) => Promise<Result<unknown, Reason>>
  merge: (earlier: Change, later: Change) => Change
  times?: AutosaveTimes
}>): Autosave<Change, Reason> {
  let state: AutosaveState<Change, Reason> = { kind: "clean" }
  let running: Promise<void> | null = null
  let pause: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let isDropped = false
  const listeners = new Set<() => void>()

  const apply = (event: AutosaveEvent<Change, Reason>) => {
    state = step(state, event, merge)
    for (const listener of listeners) listener()
  }
  const stop = () => {
    clearTimeout(pause)
    clearTimeout(longest)
    clearTimeout(again)
    longest = undefined
  }
  const wait = () => {
    clearTimeout(pause)
    pause = setTimeout(begin, times.pause)
    longest ??= setTimeout(begin, times.longest)
  }
  const begin = () => {
    running ??= run().finally(() => {
      running = null
      if (state.kind === "dirty") wait()
    })
  }
  const run = async () => {
    stop()
    isDropped = false
    apply({ kind: "due" })
    if (state.kind !== "saving") return
    const start = performance.now()
    const answer = await save(state.inFlight)
    // The last save alone, for the benchmark: how long it took, never what it held.
    performance.clearMeasures("save")
    performance.measure("save", { start })
    apply(answer.ok ? { kind: "saved" } : { kind: "refused", reason: answer.refusal })
    if (!answer.ok && isDropped) apply({ kind: "dropped" })
    else if (!answer.ok) again = setTimeout(begin, times.again)
  }

  return {
    state: () => state,
    edit: (change) => {
      apply({ kind: "edited", change })
      if (state.kind === "dirty") wait()
    },
    flush: async () => {
      do {
        // A save under way may have begun before the last keystroke, so one more may be due after it.
        await running
        begin()
        await running
      } while (state.kind === "dirty")
      return state.kind === "clean"
    },
    drop: () => {
      stop()
      isDropped = true
      apply({ kind: "dropped" })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}
