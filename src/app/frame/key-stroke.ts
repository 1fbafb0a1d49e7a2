/** One key as it is bound: `KeyboardEvent.key` without modifiers but Shift. `isHeld`: with Ctrl, or Command on a Mac. */
export type KeyStroke = Readonly<{ key: string; isHeld: boolean }>

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "timeStamp"
>

/**
 * What was pressed; null for a key with Alt, which types or belongs to the system, and for a modifier alone. Caps Lock changes
 * nothing, and on a keyboard of another script a letter counts by its place, or nothing could be pressed there.
 */
export function strokeOf(event: KeyPress): KeyStroke | null {
  if (event.altKey || modifiers.has(event.key)) return null
  return { key: keyOf(event), isHeld: event.ctrlKey || event.metaKey }
}

const modifiers: ReadonlySet<string> = new Set([
  "Shift",
  "Control",
  "Meta",
  "Alt",
  "AltGraph",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
])

function keyOf({ key, code, shiftKey }: KeyPress): string {
  if (!/^\p{L}$/u.test(key)) return key
  const placed = /^Key([A-Z])$/.exec(code)?.[1]
  const letter = /^\p{Script=Latin}$/u.test(key) || placed === undefined ? key : placed
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase()
}
