/**
 * Raw Snappy (https://github.com/google/snappy/blob/main/format_description.txt): a varint with the length of the whole,
 * then literals and copies. There is no magic number, so `snappyLength` says cheaply whether a stream could begin here.
 */

/** Null where no well-formed stream begins at `start` whose output has at most `maxOutput` bytes. */
export function snappyDecode(bytes: Uint8Array, start: number, maxOutput: number): Uint8Array | null {
  const shape = snappyShape(bytes, start, maxOutput)
  if (shape === null) return null
  const output = new Uint8Array(shape.length)
  let at = shape.body
  let produced = 0
  while (produced < output.length) {
    const tag = readTag(bytes, at)
    if (tag.offset === 0) {
      output.set(bytes.subarray(tag.next, tag.next + tag.length), produced)
      at = tag.next + tag.length
    } else {
      for (let n = 0; n < tag.length; n++) output[produced + n] = output[produced + n - tag.offset] as number
      at = tag.next
    }
    produced += tag.length
  }
  return output
}

export type SnappyShape = Readonly<{ length: number; body: number; copies: number }>

/** Walks the tags without producing anything: where the body begins, and how many copies it makes. */
export function snappyShape(bytes: Uint8Array, start: number, maxOutput: number): SnappyShape | null {
  let length = 0
  let body = start
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[body]
    if (byte === undefined || shift > 28) return null
    body++
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  if (length === 0 || length > maxOutput) return null
  let at = body
  let produced = 0
  let copies = 0
  while (produced < length) {
    const first = bytes[at]
    if (first === undefined) return null
    if ((first & 3) !== 0 && produced === 0) return null
    const tag = readTag(bytes, at)
    at = tag.next
    if (tag.offset === 0) {
      if ((first & 3) !== 0) return null
      at += tag.length
    } else {
      if (tag.offset > produced) return null
      copies++
    }
    if (at > bytes.length || produced + tag.length > length) return null
    produced += tag.length
  }
  return { length, body, copies }
}

/** `offset` 0 is a literal. One object is used again for each tag: walking every byte of a file must not allocate. */
function readTag(bytes: Uint8Array, at: number): { length: number; offset: number; next: number } {
  const first = bytes[at] as number
  const upper = first >> 2
  switch (first & 3) {
    case 0: {
      const extra = upper < 60 ? 0 : upper - 59
      tag.length = (extra === 0 ? upper : littleEndian(bytes, at + 1, extra)) + 1
      tag.offset = 0
      tag.next = at + 1 + extra
      return tag
    }
    case 1:
      tag.length = (upper & 7) + 4
      tag.offset = ((first >> 5) << 8) | (bytes[at + 1] ?? 0)
      tag.next = at + 2
      return tag
    default: {
      const width = (first & 3) === 2 ? 2 : 4
      tag.length = upper + 1
      tag.offset = littleEndian(bytes, at + 1, width)
      tag.next = at + 1 + width
      return tag
    }
  }
}
const tag = { length: 0, offset: 0, next: 0 }

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let n = 0; n < width; n++) value += (bytes[at + n] ?? 0) * 2 ** (8 * n)
  return value
}
