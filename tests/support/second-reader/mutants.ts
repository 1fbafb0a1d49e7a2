import { crc32 } from "../../../src/base/crc32.ts"
import { frameStep, frameTailBytes } from "../../../src/vault/frame.ts"
import type { VaultId } from "../../../src/vault/ids.ts"
import { walkFrames } from "../../../src/vault/walk-frames.ts"
import { below, withBitFlipped } from "../test-vault.ts"

type Span = Readonly<{ offset: number; length: number }>

const ways = [
  "bit turned",
  "bit turned, sum made right",
  "bit of a frame's head turned, sum made right",
  "bit of a row's scope turned, sum made right",
  "version raised, sum made right",
  "cut",
  "frame left out",
  "frame doubled",
  "frames exchanged",
  "step put in",
  "byte put in",
] as const
export type Way = (typeof ways)[number]

/** Of the first row put in a frame: frame head 56, count 4, table 1, row id 16, length 4, row version 1, epoch 4. */
const firstScope = 86

/** The journal as rot or a stranger's hand may leave it, and what was done to it. */
export function mutantOf(journal: Uint8Array, vaultId: VaultId): Readonly<{ way: Way; bytes: Uint8Array }> {
  const way = ways[below(ways.length)] ?? "cut"
  // What a torn write left may be shorter than a frame's end.
  const frames = [...walkFrames(journal, vaultId)].filter(({ length }) => length > frameTailBytes)
  return { way, bytes: changed(journal, way, frames) }
}

function changed(journal: Uint8Array, way: Way, frames: readonly Span[]): Uint8Array {
  const at = below(frames.length)
  const pieces = frames.map(({ offset, length }) => journal.subarray(offset, offset + length))
  const frame = pieces[at] ?? new Uint8Array()
  const { offset = 0 } = frames[at] ?? {}
  // Most of a small frame is padding: half of the bits are turned where something stands.
  const filled = below(2) === 0 ? frame.length : Math.min(frame.length, 700)
  switch (way) {
    case "bit turned":
      return withBitFlipped(journal, offset * 8 + below(filled * 8))
    case "bit turned, sum made right":
      return Buffer.concat(pieces.with(at, summed(withBitFlipped(frame, below(filled * 8)))))
    case "bit of a frame's head turned, sum made right":
      return Buffer.concat(pieces.with(at, summed(withBitFlipped(frame, 64 + below(60 * 8 - 64)))))
    case "bit of a row's scope turned, sum made right":
      return Buffer.concat(pieces.with(at, summed(withBitFlipped(frame, (firstScope + below(16)) * 8))))
    case "version raised, sum made right":
      return Buffer.concat(pieces.with(at, summed(withBitFlipped(frame, 8 * 8 + 1))))
    case "cut":
      return journal.subarray(0, below(journal.length))
    case "frame left out":
      return Buffer.concat(pieces.toSpliced(at, 1))
    case "frame doubled":
      return Buffer.concat(pieces.toSpliced(below(pieces.length + 1), 0, frame))
    case "frames exchanged": {
      const other = below(pieces.length)
      return Buffer.concat(pieces.with(at, pieces[other] ?? frame).with(other, frame))
    }
    case "step put in":
      return Buffer.concat(pieces.toSpliced(at, 0, new Uint8Array(frameStep).fill(below(256))))
    case "byte put in":
      return Buffer.concat(pieces.toSpliced(at, 0, Uint8Array.of(below(256))))
  }
}

/** The frame with its CRC made anew, in place. */
function summed(frame: Uint8Array): Uint8Array {
  const at = frame.length - frameTailBytes
  new DataView(frame.buffer, frame.byteOffset).setUint32(at, crc32(frame.subarray(0, at)))
  return frame
}

/** A header with one bit turned, and every other time with its CRC made right again. */
export function headerMutantOf(header: Uint8Array): Uint8Array {
  const bytes = withBitFlipped(header, below(header.length * 8))
  const at = bytes.length - 4
  if (below(2) === 0) new DataView(bytes.buffer).setUint32(at, crc32(bytes.subarray(0, at)))
  return bytes
}
