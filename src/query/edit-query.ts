import { formatTerm } from "./format-query.ts"
import type { FilterName, Term } from "./query.ts"
import { quotedWhereNeeded } from "./quoted.ts"
import { scanQuery } from "./scan-query.ts"
import type { Typing } from "./term-at.ts"

/** A text of the field with the caret in it. */
export type Typed = Readonly<{ text: string; caret: number }>

/** With `value` as the value of the filter that is being typed, in quotes where it must be, and the caret behind a space. */
export function completeValue(text: string, typing: Typing, value: string): Typed {
  const after = text.slice(typing.to)
  const put = `${text.slice(0, typing.from)}${quotedWhereNeeded(value)} `
  return { text: put + after.trimStart(), caret: put.length }
}

/** With the name of a filter and its colon in place of the word that is being typed: its value comes next. */
export function completeName(text: string, typing: Typing, by: FilterName): Typed {
  const put = `${text.slice(0, typing.from)}${by}:`
  return { text: put + text.slice(typing.to), caret: put.length }
}

/** Without what stands between the two places, as of a piece, and with one space where it stood; the caret before that space. */
export function withoutPiece(text: string, { from, to }: Readonly<{ from: number; to: number }>): Typed {
  const before = text.slice(0, from).trimEnd()
  const after = text.slice(to).trimStart()
  const between = before === "" || after === "" ? "" : " "
  return { text: before + between + after, caret: before.length }
}

/** With the term behind what is there, and a space behind the term; a quote or bracket that is open is closed before. */
export function withTerm(text: string, term: Term): Typed {
  const missing = scanQuery(text).at(-1)?.missing ?? ""
  const before = text.trimEnd() + missing
  const all = `${before}${before === "" ? "" : " "}${formatTerm(term)} `
  return { text: all, caret: all.length }
}
