import type { Piece } from "./parse-query.ts"
import type { Filter, FilterName, Term } from "./query.ts"
import type { Typing } from "./term-at.ts"

/** A text of the field with the caret in it. */
export type Typed = Readonly<{ text: string; caret: number }>

/** With `value` as the value of the filter that is being typed, quoted where it must be, and a space behind it. */
export function completeValue(text: string, typing: Typing, value: string): Typed {
  return completed(text, typing, `${value} `)
}

/** With the name of a filter and its colon in place of the word that is being typed: its value comes next. */
export function completeName(text: string, typing: Typing, by: FilterName): Typed {
  return completed(text, typing, `${by}:`)
}

/** The text without the piece and the space that it stood apart by. */
export function withoutPiece(text: string, piece: Piece): Typed {
  const before = text.slice(0, piece.from).trimEnd()
  const after = text.slice(piece.to).trimStart()
  return { text: before === "" || after === "" ? before + after : `${before} ${after}`, caret: before.length }
}

/** The text with the term behind it, and with a space behind that. */
export function withTerm(text: string, _term: Term | Filter): string {
  return text
}

function completed(text: string, { from, to }: Typing, put: string): Typed {
  const after = text.slice(to)
  return { text: text.slice(0, from) + put + after.trimStart(), caret: from + put.length }
}
