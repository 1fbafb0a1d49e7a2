import { ByteReader } from "../base/byte-reader.ts"
import { crc32 } from "../base/crc32.ts"
import { equalPublicBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { type CostBounds, productionBounds } from "../crypto/argon2-cost.ts"
import { sealBytes } from "../crypto/aead.ts"
import { hashBytes } from "../crypto/keyed-hash.ts"
import { keyBytes } from "../crypto/secret-key.ts"
import { formatVersion, magic } from "./format.ts"
import { idBytes, type SlotId, type VaultId, vaultIds } from "./ids.ts"
import { type PassphraseSlot, readSlot, type Slot } from "./slot.ts"

/**
 * A header as it was read. Whole and well-formed, which proves nothing yet: only unwrapping the vault key compares it
 * with the key's own commitment and authentication.
 */
export type Header = Readonly<{
  vaultId: VaultId
  /** The key epoch that rows are sealed under. */
  epoch: number
  /** One more with every change of the header. */
  revision: number
  slots: readonly Slot[]
  sealedSeed: Uint8Array
  commitment: Uint8Array
  /** Keyed BLAKE2b over everything before it. */
  authentication: Uint8Array
  /** The bytes that `authentication` is made over. */
  authenticated: Uint8Array
}>

export type HeaderRefusal =
  | "empty"
  /** Not this app's file. */
  | "foreign"
  | "truncated"
  | "newer"
  | "damaged"
  /** Whole, and yet asks for more or less work than this app ever writes: somebody made it. */
  | "cost-out-of-bounds"

export const longestHeader = 8192
export const mostSlots = 8
export const sealedSeedBytes = keyBytes + sealBytes
export const checksumBytes = 4
/** Magic 8, version 2, length 4: these, and the CRC-32 at the end, lie where they lie in every version to come. */
const fixedPrefixBytes = magic.length + 2 + 4

/** Fields are views into `bytes`. Only tests give other bounds than production's. */
export function parseHeader(
  bytes: Uint8Array,
  bounds: CostBounds = productionBounds,
): Result<Header, HeaderRefusal> {
  if (bytes.length === 0) return refuse("empty")
  const start = bytes.subarray(0, magic.length)
  if (!equalPublicBytes(start, magic.subarray(0, start.length))) return refuse("foreign")
  if (bytes.length < fixedPrefixBytes + checksumBytes) return refuse("truncated")
  const reader = new ByteReader(bytes.subarray(0, -checksumBytes), magic.length)
  const version = reader.u16()
  const length = reader.u32()
  if (length > longestHeader || length < fixedPrefixBytes + checksumBytes) return refuse("damaged")
  if (bytes.length < length) return refuse("truncated")
  if (bytes.length > length) return refuse("damaged")
  const checksum = new ByteReader(bytes, bytes.length - checksumBytes).u32()
  if (checksum !== crc32(bytes.subarray(0, -checksumBytes))) return refuse("damaged")
  if (version > formatVersion) return refuse("newer")
  return version === formatVersion ? parseFields(bytes, reader, bounds) : refuse("damaged")
}

function parseFields(
  bytes: Uint8Array,
  reader: ByteReader,
  bounds: CostBounds,
): Result<Header, "damaged" | "cost-out-of-bounds"> {
  const idField = reader.take(idBytes)
  const epoch = reader.u32()
  const revision = reader.u32()
  const slotCount = reader.u8()
  if (reader.isShort || slotCount > mostSlots) return refuse("damaged")
  const vaultId = vaultIds.ofBytes(idField)
  const slots: Slot[] = []
  while (slots.length < slotCount) {
    const slot = readSlot(reader, bounds)
    if (!slot.ok) return slot
    if (slots.some(({ id }) => id === slot.value.id)) return refuse("damaged")
    slots.push(slot.value)
  }
  const sealedSeed = reader.take(sealedSeedBytes)
  const commitment = reader.take(hashBytes)
  const authenticated = bytes.subarray(0, reader.at)
  const authentication = reader.take(hashBytes)
  if (reader.isShort || reader.left !== 0) return refuse("damaged")
  return ok({ vaultId, epoch, revision, slots, sealedSeed, commitment, authentication, authenticated })
}

/**
 * The slots that a passphrase may open, the newest first. There is one; two after a change of passphrase that was cut
 * short, and then `settlePassphrase` ends it.
 */
export function passphraseSlots(header: Header): readonly PassphraseSlot[] {
  return header.slots.filter((slot) => slot.kind === "passphrase").toReversed()
}

export function slotOf(header: Header, id: SlotId): Slot | null {
  return header.slots.find((slot) => slot.id === id) ?? null
}
