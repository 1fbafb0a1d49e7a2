import type { FilterName } from "./query.ts"

/** What stands at the caret, for a list of what could be meant. Spans in UTF-16 units of the text. */
export type Typing = Readonly<{
  isNot: boolean
  /** The filter whose value is being typed; null: a word, which may become the name of a filter. */
  by: FilterName | null
  /** What is typed of the value, or of the word, up to the caret; without its opening quote. */
  typed: string
  /** What a completion takes the place of: the whole value with its quotes, or the whole word. */
  from: number
  to: number
}>

/** null in a phrase, in brackets, and where nothing is being typed. */
export function termAt(_text: string, _caret: number): Typing | null {
  return null
}
