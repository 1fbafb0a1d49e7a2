import type { TextTerm } from "../query/query.ts"
import type { Scratch } from "./scratch.ts"
import { searchableText } from "./searchable-text.ts"

/** A text term as SQLite's FTS5 is asked for it. */
export type Expression = Readonly<{
  isNot: boolean
  match: string
  /** One word, or the beginning of one: where it stands does not matter. */
  isOneWord: boolean
}>

const furthest = 10_000

/**
 * In the order of `terms`. A term without a word in it, as a lone dash, asks for nothing and is left out. What was typed is
 * quoted, so that no letter of it is taken for FTS5's own syntax.
 */
export function expressionsOf(terms: readonly TextTerm[], scratch: Scratch): readonly Expression[] {
  const texts = terms.map((term) => (term.kind === "near" ? term.words : [term.text]).map(searchableText))
  const counts = scratch.countWords(texts.flat())
  let at = 0
  return terms.flatMap((term, place) => {
    const words = (texts[place] ?? [])
      .map((text) => ({ quoted: quote(text), count: counts[at++] ?? 0 }))
      .filter(({ count }) => count > 0)
    const [first] = words
    if (first === undefined) return []
    const { isNot } = term
    if (words.length > 1) return [{ isNot, match: near(words, term), isOneWord: false }]
    const isPrefix = term.kind !== "near" && term.isPrefix
    return [{ isNot, match: isPrefix ? `${first.quoted} *` : first.quoted, isOneWord: first.count === 1 }]
  })
}

function near(words: readonly Readonly<{ quoted: string }>[], term: TextTerm): string {
  const distance = term.kind === "near" ? Math.max(0, Math.min(furthest, Math.floor(term.distance) || 0)) : 0
  return `NEAR(${words.map(({ quoted }) => quoted).join(" ")}, ${String(distance)})`
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
