import type { SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

export const fileKeyBytes = 16
/** A wrapped file key: the key and a tag. */
export const wrappedFileKeyBytes = fileKeyBytes + 16

/** ChaCha20-Poly1305 (RFC 8439) under a nonce of zeros, as age's spec has it: `key` is derived anew for each file key. */
export function wrapFileKey(key: SecretKey<"age-passphrase">, fileKey: Uint8Array): Uint8Array {
  return sodium.crypto_aead_chacha20poly1305_ietf_encrypt(fileKey, null, null, zeroNonce(), key.borrow())
}

/** Null where `wrapped` was not made with this key. */
export function unwrapFileKey(key: SecretKey<"age-passphrase">, wrapped: Uint8Array): Uint8Array | null {
  const bytes = key.borrow()
  try {
    return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, wrapped, null, zeroNonce(), bytes)
  } catch {
    return null
  }
}

function zeroNonce(): Uint8Array {
  return new Uint8Array(sodium.crypto_aead_chacha20poly1305_ietf_NPUBBYTES)
}
