/** Called with the needle's place in the list and the byte at which it begins. */
export type OnHit = (needle: number, offset: number) => void
export type MultiSearch = (haystack: Uint8Array, onHit: OnHit) => void

/**
 * Finds every occurrence of every needle in one pass (Wu and Manber 1994, blocks of two bytes), so that thousands of
 * needles cost about what one does. With `foldCase`, A to Z equal a to z, byte by byte; other letters keep their case.
 * Throws for a needle of fewer than three bytes, which would be found everywhere.
 */
export function multiSearch(needles: readonly Uint8Array[], foldCase: boolean): MultiSearch {
  const fold = foldTable(foldCase)
  const folded = needles.map((needle) => needle.map((byte) => fold[byte] ?? byte))
  const window = Math.min(255, ...folded.map((needle) => needle.length))
  if (window < 3) throw new RangeError("A needle has at least three bytes")

  const shift = new Uint8Array(65_536).fill(window - 1)
  const bucketHead = new Int32Array(65_536).fill(-1)
  const bucketNext = new Int32Array(needles.length).fill(-1)
  folded.forEach((needle, index) => {
    for (let end = 1; end < window; end++) {
      const block = blockAt(needle, end)
      const distance = window - 1 - end
      if (distance < (shift[block] ?? 0)) shift[block] = distance
    }
    const last = blockAt(needle, window - 1)
    bucketNext[index] = bucketHead[last] ?? -1
    bucketHead[last] = index
  })

  return (haystack, onHit) => {
    let end = window - 1
    while (end < haystack.length) {
      const block =
        ((fold[haystack[end - 1] as number] as number) << 8) | (fold[haystack[end] as number] as number)
      const jump = shift[block] as number
      if (jump > 0) {
        end += jump
        continue
      }
      const begin = end - window + 1
      for (let index = bucketHead[block] as number; index >= 0; index = bucketNext[index] as number) {
        if (matches(haystack, begin, folded[index] as Uint8Array, fold)) onHit(index, begin)
      }
      end++
    }
  }
}

function matches(haystack: Uint8Array, begin: number, needle: Uint8Array, fold: Uint8Array): boolean {
  if (begin + needle.length > haystack.length) return false
  for (let at = 0; at < needle.length; at++) {
    if (fold[haystack[begin + at] as number] !== needle[at]) return false
  }
  return true
}

function blockAt(needle: Uint8Array, end: number): number {
  return ((needle[end - 1] as number) << 8) | (needle[end] as number)
}

function foldTable(foldCase: boolean): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  if (foldCase) for (let byte = 0x41; byte <= 0x5a; byte++) table[byte] = byte + 0x20
  return table
}
