import { foldQuery, type FoldedWords, unspaced } from "../domain/match-name.ts"
import { slipsForgiven } from "../domain/near-word.ts"

/** Letters that occur, a bit each. Some letters share one, so that it tells what cannot be found, never what is. */
export type Letters = number

/** A name made ready for many questions; made once and kept. */
export type FuzzyText = Readonly<{
  /** Its words, with a space before and behind each. */
  padded: string
  letters: Letters
  /** Of those that begin a word. */
  starts: Letters
  /** Of each word. */
  ofWords: readonly Letters[]
}>

export type FuzzyWord = Readonly<{
  text: string
  begun: string
  whole: string
  letters: Letters
  /** Of those that occur more than once. */
  repeated: Letters
  start: Letters
  /** How many are forgiven. */
  slips: number
  /** Short ones stand inside of too many words. */
  isFoundInside: boolean
}>

export type FuzzyQuery = Readonly<{
  words: readonly FuzzyWord[]
  /** Of its letters and one space a word. */
  length: number
}>

/** `words` of `foldWords`, or of a record's `FoldedTexts`. */
export function fuzzyText(words: FoldedWords): FuzzyText {
  const ofWords = words.map(lettersOf)
  let [letters, starts] = [0, 0]
  for (const one of ofWords) letters |= one
  for (const word of words) starts |= lettersOf(word.charAt(0))
  return { padded: ` ${words.join(" ")} `, letters, starts, ofWords }
}

export function fuzzyQuery(typed: string): FuzzyQuery {
  const words = foldQuery(typed).map((text) => ({
    text,
    begun: ` ${text}`,
    whole: ` ${text} `,
    letters: lettersOf(text),
    repeated: repeatedOf(text),
    start: lettersOf(text.charAt(0)),
    slips: slipsForgiven(text.length),
    isFoundInside: text.length > 2 || unspaced.test(text),
  }))
  return { words, length: words.reduce((sum, { whole }) => sum + whole.length - 1, 0) }
}

/** More letters are missing there than slips are forgiven; a repeated one is missing twice at least. */
export function isTooFar({ letters, repeated, slips }: FuzzyWord, there: Letters): boolean {
  const missing = letters & ~there
  let count = 0
  for (let left = missing; left !== 0 && count <= slips; left &= left - 1) count += 1
  for (let left = missing & repeated; left !== 0 && count <= slips; left &= left - 1) count += 1
  return count > slips
}

function lettersOf(text: string): Letters {
  let letters = 0
  // Thirty bits, which an engine keeps as a small number; a to z have one each.
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 30)
  return letters
}

function repeatedOf(text: string): Letters {
  let [once, twice] = [0, 0]
  for (const letter of text) {
    twice |= once & lettersOf(letter)
    once |= lettersOf(letter)
  }
  return twice
}
