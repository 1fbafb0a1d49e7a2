import { ByteReader } from "../../../src/base/byte-reader.ts"
import { equalPublicBytes } from "../../../src/base/bytes.ts"

const frameMagic = 0x4c_43_46_31
const frameStep = 4096
export const longestFrame = 64 * 1024 * 1024
const vaultIdAt = 20
const idBytes = 16

/** The id of the vault that a frame names, whatever else it holds. */
export function frameVault(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(vaultIdAt, vaultIdAt + idBytes)
}

/**
 * Whether the bytes are one whole frame of `vault` (null: of any), as far as can be told without a key: docs/FORMAT.md,
 * "Frame". Its sum is left to the reader, which must make it anyway.
 */
export function isFrame(bytes: Uint8Array, vault: Uint8Array | null): boolean {
  if (bytes.length < frameStep || bytes.length > longestFrame || bytes.length % frameStep !== 0) return false
  const head = new ByteReader(bytes)
  if (head.u32() !== frameMagic || head.u32() !== bytes.length) return false
  if (new ByteReader(bytes, bytes.length - 4).u32() !== bytes.length) return false
  return vault === null || equalPublicBytes(frameVault(bytes), vault)
}
