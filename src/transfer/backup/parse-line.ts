import { utf8Text } from "../../crypto/utf8.ts"
import { isJsonObject, type JsonObject } from "../../vault/json.ts"
import { backupLimits } from "./payload.ts"

const quote = 0x22
const backslash = 0x5c
const openings: ReadonlySet<number> = new Set([0x5b, 0x7b])
const closings: ReadonlySet<number> = new Set([0x5d, 0x7d])

/**
 * The object of one line, null where it is not exactly as `JSON.stringify` writes one: so no name stands twice in an object, and
 * no text can be read in two ways. Null as well where it nests too deeply (asked before it is parsed), or where a field
 * is named `__proto__` or `constructor`, at whatever depth.
 */
export function parseLine(line: Uint8Array): JsonObject | null {
  if (nestsDeeperThan(line, backupLimits.depth)) return null
  const text = utf8Text(line.subarray(0, -1))
  // In a text that JSON.stringify wrote, a quote before a colon ends a name, and quotes inside of names are escaped.
  if (text === null || text.includes('"__proto__":') || text.includes('"constructor":')) return null
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) && JSON.stringify(value) === text ? value : null
  } catch {
    return null
  }
}

/** Of text that may not be JSON at all: brackets outside of strings are counted. */
export function nestsDeeperThan(text: Uint8Array, most: number): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0
    if (isInString) {
      if (byte === backslash) at += 1
      else if (byte === quote) isInString = false
    } else if (byte === quote) isInString = true
    else if (openings.has(byte)) {
      depth += 1
      if (depth > most) return true
    } else if (closings.has(byte)) depth -= 1
  }
  return false
}
