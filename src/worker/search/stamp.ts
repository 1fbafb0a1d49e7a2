/**
 * A short word for whatever was added, in its order: the 64 bits of cyrb53 (Bryc, public domain). For finding what has changed,
 * where nobody gains by making two agree.
 */
export class Stamp {
  #high = 0xdeadbeef
  #low = 0x41c6ce57

  add(text: string): void {
    let high = this.#high
    let low = this.#low
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      high = Math.imul(high ^ unit, 2_654_435_761)
      low = Math.imul(low ^ unit, 1_597_334_677)
    }
    this.#high = high
    this.#low = low
    // Where it ended: no unit of UTF-16 is this one.
    this.addNumber(0x1_0000)
  }

  /** Whole numbers of 32 bits. */
  addNumber(number: number): void {
    this.#high = Math.imul(this.#high ^ number, 2_654_435_761)
    this.#low = Math.imul(this.#low ^ number, 1_597_334_677)
  }

  get word(): string {
    let high = this.#high
    let low = this.#low
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
    return `${String(high)} ${String(low)}`
  }
}
