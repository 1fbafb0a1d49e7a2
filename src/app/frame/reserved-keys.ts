import type { Combination } from "./shortcuts.ts"

/**
 * Why no command can have these keys: they lock; a text that is written needs them; the window, its browser or the system
 * keeps them for itself; or lists and dialogs are gone through with them.
 */
export type WhyReserved = "lock" | "text" | "window" | "moving"

/** Held ones, as the text's: the editor's marks and blocks, undo, the clipboard. `k` is its link only where text is chosen. */
const ofTexts: ReadonlySet<string> = new Set(["Enter", ..."abcefiuvxyzBHSVZ&*()/".split("")])
/** Held ones that never reach the page, or do something with the window as well: its menu's, and those of a browser. */
const ofWindow: ReadonlySet<string> = new Set("mnpqrstw0+-=_IJMNPQRTW")
/** By themselves. */
const ofMoving =
  /^(?:Tab|Enter|Escape|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow\w+|ContextMenu| )$/

export function whyReserved({ keys, isHeld }: Combination): WhyReserved | null {
  for (const key of keys) {
    if (isHeld && key.toLowerCase() === "l") return "lock"
    if (isHeld && ofTexts.has(key)) return "text"
    if (isHeld && ofWindow.has(key)) return "window"
    if (ofMoving.test(key)) return "moving"
    // What is longer than a sign is a function or media key: the window's.
    if (!/^.$/su.test(key)) return "window"
  }
  return null
}
