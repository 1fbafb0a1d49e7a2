/**
 * Reads big-endian numbers and slices, in order, out of bytes that nobody vouches for. Past the end it answers zeros and
 * empty slices and remembers it: a parser asks `isShort` before it believes anything, and no length read from the bytes
 * is ever allocated.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number
  #isShort = false

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
  }

  /** Whether anything asked for so far lay past the end. */
  get isShort(): boolean {
    return this.#isShort
  }

  get at(): number {
    return this.#at
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  u8(): number {
    return this.#has(1) ? this.#view.getUint8(this.#at++) : 0
  }

  u16(): number {
    if (!this.#has(2)) return 0
    this.#at += 2
    return this.#view.getUint16(this.#at - 2)
  }

  u32(): number {
    if (!this.#has(4)) return 0
    this.#at += 4
    return this.#view.getUint32(this.#at - 4)
  }

  /** Eight bytes. Beyond 2^53 − 1 the answer is not exact: the caller checks with `Number.isSafeInteger`. */
  u64(): number {
    const high = this.u32()
    return high * 0x1_0000_0000 + this.u32()
  }

  /** A view, not a copy, of the next `length` bytes; empty where there are fewer. */
  take(length: number): Uint8Array {
    if (!this.#has(length)) return this.#bytes.subarray(0, 0)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  #has(length: number): boolean {
    if (length > this.left) this.#isShort = true
    return !this.#isShort
  }
}
