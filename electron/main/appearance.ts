import type { CallAnswer } from "../../src/contract/calls.ts"
import type { Appearance } from "../../src/contract/values.ts"
import type { Parts } from "./electron-module.ts"

/** The paper of `src/ui/tokens.css`, so that the window shows it before the page has painted. */
export const paper = { light: "#f9f6f0", dark: "#221e1b" }

export type AppearanceControl = {
  readonly current: () => CallAnswer<"getAppearance">
  readonly set: (appearance: Appearance) => CallAnswer<"setAppearance">
  readonly paperColor: () => string
}

/** `onChange` is called when the owner chooses and when the system changes from light to dark. */
export function createAppearance(
  nativeTheme: Pick<Parts<"nativeTheme">["nativeTheme"], "themeSource" | "shouldUseDarkColors" | "on">,
  first: Appearance,
  onChange: (now: CallAnswer<"getAppearance">) => void,
): AppearanceControl {
  nativeTheme.themeSource = first
  const current = () => ({ appearance: nativeTheme.themeSource, dark: nativeTheme.shouldUseDarkColors })
  let last = current()

  function announce(): void {
    const now = current()
    if (now.appearance === last.appearance && now.dark === last.dark) return
    last = now
    onChange(now)
  }

  nativeTheme.on("updated", announce)
  return {
    current,
    set: (appearance) => {
      nativeTheme.themeSource = appearance
      announce()
      return current()
    },
    paperColor: () => (nativeTheme.shouldUseDarkColors ? paper.dark : paper.light),
  }
}
