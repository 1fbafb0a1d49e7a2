import { ok, refuse, type Result } from "../base/result.ts"
import {
  checkFileStart,
  chunkBytes,
  chunkPlace,
  type ChunkPlan,
  type FileAddress,
  type FileKey,
  type FileRefusal,
  longestFirstRead,
  openChunk,
  planOfLength,
  readSize,
  sizeBytes,
} from "./sealed-file.ts"

/** Bytes of the sealed file, both ends cut to what is there, and the length of the whole file. */
export type ReadRange<Refusal> = (
  from: number,
  to: number,
) => Promise<Result<Readonly<{ bytes: Uint8Array; length: number }>, Refusal>>

/** A sealed file that is read: any chunk of it, in any order. `key` must outlive it. */
export class FileOpener<Refusal> {
  /** Of the plain file, in bytes. */
  readonly size: number
  readonly #key: FileKey
  readonly #address: FileAddress
  readonly #plan: ChunkPlan
  readonly #length: number
  readonly #read: ReadRange<Refusal>
  /** Opened to know the size; let go when it was asked for. */
  #first: Uint8Array | null

  private constructor(
    key: FileKey,
    address: FileAddress,
    read: ReadRange<Refusal>,
    found: Readonly<{ plan: ChunkPlan; length: number; size: number; first: Uint8Array }>,
  ) {
    this.#key = key
    this.#address = address
    this.#read = read
    this.#plan = found.plan
    this.#length = found.length
    this.#first = found.first
    this.size = found.size
  }

  static async open<Refusal>(
    key: FileKey,
    address: FileAddress,
    read: ReadRange<Refusal>,
  ): Promise<Result<FileOpener<Refusal>, Refusal | FileRefusal>> {
    const start = await read(0, longestFirstRead)
    if (!start.ok) return start
    const { bytes, length } = start.value
    const version = checkFileStart(bytes)
    if (!version.ok) return version
    const plan = planOfLength(length)
    if (!plan.ok) return plan
    const { from, to } = chunkPlace(plan.value, 0)
    if (bytes.length < to) return refuse("truncated")
    const sealed = bytes.subarray(from, to)
    const first = openChunk(key, address, { number: 0, isLast: plan.value.chunks === 1 }, sealed)
    if (!first.ok) return first
    const size = readSize(plan.value, first.value)
    if (!size.ok) return size
    const found = { plan: plan.value, length, size: size.value, first: first.value }
    return ok(new FileOpener(key, address, read, found))
  }

  /** How many pieces `piece` has. The last ones may be empty: padding alone. */
  get pieces(): number {
    return this.#plan.chunks
  }

  /** The plain bytes that lie in the chunk of this number, in order one after the other. Throws for a number that is none. */
  async piece(number: number): Promise<Result<Uint8Array, Refusal | FileRefusal>> {
    const opened = await this.#chunk(number)
    if (!opened.ok) return opened
    const before = number === 0 ? sizeBytes : 0
    const end = this.size + sizeBytes - number * chunkBytes
    return ok(opened.value.subarray(before, Math.max(before, end)))
  }

  async #chunk(number: number): Promise<Result<Uint8Array, Refusal | FileRefusal>> {
    if (number === 0 && this.#first !== null) {
      const first = this.#first
      this.#first = null
      return ok(first)
    }
    const { from, to } = chunkPlace(this.#plan, number)
    const read = await this.#read(from, to)
    if (!read.ok) return read
    const { bytes, length } = read.value
    if (length !== this.#length || bytes.length !== to - from) return refuse("truncated")
    const isLast = number + 1 === this.#plan.chunks
    return openChunk(this.#key, this.#address, { number, isLast }, bytes)
  }
}
