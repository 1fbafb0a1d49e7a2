/** Stand around what is marked. Noncharacters, as the third. */
export const markStart = "\uFDD0"
export const markEnd = "\uFDD1"
/** Ends a word, and is no part of the text. */
export const wordBreak = "\uFFFE"

/** Ends a text for SQLite, has no form in UTF-8, or means something here. */
const unfit = /[\0\uFDD0\uFDD1\uFFFE]|\p{Surrogate}/gu
const beyondAscii = /\P{ASCII}/u
/** SQLite's tokenizer takes what its older tables of Unicode lack for a letter, such as most emoji. */
const signs = /[^\p{ASCII}\p{L}\p{M}\p{N}\p{Co}]/gu
const mayBeUnspaced = /[\u0E00-\u1FFF\u2E80-\u{3FFFF}]/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/**
 * `text` as the index is given it, of documents and queries alike. Signs are spaces. Where words are written without spaces
 * each letter is a word, and a query of several letters a phrase, so that it is found inside of a sentence.
 */
export function searchableText(text: string): string {
  const fit = text.replaceAll(unfit, " ")
  if (!beyondAscii.test(fit)) return fit
  const words = fit.replaceAll(signs, " ")
  return mayBeUnspaced.test(words) ? words.replaceAll(unspaced, " $& ") : words
}

/** Has the same words as `searchableText`, and is `text` again without its word breaks. */
export function showableText(text: string): string {
  const fit = text.replaceAll(unfit, " ")
  if (!beyondAscii.test(fit)) return fit
  return fit
    .replaceAll(signs, `${wordBreak}$&${wordBreak}`)
    .replaceAll(unspaced, `${wordBreak}$&${wordBreak}`)
}
