import { ByteReader } from "../../../src/base/byte-reader.ts"
import { equalPublicBytes } from "../../../src/base/bytes.ts"

const frameMagic = 0x4c_43_46_31
const frameStep = 4096
export const longestFrame = 64 * 1024 * 1024
const vaultIdAt = 20
const idBytes = 16

const headerMagic = new TextEncoder().encode("LUCILIUS")
/** Magic 8, version 2, length 4: the same in every version of the header. */
const headerVaultIdAt = 14
const headerEpochAt = 30

/** The id of the vault that a header is of; null for what does not begin as one. */
export function headerVault(header: Uint8Array): Uint8Array | null {
  const isHeader = equalPublicBytes(header.subarray(0, headerMagic.length), headerMagic)
  const id = header.slice(headerVaultIdAt, headerVaultIdAt + idBytes)
  return isHeader && id.length === idBytes ? id : null
}

/** The key epoch that a header is of; null for what is too short or does not begin as one. */
export function headerEpoch(header: Uint8Array): number | null {
  if (headerVault(header) === null || header.length < headerEpochAt + 4) return null
  return new ByteReader(header, headerEpochAt).u32()
}

/**
 * Whether the bytes are one whole frame of `vault`, as far as can be told without a key: docs/FORMAT.md,
 * "Frame". Its sum is left to the reader, which must make it anyway.
 */
export function isFrame(bytes: Uint8Array, vault: Uint8Array): boolean {
  if (bytes.length < frameStep || bytes.length > longestFrame || bytes.length % frameStep !== 0) return false
  const head = new ByteReader(bytes)
  if (head.u32() !== frameMagic || head.u32() !== bytes.length) return false
  if (new ByteReader(bytes, bytes.length - 4).u32() !== bytes.length) return false
  return equalPublicBytes(bytes.subarray(vaultIdAt, vaultIdAt + idBytes), vault)
}
