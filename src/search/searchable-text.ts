/** Stand around what is marked. Noncharacters, as the third. */
export const markStart = "\uFDD0"
export const markEnd = "\uFDD1"
/** Stands beside every letter of a writing without spaces, so that each is a word of its own. */
export const partsLetters = "\uFFFE"

/** Ends a text for SQLite, has no form in UTF-8, or means something here. */
const unfit = /[\0\uFDD0\uFDD1\uFFFE]|\p{Surrogate}/gu
const mayBeUnspaced = /[\u0E00-\u1FFF\u2E80-\u{3FFFF}]/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/**
 * `text` as SQLite's tokenizer is given it, of documents and queries alike: where words are written without spaces each
 * letter is one, and a query of several letters a phrase, so that it is found inside of a sentence. Without the letters
 * put between, every UTF-16 unit stands where it stood.
 */
export function searchableText(text: string): string {
  const fit = text.replaceAll(unfit, " ")
  return mayBeUnspaced.test(fit) ? fit.replaceAll(unspaced, `${partsLetters}$&${partsLetters}`) : fit
}
