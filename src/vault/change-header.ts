import { ok, refuse, type Result } from "../base/result.ts"
import { seal } from "../crypto/aead.ts"
import type { Argon2Cost, CostBounds } from "../crypto/argon2-cost.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey, vaultKeyCommitment, vaultSubkey } from "../crypto/subkeys.ts"
import { authenticHeader, encodeHeader, rewritten } from "./encode-header.ts"
import { type Header, type HeaderRefusal, mostSlots } from "./header.ts"
import { type SlotId, slotIds, type VaultId } from "./ids.ts"
import { seedData } from "./open-header.ts"
import { type RecoverySlot, wrapForPassphrase, wrapForRecovery } from "./slot.ts"

/** Salt and cost, and the KEK that was derived with them. */
export type NewPassphrase = Readonly<{
  salt: Uint8Array
  cost: Argon2Cost
  kek: SecretKey<"passphrase-kek">
}>

export type HeaderChangeRefusal =
  | HeaderRefusal
  /** Not written with this key, or changed since. */
  | "not-authentic"
  | "no-such-slot"
  /** The only slot of its kind: without it the vault would not open by passphrase, or not by recovery words. */
  | "last-of-its-kind"
  | "too-many-slots"

/** The header file of a new vault. All keys stay the caller's, to end. */
export function createHeader(
  vaultId: VaultId,
  vaultKey: SecretKey<"vault">,
  passphrase: NewPassphrase,
  seed: SecretKey<"recovery-seed">,
): Uint8Array<ArrayBuffer> {
  return firstHeader({ vaultId, epoch: 0, revision: 0 }, vaultKey, passphrase, seed)
}

/**
 * The header that follows on this one when all keys are replaced: the next epoch under a vault key of its own. No slot of
 * the old header is in it, of whatever kind. All keys stay the caller's, to end.
 */
export function rotatedHeader(
  { vaultId, epoch, revision }: Pick<Header, "vaultId" | "epoch" | "revision">,
  vaultKey: SecretKey<"vault">,
  passphrase: NewPassphrase,
  seed: SecretKey<"recovery-seed">,
): Uint8Array<ArrayBuffer> {
  return firstHeader({ vaultId, epoch: epoch + 1, revision: revision + 1 }, vaultKey, passphrase, seed)
}

/**
 * First half of a change of passphrase: the header with a second passphrase slot. Write it, read it back, unlock it by
 * the new slot, and only then write what `settlePassphrase` answers. Cut short in between, either passphrase opens.
 */
export function addPassphrase(
  bytes: Uint8Array,
  vaultKey: SecretKey<"vault">,
  passphrase: NewPassphrase,
  bounds?: CostBounds,
): Result<Readonly<{ bytes: Uint8Array<ArrayBuffer>; slotId: SlotId }>, HeaderChangeRefusal> {
  using headerKey = vaultSubkey(vaultKey, "header")
  const header = authenticHeader(bytes, headerKey, bounds)
  if (!header.ok) return header
  const { slots, vaultId } = header.value
  if (slots.length >= mostSlots) return refuse("too-many-slots")
  const slot = wrapForPassphrase(vaultId, slotIds.random(), passphrase, vaultKey)
  return ok({ bytes: rewritten(header.value, { slots: [...slots, slot] }, headerKey), slotId: slot.id })
}

/**
 * Second half of a change of passphrase, and the end of one that was cut short: the header in which `openedBy`, the slot
 * that just opened, is the only passphrase slot. Null where it is already so and nothing is to be written.
 */
export function settlePassphrase(
  bytes: Uint8Array,
  headerKey: SecretKey<"header">,
  openedBy: SlotId,
  bounds?: CostBounds,
): Result<Uint8Array<ArrayBuffer> | null, HeaderChangeRefusal> {
  const header = authenticHeader(bytes, headerKey, bounds)
  if (!header.ok) return header
  const { slots } = header.value
  if (!slots.some(({ kind, id }) => kind === "passphrase" && id === openedBy)) return refuse("no-such-slot")
  const settled = slots.filter(({ kind, id }) => kind !== "passphrase" || id === openedBy)
  return ok(settled.length === slots.length ? null : rewritten(header.value, { slots: settled }, headerKey))
}

/** The header without one slot. The last passphrase slot and the last recovery slot are never removed. */
export function removeSlot(
  bytes: Uint8Array,
  headerKey: SecretKey<"header">,
  slotId: SlotId,
  bounds?: CostBounds,
): Result<Uint8Array<ArrayBuffer>, HeaderChangeRefusal> {
  const header = authenticHeader(bytes, headerKey, bounds)
  if (!header.ok) return header
  const { slots } = header.value
  const removed = slots.find(({ id }) => id === slotId)
  if (removed === undefined) return refuse("no-such-slot")
  const left = slots.filter((slot) => slot !== removed)
  const isRequired = removed.kind !== "unknown"
  if (isRequired && !left.some(({ kind }) => kind === removed.kind)) return refuse("last-of-its-kind")
  return ok(rewritten(header.value, { slots: left }, headerKey))
}

/**
 * The header with another recovery seed: one recovery slot, and the seed sealed anew. Passphrase slots stay as they are.
 * Written in one go, so that at every moment exactly one sheet opens the vault. All keys stay the caller's, to end.
 */
export function replaceRecovery(
  bytes: Uint8Array,
  vaultKey: SecretKey<"vault">,
  seed: SecretKey<"recovery-seed">,
  bounds?: CostBounds,
): Result<Uint8Array<ArrayBuffer>, HeaderChangeRefusal> {
  using headerKey = vaultSubkey(vaultKey, "header")
  const header = authenticHeader(bytes, headerKey, bounds)
  if (!header.ok) return header
  const { vaultId } = header.value
  const others = header.value.slots.filter(({ kind }) => kind !== "recovery")
  if (others.length >= mostSlots) return refuse("too-many-slots")
  const slots = [...others, recoverySlot(vaultId, vaultKey, seed)]
  return ok(rewritten(header.value, { slots, sealedSeed: sealSeed(vaultId, vaultKey, seed) }, headerKey))
}

function firstHeader(
  fields: Pick<Header, "vaultId" | "epoch" | "revision">,
  vaultKey: SecretKey<"vault">,
  passphrase: NewPassphrase,
  seed: SecretKey<"recovery-seed">,
): Uint8Array<ArrayBuffer> {
  const { vaultId } = fields
  using headerKey = vaultSubkey(vaultKey, "header")
  const slots = [
    wrapForPassphrase(vaultId, slotIds.random(), passphrase, vaultKey),
    recoverySlot(vaultId, vaultKey, seed),
  ]
  const sealedSeed = sealSeed(vaultId, vaultKey, seed)
  return encodeHeader({ ...fields, slots, sealedSeed, commitment: vaultKeyCommitment(vaultKey) }, headerKey)
}

function recoverySlot(
  vaultId: VaultId,
  vaultKey: SecretKey<"vault">,
  seed: SecretKey<"recovery-seed">,
): RecoverySlot {
  using kek = recoverySubkey(seed, "recovery-kek")
  return wrapForRecovery(vaultId, slotIds.random(), kek, vaultKey)
}

function sealSeed(
  vaultId: VaultId,
  vaultKey: SecretKey<"vault">,
  seed: SecretKey<"recovery-seed">,
): Uint8Array {
  using key = vaultSubkey(vaultKey, "seed")
  return seal(key, seed.borrow(), seedData(vaultId))
}
