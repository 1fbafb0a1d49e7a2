import { ok, refuse, type Result } from "../base/result.ts"
import { newSalt } from "../crypto/kdf.ts"
import { passphraseBytes } from "../crypto/passphrase.ts"
import { parseRecoveryWords } from "../crypto/recovery-words.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { addPassphrase, settlePassphrase } from "../vault/change-header.ts"
import { type Header, parseHeader, passphraseSlots, slotOf } from "../vault/header.ts"
import type { SlotId } from "../vault/ids.ts"
import { unlockByPassphrase, unlockByRecovery } from "../vault/open-header.ts"
import type { FolderRefusal } from "../storage/refusals.ts"
import { deriveKek, type DeriveRefusal } from "./argon2.ts"
import { isLongEnough } from "./passphrase-length.ts"
import type { FoundVault } from "./survey.ts"

export type KeyRefusal =
  | Readonly<{ reason: "wrong-passphrase" | "wrong-words" | "malformed-words" }>
  | Readonly<{ reason: "no-webassembly" | "out-of-memory" | "damaged" }>

/** The key, the caller's to end, and the slot that gave it. */
export type KeyFound = Readonly<{ vaultKey: SecretKey<"vault">; slotId: SlotId }>

/** Costs one Argon2 for each passphrase slot tried: one, or two after a change of passphrase that was cut short. */
export async function keyByPassphrase(
  header: Header,
  passphrase: string,
): Promise<Result<KeyFound, KeyRefusal>> {
  for (const slot of passphraseSlots(header)) {
    // Bytes anew for each slot: the derivation takes them over.
    const bytes = passphraseBytes(passphrase)
    if (!bytes.ok) return refuse({ reason: "wrong-passphrase" })
    const derived = await deriveKek(bytes.value, slot.salt, slot.cost)
    if (!derived.ok) return refuse({ reason: deriveReason(derived.refusal) })
    using kek = derived.value.kek
    const vaultKey = unlockByPassphrase(header, slot, kek)
    if (vaultKey.ok) return ok({ vaultKey: vaultKey.value, slotId: slot.id })
    if (vaultKey.refusal === "damaged") return refuse({ reason: "damaged" })
  }
  return refuse({ reason: "wrong-passphrase" })
}

export function keyByWords(header: Header, words: string): Result<SecretKey<"vault">, KeyRefusal> {
  const parsed = parseRecoveryWords(words)
  if (!parsed.ok) return refuse({ reason: "malformed-words" })
  using seed = parsed.value
  const vaultKey = unlockByRecovery(header, seed)
  return vaultKey.ok ? vaultKey : refuse({ reason: vaultKey.refusal })
}

/** Makes the slot that just opened the only one, where a change of passphrase was cut short. Answers the vault as it then is. */
export async function settleSlots(
  found: FoundVault,
  headerKey: SecretKey<"header">,
  slotId: SlotId,
): Promise<Result<FoundVault, FolderRefusal>> {
  const settled = settlePassphrase(found.bytes, headerKey, slotId)
  // A header that opened a moment ago and cannot be settled is a bug, not a disk's fault.
  if (!settled.ok) throw new Error(`Cannot settle the header: ${settled.refusal}`)
  return settled.value === null ? ok(found) : writeHeader(found, settled.value)
}

export type PassphraseSetRefusal =
  | Readonly<{ reason: "weak-passphrase" | "no-webassembly" | "out-of-memory" }>
  | FolderRefusal

/**
 * A new slot beside the old, written, read back and opened; only then is the old one removed. Cut short anywhere, the old
 * or the new passphrase opens the vault, or both do until the next unlock. `vaultKey` stays the caller's.
 */
export async function setPassphrase(
  found: FoundVault,
  vaultKey: SecretKey<"vault">,
  headerKey: SecretKey<"header">,
  passphrase: string,
): Promise<Result<FoundVault, PassphraseSetRefusal>> {
  const bytes = passphraseBytes(passphrase)
  if (!bytes.ok || !isLongEnough(passphrase)) return refuse({ reason: "weak-passphrase" })
  const salt = newSalt()
  const derived = await deriveKek(bytes.value, salt, null)
  if (!derived.ok) return refuse({ reason: settableReason(derived.refusal) })
  using kek = derived.value.kek
  const added = addPassphrase(found.bytes, vaultKey, { salt, cost: derived.value.cost, kek })
  if (!added.ok) throw new Error(`Cannot add a passphrase: ${added.refusal}`)
  const both = await writeHeader(found, added.value.bytes)
  if (!both.ok) return both
  const slot = slotOf(both.value.header, added.value.slotId)
  if (slot?.kind !== "passphrase") throw new Error("The slot just written is not there")
  const proof = unlockByPassphrase(both.value.header, slot, kek)
  if (!proof.ok) throw new Error(`The slot just written does not open: ${proof.refusal}`)
  proof.value.end()
  return settleSlots(both.value, headerKey, slot.id)
}

/** Writes and reads back: what is answered is what the folder holds. */
export async function writeHeader(
  found: FoundVault,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<FoundVault, FolderRefusal>> {
  const { folder } = found
  const written = await folder.replaceHeader(found.bytes, bytes)
  if (!written.ok) {
    return refuse(written.refusal.reason === "other-header" ? { reason: "lost-lock" } : written.refusal)
  }
  const read = await folder.readHeader()
  if (!read.ok) return refuse(read.refusal.reason === "missing" ? { reason: "folder-gone" } : read.refusal)
  const header = parseHeader(read.value)
  return header.ok
    ? ok({ folder, bytes: read.value, header: header.value })
    : refuse({ reason: "storage-failed" })
}

function deriveReason(refusal: DeriveRefusal): "no-webassembly" | "out-of-memory" | "damaged" {
  switch (refusal) {
    case "cost-out-of-bounds":
      return "damaged"
    case "out-of-memory":
    case "worker-failed":
      return "out-of-memory"
    case "no-webassembly":
    case "self-test-failed":
      return "no-webassembly"
  }
}

export function settableReason(refusal: DeriveRefusal): "no-webassembly" | "out-of-memory" {
  const reason = deriveReason(refusal)
  if (reason === "damaged") throw new Error("A cost of our own making was out of bounds")
  return reason
}
