import { ok, refuse, type Result } from "../base/result.ts"
import { utf8Bytes, utf8Text } from "../crypto/utf8.ts"

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = Readonly<{ [name: string]: Json }>

/** What the domain keeps of a record beside its long texts. The vault knows nothing of it but that it is an object. */
export type Head = JsonObject

export const mostHeads = 64
/** A sealed segment beyond this becomes a file of its own in the database, and a save takes twice as long. */
export const longestSealedSegment = 64 * 1024

/** The content of a segment row. Whether the row stays under 64 KiB is for `sealedRowLength` to say; a head that alone is longer has a segment to itself. */
export function encodeSegment(heads: readonly Head[]): Uint8Array<ArrayBuffer> {
  if (heads.length > mostHeads) throw new RangeError(`A segment has at most ${mostHeads} heads`)
  return utf8Bytes(JSON.stringify(heads))
}

export function decodeSegment(content: Uint8Array): Result<readonly Head[], "damaged"> {
  const text = utf8Text(content)
  const heads = text === null ? null : parsedJson(text)
  if (!Array.isArray(heads) || heads.length > mostHeads) return refuse("damaged")
  return heads.every(isObject) ? ok(heads) : refuse("damaged")
}

function isObject(value: unknown): value is Head {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
