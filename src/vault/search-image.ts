import { ByteReader } from "../base/byte-reader.ts"
import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { open, seal, sealBytes } from "../crypto/aead.ts"
import { associatedData } from "./format.ts"
import { bytesOfId, idBytes, type ImageId, imageIds } from "./ids.ts"
import type { VaultKeys } from "./keys.ts"
import { paddedLength } from "./padding.ts"

/**
 * The search index as bytes, sealed: a head and chunks, all of one length. Each chunk is sealed with its place in this very
 * image, and the head says which image that is; so none opens in another, and none in another order. docs/FORMAT.md states
 * the bytes.
 */
export type ImageHead = Readonly<{
  /** Drawn for each image. */
  image: ImageId
  /** The vault's last commit when it was made. */
  generation: number
  /** When that commit was made, in milliseconds since 1970; 0 where there was none. */
  changedAt: number
  /** Of the index, in bytes. */
  length: number
}>

export type ImageKeys = Pick<VaultKeys, "vaultId" | "epoch" | "searchImage">

export type ImageRefusal =
  | "truncated"
  | "newer"
  | "other-epoch"
  | "not-authentic"
  /** Authentic, and yet not as this version writes it. */
  | "damaged"

/** Of the index, in bytes. */
export const longestImage = 512 * 1024 * 1024
/** Of what lies under the seal of one chunk, in bytes. */
export const longestChunk = 4 * 1024 * 1024
const shortestChunk = 64 * 1024
const version = 1
const prefixBytes = 5
const innerBytes = idBytes + 8 + 8 + 8
export const sealedHeadBytes = prefixBytes + innerBytes + sealBytes

const parts = { head: 0, chunk: 1 } as const

/** How an index of so many bytes is cut, padding included. */
export type ImagePlan = Readonly<{ chunks: number; chunkBytes: number }>

/** One chunk of a power of two while that is enough, then whole chunks: the size tells little more than its order. */
export function planOfImage(length: number): ImagePlan {
  if (length > longestChunk)
    return { chunks: Math.ceil(paddedLength(length) / longestChunk), chunkBytes: longestChunk }
  let chunkBytes = shortestChunk
  while (chunkBytes < length) chunkBytes *= 2
  return { chunks: 1, chunkBytes }
}

export function sealImageHead(keys: ImageKeys, head: ImageHead): Uint8Array<ArrayBuffer> {
  const inner = new ByteWriter(innerBytes)
    .put(bytesOfId(head.image))
    .u64(head.generation)
    .u64(head.changedAt)
    .u64(head.length).bytes
  const prefix = prefixOf(keys.epoch)
  return concatBytes(prefix, seal(keys.searchImage, inner, headData(keys, prefix)))
}

/** The key epoch that anybody can read in a sealed head; null where it is none. */
export function imageEpoch(sealed: Uint8Array): number | null {
  const reader = new ByteReader(sealed)
  const found = reader.u8()
  const epoch = reader.u32()
  return reader.isShort || found !== version ? null : epoch
}

export function openImageHead(keys: ImageKeys, sealed: Uint8Array): Result<ImageHead, ImageRefusal> {
  const reader = new ByteReader(sealed)
  const found = reader.u8()
  if (reader.isShort) return refuse("truncated")
  if (found > version) return refuse("newer")
  if (found !== version) return refuse("damaged")
  if (sealed.length < sealedHeadBytes) return refuse("truncated")
  if (sealed.length > sealedHeadBytes) return refuse("damaged")
  if (reader.u32() !== keys.epoch) return refuse("other-epoch")
  const prefix = sealed.subarray(0, prefixBytes)
  const opened = open(keys.searchImage, sealed.subarray(prefixBytes), headData(keys, prefix))
  if (!opened.ok) return opened
  const inner = new ByteReader(opened.value)
  const head = {
    image: imageIds.ofBytes(inner.take(idBytes)),
    generation: inner.u64(),
    changedAt: inner.u64(),
    length: inner.u64(),
  }
  const isExact = Number.isSafeInteger(head.generation) && Number.isSafeInteger(head.changedAt)
  return isExact && head.length <= longestImage ? ok(head) : refuse("damaged")
}

/** `padded` is as long as the plan says. */
export function sealImageChunk(
  keys: ImageKeys,
  head: ImageHead,
  number: number,
  padded: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return seal(keys.searchImage, padded, chunkData(keys, head, number))
}

/** The bytes of the index in this chunk, without padding. */
export function openImageChunk(
  keys: ImageKeys,
  head: ImageHead,
  number: number,
  sealed: Uint8Array,
): Result<Uint8Array, ImageRefusal> {
  const { chunkBytes } = planOfImage(head.length)
  const opened = open(keys.searchImage, sealed, chunkData(keys, head, number))
  if (!opened.ok) return opened
  if (opened.value.length !== chunkBytes) return refuse("damaged")
  return ok(opened.value.subarray(0, Math.max(0, head.length - number * chunkBytes)))
}

function prefixOf(epoch: number): Uint8Array {
  return new ByteWriter(prefixBytes).u8(version).u32(epoch).bytes
}

function headData({ vaultId }: ImageKeys, prefix: Uint8Array): Uint8Array {
  return associatedData("image", bytesOfId(vaultId), prefix, Uint8Array.of(parts.head))
}

function chunkData({ vaultId, epoch }: ImageKeys, head: ImageHead, number: number): Uint8Array {
  const { chunks } = planOfImage(head.length)
  const place = new ByteWriter(1 + idBytes + 8 + 8 + 4 + 4)
    .u8(parts.chunk)
    .put(bytesOfId(head.image))
    .u64(head.generation)
    .u64(head.changedAt)
    .u32(number)
    .u32(chunks).bytes
  return associatedData("image", bytesOfId(vaultId), prefixOf(epoch), place)
}
