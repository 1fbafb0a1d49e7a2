import { sodium } from "./sodium.ts"

/** `unpadded`: without `=` at the end, as in the header of an age file. */
type Form = "padded" | "unpadded"

/** RFC 4648, section 4. */
export function base64Text(bytes: Uint8Array, form: Form): string {
  return sodium.to_base64(bytes, variantOf(form))
}

/** Null unless `text` is exactly what `base64Text` writes for some bytes. */
export function base64Bytes(text: string, form: Form): Uint8Array<ArrayBuffer> | null {
  const isWritten = form === "padded" ? text.length % 4 === 0 : text.length % 4 !== 1
  if (!isWritten || !alphabets[form].test(text)) return null
  // Faster than libsodium, and every byte of an attachment comes this way.
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at)
  // Only the last letters can say the same in several ways.
  const last = bytes.subarray(Math.floor((bytes.length - 1) / 3) * 3)
  return text.endsWith(base64Text(last, form)) ? bytes : null
}

const alphabets = { padded: /^[A-Za-z0-9+/]*={0,2}$/, unpadded: /^[A-Za-z0-9+/]*$/ } as const

function variantOf(form: Form): number {
  const { ORIGINAL, ORIGINAL_NO_PADDING } = sodium.base64_variants
  return form === "padded" ? ORIGINAL : ORIGINAL_NO_PADDING
}
