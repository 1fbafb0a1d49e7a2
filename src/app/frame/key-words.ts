import { say } from "../strings/say.ts"
import type { Command } from "./command.ts"
import type { Combination } from "./shortcuts.ts"

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** The key that is held for a shortcut, as it is printed on this computer's keyboard. */
export const heldKey = isApple ? "⌘" : "Ctrl"

/** Each key of a combination, as it is printed; those of two that follow one another stand apart. */
export function keyNames({ keys, isHeld }: Combination): readonly string[] {
  return keys.map((key) => [...(isHeld ? [heldKey] : []), nameOf(key)].join(" "))
}

/** As `keyNames`, in one line. */
export function keysInWords(combination: Combination): string {
  return keyNames(combination).join(` ${say("shortcuts.then")} `)
}

function nameOf(key: string): string {
  return key !== key.toLowerCase() ? `Shift ${key}` : key.toUpperCase()
}

const alt = isApple ? "⌥" : "Alt"

/** Where nobody can change them: see `lock-keys.ts`. */
export const lockKeyNames: ReadonlyMap<Command, readonly string[]> = new Map([
  ["lock", [`${heldKey} L`]],
  ["panic", [`${heldKey} ${alt} L`]],
])
