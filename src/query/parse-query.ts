import type { LocalDate } from "../base/local-date.ts"
import type { FilterName, Query, Term } from "./query.ts"
import { readFilter, valueOf } from "./read-filter.ts"
import { type Scanned, scanQuery } from "./scan-query.ts"
import { endsInLetter, hasLetters, oneLine, withoutStars } from "./words.ts"

/** `pieces` in the order of the text, without overlaps; between them is nothing but white space. */
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
export function parseQuery(text: string, today: LocalDate, how: ParseHow = {}): Parsed {
  const pieces = scanQuery(text).map((scanned): Piece => {
    const { from, to, isEnclosed, isOpen, isNot } = scanned
    const isEnded = isEnclosed ? !isOpen : to < text.length
    const read = readScanned(scanned, today, how)
    const term = read.content === null ? null : ({ isNot, ...read.content } as Term)
    return { from, to, term, unread: read.unread, isEnded }
  })
  return { query: { terms: pieces.flatMap(({ term }) => term ?? []) }, pieces }
}

type Unsigned<One> = One extends Term ? Omit<One, "isNot"> : never
type Read = Readonly<{ content: Unsigned<Term> | null; unread: Piece["unread"] }>

function readScanned(scanned: Scanned, today: LocalDate, { caret, firstWeekday }: ParseHow): Read {
  const words = (content: Unsigned<Term> | null): Read => ({ content, unread: null })
  const isTyped = caret === scanned.to && (!scanned.isEnclosed || scanned.isOpen)
  switch (scanned.kind) {
    case "word":
      return words(textTerm("word", scanned.text, isTyped))
    case "phrase":
      return words(textTerm("phrase", oneLine(scanned.text), isTyped))
    case "near":
      return words(nearTerm(scanned.items, scanned.distance))
    case "filter": {
      const { by, value, name, isQuoted } = scanned
      const filter = readFilter(by, value, today, firstWeekday)
      if (filter !== null) return words({ kind: "filter", filter })
      if (valueOf(value) === "") return { content: null, unread: { by, value: "", why: "empty" } }
      const isBeingTyped = caret !== undefined && scanned.from <= caret && caret <= scanned.to
      const inWords = isQuoted
        ? textTerm("phrase", `${name} ${oneLine(value)}`, false)
        : textTerm("word", `${name}:${value}`, false)
      return { content: isBeingTyped ? null : inWords, unread: { by, value: valueOf(value), why: "unknown" } }
    }
  }
}

/** null for signs alone, which are no part of a word anywhere. */
function textTerm(kind: "word" | "phrase", written: string, isTyped: boolean): Unsigned<Term> | null {
  const text = withoutStars(written)
  if (!hasLetters(text)) return null
  return { kind, text, isPrefix: written[text.length] === "*" || (isTyped && endsInLetter(text)) }
}

function nearTerm(items: readonly string[], distance: number): Unsigned<Term> | null {
  const words = items.map((item) => withoutStars(oneLine(item))).filter(hasLetters)
  const [only] = words
  return words.length === 1 && only !== undefined
    ? { kind: "phrase", text: only, isPrefix: false }
    : words.length === 0
      ? null
      : { kind: "near", words, distance }
}
