import { ok, refuse, type Result } from "../base/result.ts"
import { open } from "../crypto/aead.ts"
import { equalInConstantTime, keyedHash } from "../crypto/keyed-hash.ts"
import { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey, vaultKeyCommitment, vaultSubkey } from "../crypto/subkeys.ts"
import { associatedData } from "./format.ts"
import type { Header } from "./header.ts"
import { bytesOfId, type VaultId } from "./ids.ts"
import { VaultKeys } from "./keys.ts"
import { type PassphraseSlot, unwrap } from "./slot.ts"

/**
 * The vault key, by the KEK of this slot's salt and cost. It is the caller's to end, as soon as `openVaultKeys` has its
 * subkeys. `damaged`: the slot opened, but the header as a whole is not the one that was written with this key.
 */
export function unlockByPassphrase(
  header: Header,
  slot: PassphraseSlot,
  kek: SecretKey<"passphrase-kek">,
): Result<SecretKey<"vault">, "wrong-passphrase" | "damaged"> {
  const vaultKey = unwrap(header.vaultId, slot, kek)
  return vaultKey.ok ? proven(header, vaultKey.value) : refuse("wrong-passphrase")
}

/** The vault key, by the seed of the recovery words. */
export function unlockByRecovery(
  header: Header,
  seed: SecretKey<"recovery-seed">,
): Result<SecretKey<"vault">, "wrong-words" | "damaged"> {
  using kek = recoverySubkey(seed, "recovery-kek")
  for (const slot of header.slots) {
    if (slot.kind !== "recovery") continue
    const vaultKey = unwrap(header.vaultId, slot, kek)
    if (vaultKey.ok) return proven(header, vaultKey.value)
  }
  return refuse("wrong-words")
}

/** The subkeys of an unlocked vault; `vaultKey` stays the caller's, to end. */
export function openVaultKeys(header: Header, vaultKey: SecretKey<"vault">): VaultKeys {
  return new VaultKeys(header.vaultId, header.epoch, vaultKey)
}

/** The recovery seed that the vault keeps for itself: for the sheet's drill and for `identity.age`. */
export function readSeed(
  header: Header,
  keys: VaultKeys,
): Result<SecretKey<"recovery-seed">, "not-authentic"> {
  const seed = open(keys.seed, header.sealedSeed, seedData(header.vaultId))
  return seed.ok ? ok(SecretKey.adopt("recovery-seed", seed.value)) : refuse("not-authentic")
}

export function seedData(vaultId: VaultId): Uint8Array {
  return associatedData("seed", bytesOfId(vaultId))
}

/** Whether the header is, in every byte, one that was written with this header key. */
export function isAuthentic(header: Header, headerKey: SecretKey<"header">): boolean {
  return equalInConstantTime(keyedHash(headerKey, header.authenticated), header.authentication)
}

/** Whether the header as a whole was written with this vault key and no other. */
export function isWrittenWith(header: Header, vaultKey: SecretKey<"vault">): boolean {
  using headerKey = vaultSubkey(vaultKey, "header")
  const isCommitted = equalInConstantTime(vaultKeyCommitment(vaultKey), header.commitment)
  return isCommitted && isAuthentic(header, headerKey)
}

function proven(header: Header, vaultKey: SecretKey<"vault">): Result<SecretKey<"vault">, "damaged"> {
  if (isWrittenWith(header, vaultKey)) return ok(vaultKey)
  vaultKey.end()
  return refuse("damaged")
}
