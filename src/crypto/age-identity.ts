import { bech32 } from "@scure/base"
import { ok, refuse, type Result } from "../base/result.ts"
import { keyBytes, SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

/** `AGE-SECRET-KEY-1…` (age-encryption.org/v1, X25519 recipient type): opens backups, and can never open the vault. */
export function ageIdentity(key: SecretKey<"backup-identity">): string {
  return bech32.encodeFromBytes("age-secret-key-", key.borrow()).toUpperCase()
}

/** `age1…`, to which anybody may encrypt. */
export function ageRecipient(key: SecretKey<"backup-identity">): string {
  return bech32.encodeFromBytes("age", sodium.crypto_scalarmult_base(key.borrow()))
}

/** The key of an `AGE-SECRET-KEY-1…`; spaces around it do not matter, capitals do, as in age. */
export function parseAgeIdentity(text: string): Result<SecretKey<"backup-identity">, "malformed"> {
  const bytes = bech32Bytes(text.trim(), "AGE-SECRET-KEY-1")
  return bytes === null ? refuse("malformed") : ok(SecretKey.adopt("backup-identity", bytes))
}

/** Whether `text` is an X25519 recipient as age writes one. */
export function isAgeRecipient(text: string): boolean {
  return bech32Bytes(text, "age1") !== null
}

/** `start`: the prefix with its separator, in the case that age demands. Null where the rest is not 32 bytes in Bech32. */
function bech32Bytes(text: string, start: string): Uint8Array | null {
  if (!text.startsWith(start)) return null
  const decoded = bech32.decodeUnsafe(text)
  if (!decoded || `${decoded.prefix}1` !== start.toLowerCase()) return null
  const bytes = bech32.fromWordsUnsafe(decoded.words)
  return bytes?.length === keyBytes ? bytes : null
}
