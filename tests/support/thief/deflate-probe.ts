/**
 * Whether a deflate stream (RFC 1951) begins at a byte. Nearly every byte begins none, and zlib takes a tenth of a
 * millisecond to say so; this walks the codes without producing anything and mostly gives up within the first few.
 */
export function mayBeginDeflate(bytes: Uint8Array, start: number): boolean {
  reader.bytes = bytes
  reader.bit = start * 8
  reader.isPastEnd = false
  let produced = 0
  for (;;) {
    const isLast = take(1) === 1
    const after = block(take(2), produced)
    // A stream whose end is missing counts as one if it has shown enough.
    if (after === invalid || reader.isPastEnd)
      return reader.isPastEnd && after !== invalid && after >= enoughAtEnd
    produced = after
    if (produced >= enough || isLast) return produced >= enoughAtEnd
  }
}

/** Output bytes after which it is worth asking zlib, and those that a shorter stream must have. */
const enough = 256
const enoughAtEnd = 16
const invalid = -1

const reader: { bytes: Uint8Array; bit: number; isPastEnd: boolean } = {
  bytes: new Uint8Array(),
  bit: 0,
  isPastEnd: false,
}

function take(count: number): number {
  let value = 0
  for (let n = 0; n < count; n++) {
    const byte = reader.bytes[reader.bit >> 3]
    if (byte === undefined) reader.isPastEnd = true
    else value |= ((byte >> (reader.bit & 7)) & 1) << n
    reader.bit++
  }
  return value
}

/** How many bytes the output has after this block. */
function block(type: number, produced: number): number {
  switch (type) {
    case 0:
      return stored(produced)
    case 1:
      return symbols(fixedLiterals, fixedDistances, produced)
    case 2:
      return ownCodes() ? symbols(literals, distances, produced) : invalid
    default:
      return invalid
  }
}

function stored(produced: number): number {
  reader.bit = (reader.bit + 7) & ~7
  const length = take(16)
  if ((length ^ take(16)) !== 0xffff) return invalid
  reader.bit += length * 8
  if (reader.bit > reader.bytes.length * 8) reader.isPastEnd = true
  return produced + length
}

/** A canonical prefix code: how many codes of each length, and their symbols in order. */
type Code = Readonly<{ counts: Uint16Array; symbols: Uint16Array }>
function newCode(size: number): Code {
  return { counts: new Uint16Array(16), symbols: new Uint16Array(size) }
}

const lengthCode = newCode(19)
const literals = newCode(288)
const distances = newCode(32)
const lengths = new Uint8Array(320)
const firstOf = new Uint16Array(16)

/** What is left of the code space: 0 is a complete code, less than 0 an impossible one. */
function define(code: Code, from: number, size: number): number {
  code.counts.fill(0)
  for (let n = 0; n < size; n++) bump(code.counts, lengths[from + n] as number)
  let left = 1
  for (let length = 1; length < 16; length++) {
    left = left * 2 - (code.counts[length] as number)
    if (left < 0) return left
  }
  firstOf[1] = 0
  for (let length = 1; length < 15; length++) {
    firstOf[length + 1] = (firstOf[length] as number) + (code.counts[length] as number)
  }
  for (let n = 0; n < size; n++) {
    const length = lengths[from + n] as number
    if (length > 0) code.symbols[bump(firstOf, length)] = n
  }
  return left
}

/** Adds one and answers what stood there before. */
function bump(table: Uint16Array, index: number): number {
  const before = table[index] as number
  table[index] = before + 1
  return before
}

function nextSymbol(code: Code): number {
  let value = 0
  let first = 0
  let index = 0
  for (let length = 1; length < 16; length++) {
    value |= take(1)
    const count = code.counts[length] as number
    if (value - count < first) return code.symbols[index + (value - first)] as number
    index += count
    first = (first + count) << 1
    value <<= 1
    if (reader.isPastEnd) return invalid
  }
  return invalid
}

const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** Reads the codes that stand before a block of type 2, and refuses what zlib refuses. */
function ownCodes(): boolean {
  const literalCount = take(5) + 257
  const distanceCount = take(5) + 1
  const lengthCount = take(4) + 4
  if (literalCount > 286 || distanceCount > 30) return false
  lengths.fill(0, 0, 19)
  for (let n = 0; n < lengthCount; n++) lengths[lengthOrder[n] as number] = take(3)
  if (reader.isPastEnd || define(lengthCode, 0, 19) !== 0) return false
  const total = literalCount + distanceCount
  for (let n = 0; n < total; ) {
    const symbol = nextSymbol(lengthCode)
    if (symbol === invalid) return false
    if (symbol < 16) {
      lengths[n++] = symbol
      continue
    }
    if (symbol === 16 && n === 0) return false
    const value = symbol === 16 ? (lengths[n - 1] as number) : 0
    const times = symbol === 16 ? 3 + take(2) : symbol === 17 ? 3 + take(3) : 11 + take(7)
    if (n + times > total) return false
    lengths.fill(value, n, n + times)
    n += times
  }
  if (lengths[256] === 0) return false
  // One single code of one bit is the only incomplete one that is allowed.
  if (!isUsable(define(literals, 0, literalCount), literals, literalCount)) return false
  return isUsable(define(distances, literalCount, distanceCount), distances, distanceCount)
}

function isUsable(left: number, code: Code, size: number): boolean {
  return (
    left === 0 || (left > 0 && size - (code.counts[0] as number) === code.counts[1] && code.counts[1] < 2)
  )
}

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
]
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]

function symbols(literalCode: Code, distanceCode: Code, before: number): number {
  let produced = before
  while (produced < enough) {
    const symbol = nextSymbol(literalCode)
    if (reader.isPastEnd) return produced
    if (symbol === invalid || symbol > 285) return invalid
    if (symbol < 256) {
      produced++
      continue
    }
    if (symbol === 256) return produced
    const length = (lengthBase[symbol - 257] as number) + take(lengthExtra[symbol - 257] as number)
    const place = nextSymbol(distanceCode)
    if (reader.isPastEnd) return produced
    if (place === invalid || place > 29) return invalid
    const extra = place < 4 ? 0 : (place >> 1) - 1
    const distance = (place < 4 ? place : (2 + (place & 1)) << extra) + 1 + take(extra)
    if (distance > produced) return invalid
    produced += length
  }
  return produced
}

/** RFC 1951 section 3.2.6. */
function fixedCode(size: number, lengthOf: (symbol: number) => number): Code {
  const code = newCode(size)
  for (let n = 0; n < size; n++) lengths[n] = lengthOf(n)
  define(code, 0, size)
  return code
}
const fixedLiterals = fixedCode(288, (symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))
const fixedDistances = fixedCode(30, () => 5)
