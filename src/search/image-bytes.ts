import { ok, refuse, type Result } from "../base/result.ts"
import { ChunkedBytes, chunkLength } from "./chunked-bytes.ts"
import { pageLength } from "./tables.ts"

/*
 * An image: the database, then one check number a chunk of it, then its length and what marks the end, each of 32 bits,
 * little-endian.
 */
const mark = 0x4c494458
/** Between two of them others have their turn. */
const chunksATurn = 4

/** Reads an image of `bytes`; what it holds is read again with every call. */
export class ImageBytes {
  readonly #bytes: ChunkedBytes
  readonly #checks = new Map<number, number>()

  constructor(bytes: ChunkedBytes) {
    this.#bytes = bytes
  }

  get length(): number {
    return this.#bytes.length + endLength(this.#bytes.length)
  }

  read(from: number, to: number): Uint8Array {
    const { length } = this.#bytes
    // One check number is made with each part that is read, so that they are not all made at its end.
    this.#checkOf(Math.min(Math.floor(from / chunkLength), chunksOf(length) - 1))
    const part = this.#bytes.view(Math.min(from, length), Math.min(to, length))
    if (to <= length) return part
    const whole = new Uint8Array(Math.max(0, Math.min(to, this.length) - from))
    whole.set(part)
    whole.set(this.#end().subarray(Math.max(0, from - length), whole.length + from - length), part.length)
    return whole
  }

  #end(): Uint8Array {
    const { length } = this.#bytes
    const end = new DataView(new ArrayBuffer(endLength(length)))
    for (let chunk = 0; chunk < chunksOf(length); chunk += 1)
      end.setUint32(chunk * 4, this.#checkOf(chunk), true)
    end.setUint32(end.byteLength - 8, length, true)
    end.setUint32(end.byteLength - 4, mark, true)
    return new Uint8Array(end.buffer)
  }

  #checkOf(chunk: number): number {
    const known = this.#checks.get(chunk)
    if (known !== undefined) return known
    const made = checkNumber(this.#bytes.view(chunk * chunkLength, (chunk + 1) * chunkLength))
    this.#checks.set(chunk, made)
    return made
  }
}

/**
 * The database in `image`, which is taken over. Against accidents, not attackers: the image's sealing keeps those out.
 * In turns, so that nothing else waits.
 */
export async function databaseOf(image: Uint8Array): Promise<Result<ChunkedBytes, "damaged">> {
  if (image.length < 8) return refuse("damaged")
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  const length = view.getUint32(image.length - 8, true)
  const isWhole =
    view.getUint32(image.length - 4, true) === mark && length + endLength(length) === image.length
  if (!isWhole || length === 0 || length % pageLength !== 0) return refuse("damaged")
  for (let chunk = 0; chunk < chunksOf(length); chunk += 1) {
    const from = chunk * chunkLength
    const number = checkNumber(image.subarray(from, Math.min(length, from + chunkLength)))
    if (number !== view.getUint32(length + chunk * 4, true)) return refuse("damaged")
    if (chunk % chunksATurn === chunksATurn - 1) await new Promise((resolve) => setTimeout(resolve))
  }
  return ok(ChunkedBytes.adopt(image.subarray(0, length)))
}

function chunksOf(length: number): number {
  return Math.ceil(length / chunkLength)
}

function endLength(length: number): number {
  return chunksOf(length) * 4 + 8
}

/** FNV-1a over words of 32 bits: any one of them changed changes it. Pages, and so chunks, are a multiple of four bytes long. */
function checkNumber(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
  let number = 0x811c9dc5
  for (let at = 0; at < words.length; at += 1) number = Math.imul(number ^ (words[at] ?? 0), 0x01000193)
  return number >>> 0
}
