import { concatBytes } from "../base/bytes.ts"
import type { SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

export const hashBytes = 32

/** Keyed BLAKE2b (RFC 7693) of 32 bytes over the parts as one message: where their lengths vary, the caller makes them unambiguous. */
export function keyedHash(
  key: SecretKey<"header" | "state-hash">,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  return sodium.crypto_generichash(hashBytes, concatBytes(...parts), key.borrow())
}

/** Takes the same time wherever the difference lies. Lengths are not secret. */
export function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && sodium.memcmp(left, right)
}
