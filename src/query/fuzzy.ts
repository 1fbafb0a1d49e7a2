import type { FuzzyQuery, FuzzyText } from "./fuzzy-text.ts"
import { worthOf } from "./fuzzy-word.ts"

/**
 * How well the name is meant by what was typed; the higher the better, at most 5, and 0 where it is not. Every word typed
 * must be found, in any order: as a word or the beginning of one, by first letters (`nse` in "New session"), inside a word,
 * with slips forgiven, or with letters left out of one word (`sttngs`). The start of a name and short names count a little
 * more. An empty question means every name equally.
 */
export function fuzzyScore({ words, length }: FuzzyQuery, name: FuzzyText): number {
  const [first] = words
  if (first === undefined) return 1
  let sum = 0
  for (const word of words) {
    const worth = worthOf(word, name)
    if (worth === 0) return 0
    sum += worth
  }
  const start = name.padded.startsWith(first.begun) ? 0.5 : 0
  return sum / words.length + start + 0.5 * Math.min(1, length / (name.padded.length - 1))
}
