/**
 * Fewer different bytes than this among 32 have text and zeros, and one random key in seven thousand million; such a
 * window is passed over.
 */
export const fewestDistinct = 20
const keyBytes = 32

/** The 32-byte windows of what it is given that may be a random key and have not come before. */
export class KeyWindows {
  /** All windows, and those that were handed out. */
  seen = 0
  tried = 0
  readonly #low = tableOfRandoms()
  readonly #high = tableOfRandoms()
  #slots = new Uint32Array(2 ** 17)
  #used = 0

  /** `onWindow` gets a view that is only good during the call. */
  each(bytes: Uint8Array, onWindow: (window: Uint8Array, offset: number) => void): void {
    if (bytes.length < keyBytes) return
    const counts = new Uint8Array(256)
    let distinct = 0
    let low = 0
    let high = 0
    for (let at = 0; at < bytes.length; at++) {
      const entering = bytes[at] as number
      low = rotated(low) ^ (this.#low[entering] as number)
      high = rotated(high) ^ (this.#high[entering] as number)
      if (counts[entering] === 0) distinct++
      counts[entering] = (counts[entering] as number) + 1
      if (at >= keyBytes) {
        const leaving = bytes[at - keyBytes] as number
        // After 32 rotations by one bit, a byte's number stands as it did when the byte came in.
        low ^= this.#low[leaving] as number
        high ^= this.#high[leaving] as number
        counts[leaving] = (counts[leaving] as number) - 1
        if (counts[leaving] === 0) distinct--
      }
      if (at < keyBytes - 1) continue
      this.seen++
      if (distinct < fewestDistinct || !this.#isNew(low >>> 0, high >>> 0)) continue
      this.tried++
      const offset = at - keyBytes + 1
      onWindow(bytes.subarray(offset, at + 1), offset)
    }
  }

  /** By 64 bits of hash: in 10^8 windows, one is taken for another with a chance of one in 3,000. */
  #isNew(low: number, high: number): boolean {
    const mark = high === 0 && low === 0 ? 1 : high
    let slot = (low ^ (mark >>> 7)) & (this.#slots.length / 2 - 1)
    while (this.#slots[2 * slot] !== 0 || this.#slots[2 * slot + 1] !== 0) {
      if (this.#slots[2 * slot] === low && this.#slots[2 * slot + 1] === mark) return false
      slot = (slot + 1) & (this.#slots.length / 2 - 1)
    }
    this.#slots[2 * slot] = low
    this.#slots[2 * slot + 1] = mark
    this.#used++
    if (this.#used > this.#slots.length / 4) this.#grow()
    return true
  }

  #grow(): void {
    const former = this.#slots
    this.#slots = new Uint32Array(former.length * 2)
    this.#used = 0
    for (let at = 0; at < former.length; at += 2) {
      if (former[at] !== 0 || former[at + 1] !== 0)
        this.#isNew(former[at] as number, former[at + 1] as number)
    }
  }
}

function rotated(value: number): number {
  return (value << 1) | (value >>> 31)
}

function tableOfRandoms(): Uint32Array {
  return crypto.getRandomValues(new Uint32Array(256))
}
