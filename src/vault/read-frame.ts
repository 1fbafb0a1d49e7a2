import { ByteReader } from "../base/byte-reader.ts"
import { crc32 } from "../base/crc32.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import {
  type DeletedRow,
  type Frame,
  type FrameRows,
  frameHeadBytes,
  frameKindBytes,
  frameMagic,
  frameStep,
  frameTailBytes,
  frameVersion,
  longestFrame,
  longestSealedRow,
  longestSealedState,
  type PutRow,
} from "./frame.ts"
import { batchIds, idBytes, rowIds, vaultIds } from "./ids.ts"
import type { Table } from "./sealed-row.ts"

export type FrameRefusal =
  /** Nothing here: the file ends at this offset. */
  | "end"
  /** The frame goes on past the end of these bytes: give more, or the tail is torn. */
  | "truncated"
  /** No frame of this app begins here. */
  | "foreign"
  | "newer"
  | "damaged"

export type FrameSpan = Readonly<{ offset: number; length: number }>
export type ReadFrame = FrameSpan & Readonly<{ frame: Frame }>

/** Magic, length, and the CRC and length at the end lie where they lie in every version to come. */
const versionOffset = 8

const noBatch = batchIds.ofBytes(new Uint8Array(idBytes))

/** Reads the frame that begins at `offset`. Rows are views into `bytes`, nothing is opened, and a whole frame proves no hand honest. */
export function readFrame(bytes: Uint8Array, offset: number): Result<ReadFrame, FrameRefusal> {
  const length = frameLengthAt(bytes, offset)
  if (!length.ok) return length
  const whole = bytes.subarray(offset, offset + length.value)
  const tail = new ByteReader(whole, whole.length - frameTailBytes)
  if (tail.u32() !== crc32(whole.subarray(0, -frameTailBytes))) return refuse("damaged")
  if (tail.u32() !== whole.length) return refuse("damaged")
  // Only now: one bit gone bad in the version must not pass for a newer app's file.
  const version = new ByteReader(whole, versionOffset).u8()
  if (version > frameVersion) return refuse("newer")
  const frame = version === frameVersion ? parseFrame(whole) : null
  return frame === null ? refuse("damaged") : ok({ offset, length: whole.length, frame })
}

/** Reads the frame that ends at `end`, found by the length that it repeats there. */
export function readFrameBefore(bytes: Uint8Array, end: number): Result<ReadFrame, FrameRefusal> {
  if (end <= 0) return refuse("end")
  if (end < frameStep || end > bytes.length) return refuse("truncated")
  const length = new ByteReader(bytes, end - 4).u32()
  if (!isFrameLength(length)) return refuse("damaged")
  if (length > end) return refuse("truncated")
  const read = readFrame(bytes, end - length)
  return read.ok && read.value.length !== length ? refuse("damaged") : read
}

/**
 * What the head at `offset` claims, checked against the bytes that are there, before a sum is made over them. `end` lies
 * behind them where they are the beginning of something longer.
 */
export function frameLengthAt(
  bytes: Uint8Array,
  offset: number,
  end: number = bytes.length,
): Result<number, FrameRefusal> {
  if (offset >= bytes.length) return refuse("end")
  const head = new ByteReader(bytes, offset)
  const magic = head.u32()
  const length = head.u32()
  if (head.isShort) return refuse("truncated")
  if (magic !== frameMagic) return refuse("foreign")
  if (!isFrameLength(length)) return refuse("damaged")
  return length > end - offset ? refuse("truncated") : ok(length)
}

function isFrameLength(length: number): boolean {
  return length >= frameStep && length <= longestFrame && length % frameStep === 0
}

function parseFrame(whole: Uint8Array): Frame | null {
  const body = whole.subarray(0, -frameTailBytes)
  const reader = new ByteReader(body, versionOffset + 1)
  const kind = reader.u8()
  const reserved = reader.u16()
  const generation = reader.u64()
  const vaultId = vaultIds.ofBytes(reader.take(idBytes))
  const batch = batchIds.ofBytes(reader.take(idBytes))
  const part = reader.u32()
  if (reader.at !== frameHeadBytes || reserved !== 0 || !Number.isSafeInteger(generation)) return null
  const puts = readPuts(reader)
  const deletions = readDeletions(reader)
  const stateLength = reader.u16()
  const sealedState = reader.take(stateLength)
  if (puts === null || deletions === null || reader.isShort || stateLength > longestSealedState) return null
  if (!isZero(body.subarray(reader.at))) return null
  const rows: FrameRows = { vaultId, puts, deletions }
  switch (kind) {
    case frameKindBytes.commit:
      return part === 0 && batch === noBatch ? { ...rows, kind: "commit", generation, sealedState } : null
    case frameKindBytes.part:
      return stateLength === 0 ? { ...rows, kind: "part", generation, batch, part } : null
    case frameKindBytes.close:
      return { ...rows, kind: "close", generation, batch, parts: part, sealedState }
    default:
      return null
  }
}

function readPuts(reader: ByteReader): PutRow[] | null {
  const count = reader.u32()
  const puts: PutRow[] = []
  while (puts.length < count && !reader.isShort) {
    const table = tableOf(reader.u8())
    const id = reader.take(idBytes)
    const length = reader.u32()
    const sealed = reader.take(length)
    if (reader.isShort || table === null || length > longestSealedRow) return null
    puts.push({ table, id: rowIds.ofBytes(id), sealed })
  }
  return puts
}

function readDeletions(reader: ByteReader): DeletedRow[] | null {
  const count = reader.u32()
  const deletions: DeletedRow[] = []
  while (deletions.length < count && !reader.isShort) {
    const table = tableOf(reader.u8())
    const id = reader.take(idBytes)
    if (reader.isShort || table === null) return null
    deletions.push({ table, id: rowIds.ofBytes(id) })
  }
  return deletions
}

function tableOf(byte: number): Table | null {
  if (byte === 0x61) return "a"
  return byte === 0x62 ? "b" : null
}

/** A plain loop: over the padding of every frame of a file, `every` takes ten times as long. */
function isZero(bytes: Uint8Array): boolean {
  let bits = 0
  for (let at = 0; at < bytes.length; at++) bits |= bytes[at] ?? 0
  return bits === 0
}
