import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import {
  chunkBytes,
  type ChunkPlan,
  type FileAddress,
  type FileKey,
  fileStart,
  lengthOfChunk,
  longestFile,
  planOfSize,
  sealChunk,
  sizeBytes,
  sizeHead,
} from "./sealed-file.ts"

/** Seals a file whose bytes come piece by piece, in order. Holds one chunk of it at most. */
export class FileSealer {
  readonly #key: FileKey
  readonly #address: FileAddress
  readonly #plan: ChunkPlan
  readonly #size: number
  readonly #chunk = new Uint8Array(chunkBytes)
  /** In the chunk that is being filled. */
  #filled = sizeBytes
  #number = 0
  #taken = 0

  /** `key` stays the caller's, to end. Throws for a size over `longestFile`. */
  constructor(key: FileKey, address: FileAddress, size: number) {
    if (size > longestFile) throw new RangeError("Longer than any file may be")
    this.#key = key
    this.#address = address
    this.#size = size
    this.#plan = planOfSize(size)
    this.#chunk.set(sizeHead(size))
  }

  /** The sealed bytes that became whole by it, none where it only fills up. Refuses more than the size that was said. */
  add(bytes: Uint8Array): Result<Uint8Array<ArrayBuffer>, "other-size"> {
    if (this.#taken + bytes.length > this.#size) return refuse("other-size")
    this.#taken += bytes.length
    const sealed: Uint8Array[] = []
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + chunkBytes - this.#filled)
      this.#chunk.set(piece, this.#filled)
      this.#filled += piece.length
      at += piece.length
      if (this.#filled === chunkBytes && this.#number + 1 < this.#plan.chunks) sealed.push(this.#sealOne())
    }
    return ok(concatBytes(...sealed))
  }

  /** The rest: what was not yet sealed, and the padding. Refuses where fewer bytes came than were said. */
  end(): Result<Uint8Array<ArrayBuffer>, "other-size"> {
    if (this.#taken !== this.#size) return refuse("other-size")
    const sealed: Uint8Array[] = []
    while (this.#number < this.#plan.chunks) sealed.push(this.#sealOne())
    this.#chunk.fill(0)
    return ok(concatBytes(...sealed))
  }

  #sealOne(): Uint8Array {
    const number = this.#number
    const isLast = number + 1 === this.#plan.chunks
    this.#chunk.fill(0, this.#filled)
    const padded = this.#chunk.subarray(0, lengthOfChunk(this.#plan, number))
    const sealed = sealChunk(this.#key, this.#address, { number, isLast }, padded)
    this.#number += 1
    this.#filled = 0
    return number === 0 ? concatBytes(fileStart(), sealed) : sealed
  }
}
