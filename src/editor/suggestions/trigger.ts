/** What is asked for at the caret: somebody to be named, or a kind of block. */
export type SuggestionKind = "person" | "block"

export type Trigger = Readonly<{
  kind: SuggestionKind
  query: string
  /** How far before the caret the sign stands. */
  length: number
}>

const longestQuery = 60
/** A name of five words is rare; a sentence after an @ that meant nothing is not. */
const mostWords = 4

/**
 * Reads the text between the start of a block and the caret, in which whatever is no text counts as one space. `@` asks
 * at the start of a word, and goes on over spaces, since names have them; `/` asks at the start of a word and ends with it.
 */
export function triggerBefore(text: string): Trigger | null {
  return blockTrigger(text) ?? personTrigger(text)
}

function personTrigger(text: string): Trigger | null {
  const at = text.lastIndexOf("@")
  if (at < 0 || !/^[\s\p{Ps}\p{Pi}"'\p{Pd}/]?$/u.test(text.slice(0, at).slice(-1))) return null
  const query = text.slice(at + 1)
  if (query.length > longestQuery || /^\s|\s\s|[\n\uFFFC]/u.test(query)) return null
  if (query.trim().split(/\s+/u).length > mostWords) return null
  return { kind: "person", query, length: query.length + 1 }
}

function blockTrigger(text: string): Trigger | null {
  const match = /(?:^|\s)\/([\p{L}\p{M}\p{N}-]{0,30})$/u.exec(text)
  const query = match?.[1]
  return query === undefined ? null : { kind: "block", query, length: query.length + 1 }
}
