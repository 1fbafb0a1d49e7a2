/**
 * Autosave of one entry as a pure machine: `step` gives the next state, and the state says what is to be done.
 * A change lives in exactly one of `change`, `inFlight` and `next` until its save was answered with success.
 */
export type AutosaveState<Change, Reason> =
  | Readonly<{ kind: "clean" }>
  | Readonly<{ kind: "dirty"; change: Change }>
  /** One save at a time: what is typed meanwhile waits in `next`. */
  | Readonly<{ kind: "saving"; inFlight: Change; next: Change | null }>
  | Readonly<{ kind: "failed"; change: Change; reason: Reason }>

export type AutosaveEvent<Change, Reason> =
  | Readonly<{ kind: "edited"; change: Change }>
  /** The pause after typing is over, or somebody asked for a flush or another try. */
  | Readonly<{ kind: "due" }>
  | Readonly<{ kind: "saved" }>
  | Readonly<{ kind: "refused"; reason: Reason }>
  /** The owner goes on without what is not saved; a save under way is let end. */
  | Readonly<{ kind: "dropped" }>

/** `merge` lays the later change over the earlier one. */
export function step<Change, Reason>(
  state: AutosaveState<Change, Reason>,
  event: AutosaveEvent<Change, Reason>,
  merge: (earlier: Change, later: Change) => Change,
): AutosaveState<Change, Reason> {
  switch (event.kind) {
    case "edited":
      return edited(state, event.change, merge)
    case "due":
      return state.kind === "dirty" || state.kind === "failed"
        ? { kind: "saving", inFlight: state.change, next: null }
        : state
    case "saved":
      if (state.kind !== "saving") throw new Error("a save was answered that was not asked for")
      return state.next === null ? { kind: "clean" } : { kind: "dirty", change: state.next }
    case "refused":
      if (state.kind !== "saving") throw new Error("a save was answered that was not asked for")
      return {
        kind: "failed",
        change: state.next === null ? state.inFlight : merge(state.inFlight, state.next),
        reason: event.reason,
      }
    case "dropped":
      return state.kind === "saving" ? { ...state, next: null } : { kind: "clean" }
  }
}

function edited<Change, Reason>(
  state: AutosaveState<Change, Reason>,
  change: Change,
  merge: (earlier: Change, later: Change) => Change,
): AutosaveState<Change, Reason> {
  switch (state.kind) {
    case "clean":
      return { kind: "dirty", change }
    case "dirty":
      return { kind: "dirty", change: merge(state.change, change) }
    case "saving":
      return { ...state, next: state.next === null ? change : merge(state.next, change) }
    case "failed":
      return { ...state, change: merge(state.change, change) }
  }
}
