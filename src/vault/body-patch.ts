import { ok, refuse, type Result } from "../base/result.ts"
import { utf8Bytes, utf8Text } from "../crypto/utf8.ts"

/**
 * What autosave writes in the head instead of the whole body anew: the body is the content of its row with `drop` bytes
 * from byte `at` on replaced by `put`. Both cuts lie between characters.
 */
export type BodyPatch = Readonly<{ at: number; drop: number; put: string }>

/** The one piece by which `fresh` differs from `base`; both are UTF-8. */
export function bodyPatch(base: Uint8Array, fresh: Uint8Array): BodyPatch {
  const shorter = Math.min(base.length, fresh.length)
  let at = 0
  while (at < shorter && base[at] === fresh[at]) at++
  while (at > 0 && (isInside(base, at) || isInside(fresh, at))) at--
  let end = 0
  while (end < shorter - at && base[base.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  while (end > 0 && (isInside(base, base.length - end) || isInside(fresh, fresh.length - end))) end--
  const put = utf8Text(fresh.subarray(at, fresh.length - end))
  if (put === null) throw new TypeError("A body is UTF-8")
  return { at, drop: base.length - end - at, put }
}

export function patchedBody(
  base: Uint8Array,
  { at, drop, put }: BodyPatch,
): Result<Uint8Array<ArrayBuffer>, "damaged"> {
  const isPlace = Number.isInteger(at) && Number.isInteger(drop) && at >= 0 && drop >= 0
  if (!isPlace || at + drop > base.length) return refuse("damaged")
  const inserted = utf8Bytes(put)
  const fresh = new Uint8Array(base.length - drop + inserted.length)
  fresh.set(base.subarray(0, at))
  fresh.set(inserted, at)
  fresh.set(base.subarray(at + drop), at + inserted.length)
  return ok(fresh)
}

/** Whether a cut before byte `at` would part a character: that byte continues one. */
function isInside(bytes: Uint8Array, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80
}
