import { concatBytes } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import type { AgeRefusal } from "./age-key.ts"
import { type AgeStanzas, parseAgeHeader } from "./parse-age-header.ts"

/** Twenty stanzas take less than 3 KiB. */
export const longestAgeHeader = 64 * 1024

export type AgeHeader = Readonly<{
  stanzas: AgeStanzas
  bytes: Uint8Array<ArrayBuffer>
  /** What came with it of what follows. */
  rest: Uint8Array<ArrayBuffer>
}>

const newline = 0x0a
const firstPrintable = 0x20
const lastPrintable = 0x7e

/** Takes pieces from `reader` until the header is whole, and keeps no more than 64 KiB of what is none. */
export async function readAgeHeader(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Result<AgeHeader, AgeRefusal>> {
  let held = new Uint8Array(0)
  let seen = 0
  for (;;) {
    const next = await reader.read().catch(() => null)
    if (next === null) return refuse("unreadable")
    if (next.done) return refuse(isCutShort(held) ? "damaged" : "not-a-backup")
    held = concatBytes(held, next.value)
    const end = endOfHeader(held, seen)
    if (end === null && held.length < longestAgeHeader) {
      if (held.length > versionStart.length && !startsAsAge(held)) return refuse("not-a-backup")
      seen = held.length
      continue
    }
    if (end === null || end > longestAgeHeader)
      return refuse(startsAsAge(held) ? "asks-too-much" : "not-a-backup")
    const text = printableText(held.subarray(0, end))
    const stanzas = text === null ? refuse("not-a-backup") : parseAgeHeader(text)
    if (!stanzas.ok) return stanzas
    return ok({ stanzas: stanzas.value, bytes: held.slice(0, end), rest: held.slice(end) })
  }
}

const versionStart = new TextEncoder().encode("age-encryption.org/v")

function startsAsAge(bytes: Uint8Array): boolean {
  return versionStart.every((byte, at) => bytes[at] === byte)
}

function isCutShort(bytes: Uint8Array): boolean {
  return bytes.length > 0 && versionStart.every((byte, at) => at >= bytes.length || bytes[at] === byte)
}

/** Past the line that begins with `---`; null where it is not there whole. What lies before `seen` was looked through before. */
function endOfHeader(bytes: Uint8Array, seen: number): number | null {
  let lineStart = bytes.subarray(0, seen).lastIndexOf(newline) + 1
  for (;;) {
    const end = bytes.indexOf(newline, lineStart)
    if (end === -1) return null
    if (bytes[lineStart] === 0x2d && bytes[lineStart + 1] === 0x2d && bytes[lineStart + 2] === 0x2d)
      return end + 1
    lineStart = end + 1
  }
}

function printableText(bytes: Uint8Array): string | null {
  const isText = bytes.every((byte) => byte === newline || (byte >= firstPrintable && byte <= lastPrintable))
  return isText ? String.fromCharCode(...bytes) : null
}
