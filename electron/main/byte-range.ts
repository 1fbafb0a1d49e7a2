import { ok, type Result, refuse } from "../../src/base/result.ts"

/** First and last byte, both included, as RFC 9110 counts them. */
export type ByteRange = { readonly first: number; readonly last: number }

/**
 * Reads a `Range` header against a body of `length` bytes (RFC 9110, 14.1.2). `undefined` means "send the whole": no
 * header, another unit, a malformed one or several ranges, which a server may all ignore. Refused when nothing of the
 * body lies in the range (status 416).
 */
export function readRange(header: string | null, length: number): Result<ByteRange | undefined, "outside"> {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "")
  if (match === null) return ok(undefined)
  const [, from = "", to = ""] = match
  if (from === "" && to === "") return ok(undefined)
  if (from === "") {
    const count = Math.min(Number(to), length)
    return count === 0 ? refuse("outside") : ok({ first: length - count, last: length - 1 })
  }
  const first = Number(from)
  if (to !== "" && Number(to) < first) return ok(undefined)
  if (first >= length) return refuse("outside")
  return ok({ first, last: to === "" ? length - 1 : Math.min(Number(to), length - 1) })
}
