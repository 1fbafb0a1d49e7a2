import { ByteWriter } from "../base/byte-writer.ts"
import { crc32 } from "../base/crc32.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { type BatchId, bytesOfId, idBytes, type RowId, type VaultId } from "./ids.ts"
import { longestContent, sealedRowLength, type Table } from "./sealed-row.ts"

/** A row as it lies on disk: `sealed` opens only at this table and id. `Sealed` may stand for the bytes, as a place in a file does. */
export type PutRow<Sealed = Uint8Array> = Readonly<{ table: Table; id: RowId; sealed: Sealed }>
export type DeletedRow = Readonly<{ table: Table; id: RowId }>

/** What every frame carries. Deletions are applied after puts. */
export type FrameRows<Sealed = Uint8Array> = Readonly<{
  vaultId: VaultId
  puts: readonly PutRow<Sealed>[]
  deletions: readonly DeletedRow[]
}>

/** One commit that is whole in one frame. */
export type CommitFrame<Sealed = Uint8Array> = FrameRows<Sealed> &
  Readonly<{ kind: "commit"; generation: number; sealedState: Uint8Array }>

/** A part of a batch too large for one frame: nothing of it counts before the batch is closed. */
export type PartFrame<Sealed = Uint8Array> = FrameRows<Sealed> &
  Readonly<{
    kind: "part"
    /** That of the last commit before it. */
    generation: number
    batch: BatchId
    /** From 0. */
    part: number
  }>

/** Makes all parts of its batch count, in their order and then its own rows, as one commit. */
export type CloseFrame<Sealed = Uint8Array> = FrameRows<Sealed> &
  Readonly<{ kind: "close"; generation: number; batch: BatchId; parts: number; sealedState: Uint8Array }>

export type Frame<Sealed = Uint8Array> = CommitFrame<Sealed> | PartFrame<Sealed> | CloseFrame<Sealed>

/** Frames begin and end at multiples of this in the file. */
export const frameStep = 4096
/** Above this, a commit is split into the parts of a batch. A single longer row still has a frame to itself. */
export const batchThreshold = 4 * 1024 * 1024
export const longestFrame = 64 * 1024 * 1024

export const frameMagic = 0x4c_43_46_31
export const frameVersion = 1
export const frameKindBytes = { commit: 1, part: 2, close: 3 } as const
/** Magic 4, length 4, version 1, kind 1, zero 2, generation 8, vault id 16, batch id 16, part 4. */
export const frameHeadBytes = 56
/** CRC-32 ‖ length. */
export const frameTailBytes = 8
export const longestSealedRow = sealedRowLength(longestContent)
export const longestSealedState = 1024

const noBatch = new Uint8Array(idBytes)
const countBytes = 4
const putHeadBytes = 1 + idBytes + 4
const deletionBytes = 1 + idBytes
const stateLengthBytes = 2

/** Where a frame's first row begins; each takes `putLength`, and its sealed bytes are the last of it. */
export const firstPutOffset = frameHeadBytes + countBytes

/** What `row` takes in a frame, for whoever fills the parts of a batch. */
export function putLength(row: PutRow): number {
  return putHeadBytes + row.sealed.length
}

/** The bytes to append. Refuses a frame over 64 MiB. Throws on rows that `sealRow` could not have made. */
export function encodeFrame(frame: Frame): Result<Uint8Array<ArrayBuffer>, "too-large"> {
  const sealedState = frame.kind === "part" ? new Uint8Array(0) : frame.sealedState
  let used = frameHeadBytes + countBytes + countBytes + stateLengthBytes + sealedState.length + frameTailBytes
  for (const row of frame.puts) used += putLength(row)
  used += frame.deletions.length * deletionBytes
  const length = Math.ceil(used / frameStep) * frameStep
  if (length > longestFrame) return refuse("too-large")
  if (sealedState.length > longestSealedState) throw new RangeError("Too long for a sealed state")

  const writer = new ByteWriter(length)
    .u32(frameMagic)
    .u32(length)
    .u8(frameVersion)
    .u8(frameKindBytes[frame.kind])
    .u16(0)
    .u64(frame.generation)
    .put(bytesOfId(frame.vaultId))
    .put(frame.kind === "commit" ? noBatch : bytesOfId(frame.batch))
    .u32(frame.kind === "commit" ? 0 : frame.kind === "part" ? frame.part : frame.parts)
  writer.u32(frame.puts.length)
  for (const { table, id, sealed } of frame.puts) {
    if (sealed.length > longestSealedRow) throw new RangeError("Too long for a sealed row")
    writer.u8(table.charCodeAt(0)).put(bytesOfId(id)).u32(sealed.length).put(sealed)
  }
  writer.u32(frame.deletions.length)
  for (const { table, id } of frame.deletions) writer.u8(table.charCodeAt(0)).put(bytesOfId(id))
  writer.u16(sealedState.length).put(sealedState)
  const tail = length - frameTailBytes
  writer
    .skipTo(tail)
    .u32(crc32(writer.bytes.subarray(0, tail)))
    .u32(length)
  return ok(writer.bytes)
}
