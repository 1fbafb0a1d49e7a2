import type { SuggestionKind } from "./trigger.ts"

/** What is asked for, and which part of the text the answer replaces. */
export type Suggestion = Readonly<{ kind: SuggestionKind; query: string; from: number; to: number }>

/** Between the editor's plugin, which knows what is typed, and the list beside it, which knows what may be chosen. */
export type SuggestionPort = Readonly<{
  current: () => Suggestion | null
  subscribe: (listener: () => void) => () => void
  publish: (suggestion: Suggestion | null) => void
  /** Whether the list took the key. */
  press: (event: KeyboardEvent) => boolean
  /** One taker of keys at a time; gives back what ends it. */
  takeKeys: (taker: (event: KeyboardEvent) => boolean) => () => void
}>

export function createSuggestionPort(): SuggestionPort {
  const listeners = new Set<() => void>()
  let current: Suggestion | null = null
  let keys: ((event: KeyboardEvent) => boolean) | null = null
  return {
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish: (suggestion) => {
      if (isSame(current, suggestion)) return
      current = suggestion
      for (const listener of listeners) listener()
    },
    press: (event) => keys?.(event) ?? false,
    takeKeys: (taker) => {
      keys = taker
      return () => {
        if (keys === taker) keys = null
      }
    },
  }
}

function isSame(one: Suggestion | null, other: Suggestion | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.kind === other.kind && one.query === other.query && one.from === other.from && one.to === other.to
  )
}
