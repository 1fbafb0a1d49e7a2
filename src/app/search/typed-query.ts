import type { LocalDate } from "../../base/local-date.ts"
import { formatTerm } from "../../query/format-query.ts"
import { parseQuery, type Piece } from "../../query/parse-query.ts"
import type { Filter, FilterName, FilterTerm, Query } from "../../query/query.ts"
import { firstWeekdayOf } from "../../ui/first-weekday.ts"
import { locale } from "../strings/say.ts"

const firstWeekday = firstWeekdayOf(locale)

/** What stands in the search field: filters as chips, each as it is written, and the words being typed. */
export type Written = Readonly<{
  chips: readonly string[]
  text: string
  /** In UTF-16 units of `text`. */
  caret: number
}>

export const nothingWritten: Written = { chips: [], text: "", caret: 0 }

/** A query that was kept, back in the field: all its filters are chips. */
export function writtenOf(query: string, today: LocalDate): Written {
  const { chips, text } = settled({ chips: [], text: query, caret: query.length }, today, true)
  const words = text.trim()
  return { chips, text: words, caret: words.length }
}

/** What keeps the words as they were typed, which `queryOf` does not. */
export function keptOf({ chips, text }: Written): string {
  return [...chips, text].join(" ").trim()
}

/** Filters become chips once they are typed to their end; with `isDone`, wherever the caret stands. */
export function settled(written: Written, today: LocalDate, isDone = false): Written {
  for (let now = written; ; ) {
    const { text, caret, chips } = now
    const { pieces } = parseQuery(text, today, { caret, firstWeekday })
    const piece = pieces.find(
      ({ term, ...at }) => term?.kind === "filter" && (isDone || isLeft(at, text, caret)),
    )
    if (piece?.term?.kind !== "filter") return now
    // What is typed next is a word of its own, and stands where it would have stood.
    const before = text.slice(0, piece.from).trimEnd()
    const kept = before === "" ? "" : `${before} `
    const words = kept + text.slice(piece.to).trimStart()
    const behind = text.length - caret
    const at =
      caret < piece.from ? Math.min(caret, kept.length) : Math.max(kept.length, words.length - behind)
    now = { ...withChip({ ...now, chips }, piece.term), text: words, caret: at }
  }
}

function isLeft({ from, to, isEnded }: Omit<Piece, "term">, text: string, caret: number): boolean {
  return isEnded && (caret < from || caret > to || text[to - 1] === '"')
}

/** Each filter stands there once. */
export function withChip(written: Written, term: FilterTerm): Written {
  const chip = formatTerm(term)
  return written.chips.includes(chip) ? written : { ...written, chips: [...written.chips, chip] }
}

export function withFilter(written: Written, filter: Filter): Written {
  return withChip(written, { kind: "filter", isNot: false, filter })
}

/** Their values are names, which say nothing before they are typed to their end. */
const named: ReadonlySet<FilterName> = new Set(["person", "relationship", "tag", "owner"])

/** What the vault is asked for: of a filter that is still being typed, as soon as what is typed of it is a value. */
export function queryOf({ chips, text, caret }: Written, today: LocalDate): Query {
  const typed = parseQuery(text, today, { caret, firstWeekday }).query.terms.filter(
    (term) => term.kind !== "filter" || !named.has(term.filter.by),
  )
  return { terms: [...filtersOf(chips, today), ...typed] }
}

export function filtersOf(chips: readonly string[], today: LocalDate): readonly FilterTerm[] {
  return chips.flatMap((chip) => {
    const [term] = parseQuery(chip, today, { firstWeekday }).query.terms
    return term?.kind === "filter" ? [term] : []
  })
}
