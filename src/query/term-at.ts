import type { FilterName } from "./query.ts"
import { type Scanned, scanQuery } from "./scan-query.ts"
import { hasLetters, oneLine } from "./words.ts"

/** What stands at the caret, for a list of what could be meant. Spans in UTF-16 units of the text. */
export type Typing = Readonly<{
  isNot: boolean
  /** The filter whose value is being typed; null: a word, which may become the name of a filter. */
  by: FilterName | null
  /** What is typed of the value, or of the word, up to the caret; without its quotes. */
  typed: string
  /** What a completion takes the place of: the whole value with its quotes, or the whole word. */
  from: number
  to: number
}>

/** null in a phrase, in brackets, behind a closed quote, and where nothing is being typed. */
export function termAt(text: string, caret: number): Typing | null {
  const piece = scanQuery(text).find(({ from, to }) => from < caret && caret <= to)
  if (piece === undefined) return null
  const { isNot, to } = piece
  if (piece.kind === "word") {
    const typed = text.slice(piece.at, caret)
    return hasLetters(typed) ? { isNot, by: null, typed, from: piece.at, to } : null
  }
  if (piece.kind !== "filter" || caret < piece.inside || isBehindQuote(piece, caret)) return null
  return { isNot, by: piece.by, typed: oneLine(text.slice(piece.inside, caret)), from: piece.at, to }
}

function isBehindQuote(piece: Extract<Scanned, { kind: "filter" }>, caret: number): boolean {
  return piece.isQuoted && !piece.isOpen && caret === piece.to
}
