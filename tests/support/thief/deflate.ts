import { constants, inflateRawSync } from "node:zlib"
import { mayBeginDeflate } from "./deflate-probe.ts"

/**
 * The output of the deflate stream (RFC 1951) that begins at `start`, also where its end is missing; null where none
 * does. gzip, zlib and zip members are such a stream behind a header, so trying every byte finds them too.
 */
export function inflateAt(bytes: Uint8Array, start: number, maxOutput: number): Uint8Array | null {
  if (!mayBeginDeflate(bytes, start)) return null
  try {
    const output = inflateRawSync(bytes.subarray(start), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: maxOutput,
    })
    return output.length === 0 ? null : output
  } catch (error) {
    if (error instanceof RangeError)
      throw new Error(`More than ${maxOutput} bytes in one deflate stream`, { cause: error })
    return null
  }
}

/** What the two bytes or more before the stream say it is. */
export function deflateKind(bytes: Uint8Array, start: number): "gzip" | "zlib" | "deflate" {
  const cmf = bytes[start - 2] ?? 0
  const flags = bytes[start - 1] ?? 0
  const isZlib = start >= 2 && (cmf & 0x0f) === 8 && cmf >> 4 <= 7 && (cmf * 256 + flags) % 31 === 0
  for (let at = start - 10; at >= 0 && at > start - 300; at--) {
    if (
      bytes[at] === 0x1f &&
      bytes[at + 1] === 0x8b &&
      bytes[at + 2] === 8 &&
      bodyOfGzip(bytes, at) === start
    )
      return "gzip"
  }
  return isZlib ? "zlib" : "deflate"
}

function bodyOfGzip(bytes: Uint8Array, header: number): number {
  const flags = bytes[header + 3] ?? 0
  let at = header + 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  if (flags & 8) at = bytes.indexOf(0, at) + 1
  if (flags & 16) at = bytes.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}
