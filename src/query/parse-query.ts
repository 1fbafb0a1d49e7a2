import type { LocalDate } from "../base/local-date.ts"
import type { FilterName, Query, Term } from "./query.ts"

/** `pieces` in the order of the text, without overlaps; between them is white space alone. */
export type Parsed = Readonly<{ query: Query; pieces: readonly Piece[] }>

/** One thing that was written, from its sign or first letter to behind its last, closing quote included; in UTF-16 units. */
export type Piece = Readonly<{
  from: number
  to: number
  /** null where it asks for nothing: signs alone, a filter without a value, what is still being typed. */
  term: Term | null
  /** What looks like a filter and is none: `empty` has no value yet, `unknown` one that the filter does not know. */
  unread: Readonly<{ by: FilterName; value: string; why: "empty" | "unknown" }> | null
  /** What is typed next at its end is not part of it: white space follows, or its quote or bracket is closed. */
  isEnded: boolean
}>

export type ParseHow = Readonly<{
  /**
   * Where the owner is typing. The word that ends there is taken as the beginning of one, and a filter that cannot be
   * read as far as it is typed asks for nothing instead of being words.
   */
  caret?: number
  /** The weekday that `this-week` begins with, from Monday, 1, to Sunday, 7; Monday where it is left out. */
  firstWeekday?: number
}>

/** Never refuses: a filter that cannot be read is words, and a quote or bracket that is not closed ends with the text. */
export function parseQuery(text: string, _today: LocalDate, _how: ParseHow = {}): Parsed {
  const pieces = [...text.matchAll(/\S+/gu)].map((match): Piece => {
    const term: Term = { isNot: false, kind: "word", text: match[0], isPrefix: false }
    const to = match.index + match[0].length
    return { from: match.index, to, term, unread: null, isEnded: to < text.length }
  })
  return { query: { terms: pieces.flatMap(({ term }) => term ?? []) }, pieces }
}
