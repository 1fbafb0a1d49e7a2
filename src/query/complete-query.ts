import type { FilterName } from "./query.ts"
import { quotedWhereNeeded } from "./quoted.ts"
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
