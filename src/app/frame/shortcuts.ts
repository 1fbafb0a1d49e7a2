import type { ListScreen } from "./place.ts"

/** What a shortcut does. */
export type Command =
  | "new-session"
  | "new-note"
  | "new-exchange"
  | "new-action"
  | "find"
  | "shortcuts"
  | "settings"
  | `go-${ListScreen}`

export type Shortcut = Readonly<{
  command: Command
  /** Keys pressed one after the other, each as `KeyboardEvent.key` has it without modifiers but Shift. */
  keys: readonly [string] | readonly [string, string]
  /** With Ctrl, or Command on a Mac. Those work in texts too and cannot be switched off. */
  isHeld: boolean
}>

/** Single keys act only outside texts and lists, and can be switched off (WCAG 2.1.4). */
export const shortcuts: readonly Shortcut[] = [
  { command: "new-session", keys: ["n"], isHeld: false },
  { command: "new-note", keys: ["N"], isHeld: false },
  { command: "new-exchange", keys: ["e"], isHeld: false },
  { command: "new-action", keys: ["a"], isHeld: false },
  { command: "find", keys: ["/"], isHeld: false },
  { command: "shortcuts", keys: ["?"], isHeld: false },
  { command: "go-today", keys: ["g", "t"], isHeld: false },
  { command: "go-journal", keys: ["g", "j"], isHeld: false },
  { command: "go-relationships", keys: ["g", "r"], isHeld: false },
  { command: "go-network", keys: ["g", "n"], isHeld: false },
  { command: "go-organisations", keys: ["g", "o"], isHeld: false },
  { command: "go-exchange", keys: ["g", "e"], isHeld: false },
  { command: "go-goals", keys: ["g", "a"], isHeld: false },
  { command: "go-trash", keys: ["g", "d"], isHeld: false },
  { command: "settings", keys: [","], isHeld: true },
]

/** How long the second key of two may take. */
const secondKeyMs = 1_500

export type KeyReader = (
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "timeStamp">,
  isFree: boolean,
) => Command | null

/** Reads a row of key presses. `isFree`: single keys may act, for nothing is being typed and they are switched on. */
export function makeKeyReader(): KeyReader {
  let first: Readonly<{ key: string; at: number }> | null = null
  return (event, isFree) => {
    const isHeld = event.ctrlKey || event.metaKey
    if (event.altKey || (!isHeld && !isFree)) {
      first = null
      return null
    }
    const { key, timeStamp } = event
    const begun = first !== null && timeStamp - first.at <= secondKeyMs ? first.key : null
    first = null
    const found = shortcuts.find(
      (shortcut) =>
        shortcut.isHeld === isHeld &&
        (begun === null
          ? shortcut.keys.length === 1 && shortcut.keys[0] === key
          : shortcut.keys.length === 2 && shortcut.keys[0] === begun && shortcut.keys[1] === key),
    )
    if (found !== undefined) return found.command
    const begins = !isHeld && shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key)
    if (begins) first = { key, at: timeStamp }
    return null
  }
}
