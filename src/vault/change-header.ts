import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { crc32 } from "../base/crc32.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { seal } from "../crypto/aead.ts"
import type { Argon2Cost, CostBounds } from "../crypto/argon2-cost.ts"
import { hashBytes, keyedHash } from "../crypto/keyed-hash.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey, vaultKeyCommitment, vaultSubkey } from "../crypto/subkeys.ts"
import { formatVersion, magic } from "./format.ts"
import { checksumBytes, type Header, type HeaderRefusal, mostSlots, parseHeader } from "./header.ts"
import { bytesOfId, type SlotId, slotIds, type VaultId } from "./ids.ts"
import { isAuthentic, seedData } from "./open-header.ts"
import { type Slot, wrapForPassphrase, wrapForRecovery } from "./slot.ts"

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
  using headerKey = vaultSubkey(vaultKey, "header")
  using seedKey = vaultSubkey(vaultKey, "seed")
  using recoveryKek = recoverySubkey(seed, "recovery-kek")
  const slots = [
    wrapForPassphrase(vaultId, slotIds.random(), passphrase, vaultKey),
    wrapForRecovery(vaultId, slotIds.random(), recoveryKek, vaultKey),
  ]
  const sealedSeed = seal(seedKey, seed.borrow(), seedData(vaultId))
  const commitment = vaultKeyCommitment(vaultKey)
  return encodeHeader({ vaultId, epoch: 0, revision: 0, slots, sealedSeed, commitment }, headerKey)
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
  return ok({ bytes: rewritten(header.value, [...slots, slot], headerKey), slotId: slot.id })
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
  return ok(settled.length === slots.length ? null : rewritten(header.value, settled, headerKey))
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
  return ok(rewritten(header.value, left, headerKey))
}

function authenticHeader(
  bytes: Uint8Array,
  headerKey: SecretKey<"header">,
  bounds: CostBounds | undefined,
): Result<Header, HeaderRefusal | "not-authentic"> {
  const header = parseHeader(bytes, bounds)
  if (header.ok && !isAuthentic(header.value, headerKey)) return refuse("not-authentic")
  return header
}

function rewritten(
  header: Header,
  slots: readonly Slot[],
  headerKey: SecretKey<"header">,
): Uint8Array<ArrayBuffer> {
  return encodeHeader({ ...header, slots, revision: header.revision + 1 }, headerKey)
}

type HeaderFields = Omit<Header, "authentication" | "authenticated">

function encodeHeader(fields: HeaderFields, headerKey: SecretKey<"header">): Uint8Array<ArrayBuffer> {
  const { vaultId, epoch, revision, sealedSeed, commitment } = fields
  const slots = concatBytes(...fields.slots.flatMap(({ address, wrapped }) => [address, wrapped]))
  const ownBytes = magic.length + 2 + 4 + 16 + 4 + 4 + 1
  const length = ownBytes + slots.length + sealedSeed.length + commitment.length + hashBytes + checksumBytes
  const writer = new ByteWriter(length)
    .put(magic)
    .u16(formatVersion)
    .u32(length)
    .put(bytesOfId(vaultId))
    .u32(epoch)
    .u32(revision)
    .u8(fields.slots.length)
    .put(slots)
    .put(sealedSeed)
    .put(commitment)
  writer.put(keyedHash(headerKey, writer.bytes.subarray(0, writer.at)))
  return writer.u32(crc32(writer.bytes.subarray(0, writer.at))).bytes
}
