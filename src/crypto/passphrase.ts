import { ok, refuse, type Result } from "../base/result.ts"
import { utf8Bytes } from "./utf8.ts"

/** Beyond this a paste went wrong; hashing it would only copy it about. */
const longestPassphraseBytes = 1024 * 1024

export type PassphraseRefusal = "empty" | "too-long" | "not-well-formed"

/** The bytes that Argon2id is fed: UTF-8 of the NFKC form, so that every keyboard's way of writing `é` opens the same vault. */
export function passphraseBytes(passphrase: string): Result<Uint8Array<ArrayBuffer>, PassphraseRefusal> {
  // A lone surrogate would become U+FFFD, and different passphrases one.
  if (/[\uD800-\uDFFF]/u.test(passphrase)) return refuse("not-well-formed")
  if (passphrase.length > longestPassphraseBytes) return refuse("too-long")
  const bytes = utf8Bytes(passphrase.normalize("NFKC"))
  if (bytes.length === 0) return refuse("empty")
  return bytes.length > longestPassphraseBytes ? refuse("too-long") : ok(bytes)
}
