import { concatBytes } from "../base/bytes.ts"
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

/**
 * Walks a journal file of `length` bytes from its beginning, given part after part, finding its feet again after damage at
 * the next frame boundary. What it finds depends on the bytes alone and not on where they were parted. Of a part it keeps
 * only the frame that goes on in the next.
 */
export class FrameWalk {
  readonly #vaultId: VaultId
  readonly #length: number
  #work: number
  /** Given and not walked yet, from `#at` in the file. */
  #left: Uint8Array = new Uint8Array()
  #at = 0
  #damagedFrom: number | null = null

  constructor(vaultId: VaultId, length: number) {
    this.#vaultId = vaultId
    this.#length = length
    this.#work = workFactor * length
  }

  /** The frames that end in this part are views into it, or into a copy where they began in one before. To be walked to its end. */
  *take(part: Uint8Array): Generator<WalkedPiece, void, void> {
    const bytes = this.#left.length === 0 ? part : concatBytes(this.#left, part)
    const from = this.#at
    const isLast = from + bytes.length >= this.#length
    let offset = 0
    while (offset < bytes.length) {
      const claimed = frameLengthAt(bytes, offset, this.#length - from)
      const needed = claimed.ok ? claimed.value : frameStep
      if (!isLast && needed > bytes.length - offset) break
      if (claimed.ok) this.#work -= claimed.value
      const read = claimed.ok && this.#work >= 0 ? readFrame(bytes, offset) : null
      const isNewer = read?.ok === false && read.refusal === "newer"
      const here = from + offset
      if (read?.ok || isNewer) yield* this.#damageUpTo(here, false)
      if (isNewer) {
        yield { kind: "newer", offset: here, length: this.#length - here }
        return
      }
      if (read?.ok) {
        const { length, frame } = read.value
        yield frame.vaultId === this.#vaultId
          ? { kind: "frame", offset: here, length, frame }
          : { kind: "foreign", offset: here, length }
        offset += length
      } else {
        this.#damagedFrom ??= here
        offset += frameStep
      }
    }
    if (isLast) yield* this.#damageUpTo(this.#length, true)
    this.#left = bytes.subarray(offset)
    this.#at = from + offset
  }

  *#damageUpTo(to: number, isTail: boolean): Generator<WalkedPiece, void, void> {
    const from = this.#damagedFrom
    this.#damagedFrom = null
    if (from !== null) yield { kind: "damage", isTail, offset: from, length: to - from }
  }
}

/** Walks a journal file that is there whole. */
export function walkFrames(bytes: Uint8Array, vaultId: VaultId): Generator<WalkedPiece, void, void> {
  return new FrameWalk(vaultId, bytes.length).take(bytes)
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
