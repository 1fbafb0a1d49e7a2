import type { MentionName, Mentions } from "./mention-props.ts"

/** What the nodes in the text reach the newest `mentions` through: they are made once and outlive a render. */
export type MentionSource = Readonly<{
  set: (mentions: Mentions | undefined) => () => void
  nameOf: (id: string) => MentionName
  has: () => boolean
  canOpen: () => boolean
  open: (id: string) => void
  subscribe: (listener: () => void) => () => void
  /** Draws every mention anew. */
  redraw: () => void
}>

export function createMentionSource(): MentionSource {
  const listeners = new Set<() => void>()
  let current: Mentions | undefined
  const redraw = () => {
    for (const listener of listeners) listener()
  }
  return {
    set: (mentions) => {
      current = mentions
      redraw()
      return mentions?.subscribe(redraw) ?? (() => undefined)
    },
    nameOf: (id) => current?.nameOf(id) ?? { name: "", state: "unknown" },
    has: () => current !== undefined,
    canOpen: () => current?.onOpen !== undefined,
    open: (id) => current?.onOpen?.(id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    redraw,
  }
}
