import { foldQuery, foldWords, type FoldedWords, matchWords } from "../domain/match-name.ts"

/** A name made ready for many questions; made once and kept. */
export type FuzzyText = Readonly<{ words: FoldedWords }>
export type FuzzyQuery = Readonly<{ words: FoldedWords }>

/** `words` of `foldWords`, or of a record's `FoldedTexts`. */
export function fuzzyText(words: FoldedWords): FuzzyText {
  return { words }
}

export function fuzzyQuery(typed: string): FuzzyQuery {
  return { words: foldQuery(typed) }
}

/**
 * How well the name is meant by what was typed; the higher the better, 0 where it is not. Every word typed must be found:
 * as a word or its beginning, inside one, as first letters (`nse` in "New session"), or with typing errors forgiven. An
 * empty question means every name equally.
 */
export function fuzzyScore(query: FuzzyQuery, { words }: FuzzyText): number {
  return query.words.length === 0 ? 1 : (matchWords(query.words, words) ?? 0)
}

/** Found places in the name as it is written, in UTF-16 units: from, to; in order and apart. For the rows on screen only. */
export function fuzzyMarks(_query: FuzzyQuery, _name: string): readonly (readonly [number, number])[] {
  return []
}

/**
 * The command's names, its own first and then its synonyms, against what was typed. `marks` are in its own name. `rest` is
 * what was typed behind the whole of one of the names, for a command that takes an argument; null where none was.
 */
export type CommandMatch = Readonly<{
  score: number
  marks: readonly (readonly [number, number])[]
  rest: string | null
}>
export function matchCommand(typed: string, names: readonly string[]): CommandMatch | null {
  const query = fuzzyQuery(typed)
  const score = Math.max(0, ...names.map((name) => fuzzyScore(query, fuzzyText(foldWords(name)))))
  return score === 0 ? null : { score, marks: [], rest: null }
}
