import { ByteReader } from "../base/byte-reader.ts"
import { ByteWriter } from "../base/byte-writer.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { open, seal, sealBytes } from "../crypto/aead.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { associatedData } from "./format.ts"
import { bytesOfId, type FileId, type VaultId } from "./ids.ts"
import { paddedLength } from "./padding.ts"

/**
 * A file of any length, sealed under a key of its own: version 1 ‖ chunks. Under the seal lies its true size (u64), its
 * bytes and zeros up to the padded length, cut into chunks of 1 MiB, the last one shorter or as long. Each chunk is sealed
 * with its place, so that any one opens alone and only where it belongs. docs/FORMAT.md states the bytes.
 */
export type FileAddress = Readonly<{ vaultId: VaultId; file: FileId }>
export type FileKey = SecretKey<"file">

export type FileRefusal =
  | "truncated"
  | "newer"
  | "not-authentic"
  /** Authentic, and yet not as this version writes it. */
  | "damaged"

/** Of the plain file, in bytes. */
export const longestFile = 500_000_000
/** Of what lies under the seal, in bytes. */
export const chunkBytes = 1024 * 1024
/** The size that stands before the bytes. */
export const sizeBytes = 8
const version = 1
const versionBytes = 1
const sealedChunkBytes = chunkBytes + sealBytes
/** Whatever the file's length, its version and first chunk lie in so many bytes. */
export const longestFirstRead = versionBytes + sealedChunkBytes

/** How a sealed file is cut, by its length alone. */
export type ChunkPlan = Readonly<{ chunks: number; padded: number }>

/** What a plain file of `size` bytes takes on disk. */
export function sealedFileLength(size: number): number {
  const { chunks, padded } = planOfSize(size)
  return versionBytes + padded + chunks * sealBytes
}

export function planOfSize(size: number): ChunkPlan {
  const padded = paddedLength(sizeBytes + size)
  return { chunks: Math.ceil(padded / chunkBytes), padded }
}

/** Refuses a length that no sealed file has. */
export function planOfLength(length: number): Result<ChunkPlan, "truncated" | "damaged"> {
  if (length < versionBytes + sealBytes) return refuse("truncated")
  if (length > sealedFileLength(longestFile)) return refuse("damaged")
  const chunks = Math.ceil((length - versionBytes) / sealedChunkBytes)
  const padded = length - versionBytes - chunks * sealBytes
  const isPossible = padded > (chunks - 1) * chunkBytes && padded === paddedLength(padded)
  return isPossible ? ok({ chunks, padded }) : refuse("damaged")
}

/** Where the chunk of this number lies in the sealed file, the version's byte left out. */
export function chunkPlace(plan: ChunkPlan, number: number): Readonly<{ from: number; to: number }> {
  const from = versionBytes + number * sealedChunkBytes
  return { from, to: from + lengthOfChunk(plan, number) + sealBytes }
}

/** How many bytes lie under the seal of this chunk. */
export function lengthOfChunk({ chunks, padded }: ChunkPlan, number: number): number {
  if (number < 0 || number >= chunks) throw new RangeError("The file has no such chunk")
  return Math.min(chunkBytes, padded - number * chunkBytes)
}

/** What stands before the first chunk. */
export function fileStart(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(version)
}

/** The size that stands under the seal before the file's own bytes. */
export function sizeHead(size: number): Uint8Array<ArrayBuffer> {
  return new ByteWriter(sizeBytes).u64(size).bytes
}

export function sealChunk(
  key: FileKey,
  address: FileAddress,
  place: Readonly<{ number: number; isLast: boolean }>,
  padded: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return seal(key, padded, chunkData(address, place.number, place.isLast))
}

/** What lies under the seal of one chunk: for the first, the size and then bytes of the file. */
export function openChunk(
  key: FileKey,
  address: FileAddress,
  place: Readonly<{ number: number; isLast: boolean }>,
  sealed: Uint8Array,
): Result<Uint8Array, FileRefusal> {
  return open(key, sealed, chunkData(address, place.number, place.isLast))
}

/** The version of a file, by its first byte. */
export function checkFileStart(bytes: Uint8Array): Result<undefined, "truncated" | "newer" | "damaged"> {
  const [first] = bytes
  if (first === undefined) return refuse("truncated")
  if (first > version) return refuse("newer")
  return first === version ? ok() : refuse("damaged")
}

/** The true size, out of the opened first chunk; refused where the file would not be as long as it is. */
export function readSize({ padded }: ChunkPlan, firstChunk: Uint8Array): Result<number, "damaged"> {
  const size = new ByteReader(firstChunk).u64()
  const fits = size <= longestFile && paddedLength(sizeBytes + size) === padded
  return fits ? ok(size) : refuse("damaged")
}

function chunkData({ vaultId, file }: FileAddress, number: number, isLast: boolean): Uint8Array {
  const place = new ByteWriter(6)
    .u8(version)
    .u32(number)
    .u8(isLast ? 1 : 0).bytes
  return associatedData("file", bytesOfId(vaultId), bytesOfId(file), place)
}
