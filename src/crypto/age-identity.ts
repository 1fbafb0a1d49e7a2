import { bech32 } from "@scure/base"
import type { SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

/** `AGE-SECRET-KEY-1…` (age-encryption.org/v1, X25519 recipient type): opens backups, and can never open the vault. */
export function ageIdentity(key: SecretKey<"backup-identity">): string {
  return bech32.encodeFromBytes("age-secret-key-", key.borrow()).toUpperCase()
}

/** `age1…`, to which anybody may encrypt. */
export function ageRecipient(key: SecretKey<"backup-identity">): string {
  return bech32.encodeFromBytes("age", sodium.crypto_scalarmult_base(key.borrow()))
}
