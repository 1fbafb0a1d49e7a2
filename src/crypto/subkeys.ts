import { keyBytes, SecretKey } from "./secret-key.ts"
import { sodium } from "./sodium.ts"

/** Numbers of `crypto_kdf` (BLAKE2b with the number as salt and the context as personalisation). One number, one purpose, for ever. */
const vaultSubkeys = {
  records: 1,
  manifest: 2,
  header: 3,
  "search-image": 4,
  seed: 5,
  attachments: 6,
  "state-hash": 8,
} as const
const commitmentNumber = 7
const vaultContext = "lucilvmk"

const recoverySubkeys = { "recovery-kek": 1, "backup-identity": 2 } as const
const recoveryContext = "lucilrec"

const backupMacNumber = 1
const backupContext = "lucilbak"

export function vaultSubkey<P extends keyof typeof vaultSubkeys>(
  vaultKey: SecretKey<"vault">,
  purpose: P,
): SecretKey<P> {
  return SecretKey.adopt(purpose, derive(vaultKey.borrow(), vaultSubkeys[purpose], vaultContext))
}

export function recoverySubkey<P extends keyof typeof recoverySubkeys>(
  seed: SecretKey<"recovery-seed">,
  purpose: P,
): SecretKey<P> {
  return SecretKey.adopt(purpose, derive(seed.borrow(), recoverySubkeys[purpose], recoveryContext))
}

/** Keys the MAC at the end of a backup: only who can open a backup to this identity can have made one with it. */
export function backupMacKey(identity: SecretKey<"backup-identity">): SecretKey<"backup-mac"> {
  return SecretKey.adopt("backup-mac", derive(identity.borrow(), backupMacNumber, backupContext))
}

/**
 * 32 bytes that may be published and fit one vault key only, since XChaCha20-Poly1305 by itself lets one ciphertext open
 * under several keys. Derived from the random vault key, never from a key-encryption key.
 */
export function vaultKeyCommitment(vaultKey: SecretKey<"vault">): Uint8Array {
  return derive(vaultKey.borrow(), commitmentNumber, vaultContext)
}

function derive(key: Uint8Array, subkeyNumber: number, context: string): Uint8Array {
  return sodium.crypto_kdf_derive_from_key(keyBytes, subkeyNumber, context, key)
}
