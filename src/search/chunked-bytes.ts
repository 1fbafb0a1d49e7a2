/** In bytes. */
export const chunkLength = 4 * 1024 * 1024

/** A file in memory that grows by chunks, so that growing never copies what is there. */
export class ChunkedBytes {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  /** Holds `bytes` without a copy: they are taken over. */
  static adopt(bytes: Uint8Array): ChunkedBytes {
    const adopted = new ChunkedBytes()
    for (let at = 0; at < bytes.length; at += chunkLength) {
      const chunk = bytes.subarray(at, at + chunkLength)
      adopted.#chunks.push(
        chunk.length === chunkLength ? chunk : copyInto(new Uint8Array(chunkLength), chunk),
      )
    }
    adopted.#length = bytes.length
    return adopted
  }

  get length(): number {
    return this.#length
  }

  /** Fills `into` from `at` on; answers how many bytes there were. */
  read(into: Uint8Array, at: number): number {
    const count = Math.max(0, Math.min(into.length, this.#length - at))
    this.#walk(at, count, (chunk, from, done) => into.set(chunk.subarray(from.start, from.end), done))
    return count
  }

  /** Where they lie in one chunk the bytes themselves, not to be changed; else a copy. No further than the end. */
  view(from: number, to: number): Uint8Array {
    const end = Math.min(to, this.#length)
    const at = Math.floor(from / chunkLength)
    const chunk = this.#chunks[at]
    if (chunk !== undefined && end <= (at + 1) * chunkLength) {
      return chunk.subarray(from - at * chunkLength, Math.max(from, end) - at * chunkLength)
    }
    const copy = new Uint8Array(Math.max(0, end - from))
    this.read(copy, from)
    return copy
  }

  write(bytes: Uint8Array, at: number): void {
    const end = at + bytes.length
    while (this.#chunks.length * chunkLength < end) this.#chunks.push(new Uint8Array(chunkLength))
    this.#walk(at, bytes.length, (chunk, to, done) =>
      chunk.set(bytes.subarray(done, done + to.end - to.start), to.start),
    )
    this.#length = Math.max(this.#length, end)
  }

  truncate(length: number): void {
    if (length >= this.#length) return
    this.#chunks.length = Math.ceil(length / chunkLength)
    this.#chunks.at(-1)?.fill(0, length - (this.#chunks.length - 1) * chunkLength)
    this.#length = length
  }

  #walk(
    at: number,
    count: number,
    visit: (chunk: Uint8Array, range: Readonly<{ start: number; end: number }>, done: number) => void,
  ): void {
    for (let done = 0; done < count; ) {
      const chunk = this.#chunks[Math.floor((at + done) / chunkLength)]
      if (chunk === undefined) throw new Error("Read past the end of the bytes")
      const start = (at + done) % chunkLength
      const end = Math.min(chunkLength, start + count - done)
      visit(chunk, { start, end }, done)
      done += end - start
    }
  }
}

function copyInto(target: Uint8Array, bytes: Uint8Array): Uint8Array {
  target.set(bytes)
  return target
}
