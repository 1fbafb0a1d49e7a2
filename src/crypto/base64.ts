import { sodium } from "./sodium.ts"

/** `unpadded`: without `=` at the end, as in the header of an age file. */
type Form = "padded" | "unpadded"

/** RFC 4648, section 4. */
export function base64Text(bytes: Uint8Array, form: Form): string {
  return sodium.to_base64(bytes, variantOf(form))
}

/** Null unless `text` is exactly what `base64Text` writes for some bytes. */
export function base64Bytes(text: string, form: Form): Uint8Array | null {
  try {
    const bytes = sodium.from_base64(text, variantOf(form))
    return base64Text(bytes, form) === text ? bytes : null
  } catch {
    return null
  }
}

function variantOf(form: Form): number {
  const { ORIGINAL, ORIGINAL_NO_PADDING } = sodium.base64_variants
  return form === "padded" ? ORIGINAL : ORIGINAL_NO_PADDING
}
