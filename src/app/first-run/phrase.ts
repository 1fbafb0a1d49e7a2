/** Five of 7,776 words: 64.6 bits. */
const phraseWords = 5

/** A passphrase of five words drawn by chance; `words` has to be free of repeats. */
export function drawPhrase(words: readonly string[], below: (limit: number) => number): string {
  return Array.from({ length: phraseWords }, () => words[below(words.length)]).join(" ")
}

/** An evenly drawn whole number from 0 up to `limit` (at most 2^32), by the system's random source. */
export function randomBelow(limit: number): number {
  // Draws from the last, incomplete round of `limit` would make small numbers likelier.
  const even = Math.floor(2 ** 32 / limit) * limit
  const draw = new Uint32Array(1)
  for (;;) {
    const value = crypto.getRandomValues(draw)[0] ?? even
    if (value < even) return value % limit
  }
}

export async function suggestPhrase(): Promise<string> {
  const { dictionary } = await import("@zxcvbn-ts/language-common")
  return drawPhrase(dictionary["diceware-common"], randomBelow)
}
