import type { Look } from "../../contract/values.ts"
import { allCommands, type Command } from "./command.ts"
import { type KeyPress, strokeOf } from "./key-stroke.ts"
import { whyReserved } from "./reserved-keys.ts"

export type Combination = Readonly<{
  /** Pressed one after the other; a held one is alone. */
  keys: readonly string[]
  /** With Ctrl, or Command on a Mac. Those work in texts too and cannot be switched off. */
  isHeld: boolean
}>
export type Shortcut = Combination & Readonly<{ command: Command }>

const single = (...keys: readonly string[]): Combination => ({ keys, isHeld: false })
const held = (key: string): Combination => ({ keys: [key], isHeld: true })

/** Those that the commands come with. Single keys act only outside texts and lists, and can be switched off (WCAG 2.1.4). */
export const firstShortcuts: Readonly<Partial<Record<Command, Combination>>> = {
  "new-session": single("n"),
  "new-note": single("N"),
  "new-exchange": single("e"),
  "new-action": single("a"),
  palette: held("k"),
  find: single("/"),
  "go-today": single("g", "t"),
  "go-journal": single("g", "j"),
  "go-relationships": single("g", "r"),
  "go-network": single("g", "n"),
  "go-organisations": single("g", "o"),
  "go-exchange": single("g", "e"),
  "go-goals": single("g", "a"),
  "go-tags": single("g", "l"),
  "go-trash": single("g", "d"),
  settings: held(","),
  back: single("g", "b"),
  shortcuts: single("?"),
}

/**
 * What every command is under now. The owner's keys come before those that commands come with, and no two are ever under the
 * same: what is reserved, or would take another's, is left out.
 */
export function shortcutsOf(changed: Look["shortcuts"]): readonly Shortcut[] {
  const taken: Shortcut[] = []
  const take = (command: Command, combination: Combination | null | undefined) => {
    if (combination === null || combination === undefined || whyReserved(combination) !== null) return
    if (!taken.some((other) => isClash(other, combination))) taken.push({ command, ...combination })
  }
  for (const command of allCommands) if (mayChange(command)) take(command, changed[command])
  for (const command of allCommands)
    if (changed[command] === undefined || !mayChange(command)) take(command, firstShortcuts[command])
  return taken
}

/** The keys that lock are the same for everybody who sits down here, and are no matter of taste. */
export function mayChange(command: Command): boolean {
  return command !== "lock" && command !== "panic"
}

/** Whether only one of the two could ever be carried out: they are the same, or one begins the other. */
export function isClash(left: Combination, right: Combination): boolean {
  if (left.isHeld !== right.isHeld || left.keys[0] !== right.keys[0]) return false
  return left.keys.length !== right.keys.length || left.keys[1] === right.keys[1]
}

/** How long the second key of two may take. */
const secondKeyMs = 1_500

export type KeyReader = (event: KeyPress, isFree: boolean) => Command | null

/** Reads a row of key presses. `isFree`: single keys may act, for nothing is being typed and they are switched on. */
export function makeKeyReader(shortcuts: readonly Shortcut[]): KeyReader {
  let first: Readonly<{ key: string; at: number }> | null = null
  return (event, isFree) => {
    const stroke = strokeOf(event)
    // Shift, pressed on the way to a second key, ends nothing.
    if (stroke === null && !event.altKey) return null
    if (stroke === null || (!stroke.isHeld && !isFree)) {
      first = null
      return null
    }
    const { timeStamp } = event
    const begun = first !== null && timeStamp - first.at <= secondKeyMs ? first.key : null
    first = null
    const { key, isHeld } = stroke
    const pressed = { keys: begun === null || isHeld ? [key] : [begun, key], isHeld }
    const found = shortcuts.find((shortcut) => isSame(shortcut, pressed))
    if (found !== undefined) return found.command
    const begins = !isHeld && shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key)
    if (begins) first = { key, at: timeStamp }
    return null
  }
}

export function isSame(left: Combination, right: Combination): boolean {
  return left.keys.length === right.keys.length && isClash(left, right)
}
