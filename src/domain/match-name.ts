import { apostrophes, foldText, parting } from "./fold-text.ts"
import { isNearBeginning, slipsForgiven } from "./near-word.ts"

/** A text as it is matched: its words without case, accents and the like. Made once a name and kept. */
export type FoldedWords = readonly string[]

export function foldWords(name: string): FoldedWords {
  const folded = foldText(name)
  // "O'Brien" is found by "obrien" as well as by "brien".
  const joined = folded.replaceAll(apostrophes, "")
  return wordsOf(joined === folded ? joined : `${joined} ${folded}`)
}

/** A query's apostrophes join only: each of its words is one that must be found. */
export function foldQuery(query: string): FoldedWords {
  return wordsOf(foldText(query).replaceAll(apostrophes, ""))
}

/** How well `query` begins `name`; the higher the better, null where it does not match. */
export function matchName(query: string, name: string): number | null {
  return matchWords(foldQuery(query), foldWords(name))
}

/** As `matchName`, of words folded before. Every word of the query must begin a word of the name, in any order. */
export function matchWords(query: FoldedWords, name: FoldedWords): number | null {
  let sum = 0
  for (const word of query) {
    const isUnspaced = unspaced.test(word)
    let best = 0
    for (const candidate of name) best = Math.max(best, matchWord(word, candidate, isUnspaced))
    if (best === 0) return null
    sum += best
  }
  if (query.length === 0) return 0
  const [first] = query
  const startsName = first !== undefined && name[0]?.startsWith(first) === true
  return sum / query.length + (startsName ? 0.5 : 0)
}

function wordsOf(folded: string): FoldedWords {
  return [...new Set(folded.split(parting))].filter((word) => word !== "")
}

/** 4 the same, 3 its beginning, 2 inside where words are written without spaces, 1 nearly its beginning, 0 not at all. */
function matchWord(query: string, name: string, isUnspaced: boolean): number {
  if (name === query) return 4
  if (name.startsWith(query)) return 3
  if (isUnspaced && name.includes(query)) return 2
  const slips = slipsForgiven(query.length)
  return slips > 0 && isNearBeginning(query, name, slips) ? 1 : 0
}

/** Written without spaces, so that a word may begin anywhere. */
export const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u
