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
    start: lettersOf(text.charAt(0)),
    slips: slipsForgiven(text.length),
    isFoundInside: text.length > 2 || unspaced.test(text),
  }))
  return { words, length: words.reduce((sum, { whole }) => sum + whole.length - 1, 0) }
}

export function hasMoreThan(count: number, letters: Letters): boolean {
  let left = letters
  for (let gone = 0; gone < count; gone++) left &= left - 1
  return left !== 0
}

function lettersOf(text: string): Letters {
  let letters = 0
  // A shift takes the last five bits of the code: for a to z that is one bit each.
  for (let at = 0; at < text.length; at++) letters |= 1 << text.charCodeAt(at)
  return letters
}
