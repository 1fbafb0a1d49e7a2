import { frameStep } from "./frame.ts"
import { type FrameSpan, type ReadFrame, frameLengthAt, readFrame, readFrameBefore } from "./read-frame.ts"
import type { VaultId } from "./ids.ts"

export type WalkedPiece =
  | (Readonly<{ kind: "frame" }> & ReadFrame)
  /** A whole frame that bears the id of another vault. */
  | (Readonly<{ kind: "foreign" }> & FrameSpan)
  /** Written by a newer version: the whole file is to be refused, untouched. */
  | (Readonly<{ kind: "newer" }> & FrameSpan)
  /** Bytes up to the next whole frame, or, with `isTail`, to the end of the file, as a torn write leaves them. */
  | (Readonly<{ kind: "damage"; isTail: boolean }> & FrameSpan)

/**
 * Sums may be made over this many times the file's length, so that made-up frames that claim each other's bytes cannot
 * make reading quadratic; past it everything left is damage. An honest file with one torn frame needs under twice.
 */
const workFactor = 8

/** Walks a whole journal file from its beginning, finding its feet again after damage at the next frame boundary. */
export function* walkFrames(bytes: Uint8Array, vaultId: VaultId): Generator<WalkedPiece, void, void> {
  let work = workFactor * bytes.length
  let damagedFrom: number | null = null
  let offset = 0
  while (offset < bytes.length) {
    const claimed = frameLengthAt(bytes, offset)
    if (claimed.ok) work -= claimed.value
    const read = claimed.ok && work >= 0 ? readFrame(bytes, offset) : null
    const isNewer = read?.ok === false && read.refusal === "newer"
    if ((read?.ok || isNewer) && damagedFrom !== null) {
      yield damage(damagedFrom, offset, false)
      damagedFrom = null
    }
    if (isNewer) {
      yield { kind: "newer", offset, length: bytes.length - offset }
      return
    }
    if (read?.ok) {
      const { length, frame } = read.value
      yield frame.vaultId === vaultId ? { kind: "frame", ...read.value } : { kind: "foreign", offset, length }
      offset += length
    } else {
      damagedFrom ??= offset
      offset += frameStep
    }
  }
  if (damagedFrom !== null) yield damage(damagedFrom, bytes.length, true)
}

/** Walks backward from the end of the file while frames are whole, newest first; stops silently at the first that is not. */
export function* walkFramesBackward(bytes: Uint8Array): Generator<ReadFrame, void, void> {
  let end = bytes.length
  for (;;) {
    const read = readFrameBefore(bytes, end)
    if (!read.ok) return
    yield read.value
    end = read.value.offset
  }
}

function damage(from: number, to: number, isTail: boolean): WalkedPiece {
  return { kind: "damage", isTail, offset: from, length: to - from }
}
