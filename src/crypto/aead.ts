import { concatBytes } from "../base/bytes.ts"
import { releaseBytes } from "../base/release-bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { randomBytes } from "./random.ts"
import type { KeyPurpose, SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

export const nonceBytes = 24
export const tagBytes = 16
/** How many bytes sealing adds. */
export const sealBytes = nonceBytes + tagBytes
/** In bytes: from here on what sealing leaves behind is worth giving back at once. */
const longCiphertext = 1024 * 1024

export type SealingPurpose = Extract<
  KeyPurpose,
  | "passphrase-kek"
  | "recovery-kek"
  | "records"
  | "manifest"
  | "search-image"
  | "seed"
  | "attachments"
  | "scope"
  | "file"
>

/** XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) under a fresh random nonce: nonce ‖ ciphertext ‖ tag. */
export function seal(
  key: SecretKey<SealingPurpose>,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes)
  const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    plaintext,
    associatedData,
    null,
    nonce,
    key.borrow(),
  )
  const sealed = concatBytes(nonce, ciphertext)
  if (ciphertext.length > longCiphertext) releaseBytes(ciphertext)
  return sealed
}

/** The plaintext in a buffer of its own. `not-authentic`: another key, another address, or changed bytes; which of them cannot be told. */
export function open(
  key: SecretKey<SealingPurpose>,
  sealed: Uint8Array,
  associatedData: Uint8Array,
): Result<Uint8Array, "truncated" | "not-authentic"> {
  if (sealed.length < sealBytes) return refuse("truncated")
  const bytes = key.borrow()
  try {
    return ok(
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        null,
        sealed.subarray(nonceBytes),
        associatedData,
        sealed.subarray(0, nonceBytes),
        bytes,
      ),
    )
  } catch {
    return refuse("not-authentic")
  }
}
