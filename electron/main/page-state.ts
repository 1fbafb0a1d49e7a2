import type { MenuCommand } from "../../src/contract/values.ts"

/** What the page says of itself, never its text. A fresh page is locked until it says otherwise. */
export type PageState = {
  readonly state: "locked" | "unlocked"
  readonly dirty: boolean
  readonly commands: readonly MenuCommand[]
}

export const freshPage: PageState = { state: "locked", dirty: false, commands: [] }

export type PageStateHolder = {
  readonly current: () => PageState
  readonly set: (state: PageState) => void
}

export function createPageState(onChange: (now: PageState, before: PageState) => void): PageStateHolder {
  let current = freshPage
  return {
    current: () => current,
    set: (state) => {
      const before = current
      current = state
      onChange(state, before)
    },
  }
}
