import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { crc32 } from "../base/crc32.ts"
import { refuse, type Result } from "../base/result.ts"
import type { CostBounds } from "../crypto/argon2-cost.ts"
import { hashBytes, keyedHash } from "../crypto/keyed-hash.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { formatVersion, magic } from "./format.ts"
import { checksumBytes, type Header, type HeaderRefusal, parseHeader } from "./header.ts"
import { bytesOfId } from "./ids.ts"
import { isAuthentic } from "./open-header.ts"

/** The header, if it was written with this key. */
export function authenticHeader(
  bytes: Uint8Array,
  headerKey: SecretKey<"header">,
  bounds: CostBounds | undefined,
): Result<Header, HeaderRefusal | "not-authentic"> {
  const header = parseHeader(bytes, bounds)
  if (header.ok && !isAuthentic(header.value, headerKey)) return refuse("not-authentic")
  return header
}

/** The same header with these fields in place of its own, one revision on. */
export function rewritten(
  header: Header,
  changed: Partial<Pick<Header, "slots" | "sealedSeed">>,
  headerKey: SecretKey<"header">,
): Uint8Array<ArrayBuffer> {
  return encodeHeader({ ...header, ...changed, revision: header.revision + 1 }, headerKey)
}

type HeaderFields = Omit<Header, "authentication" | "authenticated">

export function encodeHeader(fields: HeaderFields, headerKey: SecretKey<"header">): Uint8Array<ArrayBuffer> {
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
