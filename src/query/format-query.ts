import { firstDay } from "../domain/calendar.ts"
import { wordOfKind } from "./filter-words.ts"
import type { Filter, Query, Term } from "./query.ts"
import { quoted, quotedWhereNeeded } from "./quoted.ts"
import { readFilter } from "./read-filter.ts"
import { scanQuery } from "./scan-query.ts"
import { oneLine, withoutStars } from "./words.ts"

/** As `parseQuery` reads it back: the same query where it came from there, else one that finds the same. */
export function formatQuery(query: Query): string {
  return query.terms.map(formatTerm).join(" ")
}

export function formatTerm(term: Term): string {
  const sign = term.isNot ? "-" : ""
  if (term.kind === "filter") return `${sign}${formatFilter(term.filter)}`
  if (term.kind === "near")
    return `${sign}NEAR(${term.words.map(formatItem).join(" ")}, ${String(term.distance)})`
  const text = withoutStars(term.text)
  const star = term.isPrefix ? "*" : ""
  const isWord = term.kind === "word" && isReadAsWord(`${sign}${text}`, term.isNot)
  return sign + (isWord ? text + star : quoted(oneLine(text) + star))
}

/** `kind:session`, `person:"Anna Berg"`. */
function formatFilter(filter: Filter): string {
  return `${filter.by}:${quotedWhereNeeded(valueText(filter))}`
}

function valueText(filter: Filter): string {
  switch (filter.by) {
    case "before":
    case "after":
    case "on":
      return filter.value.text
    case "kind":
      return wordOfKind(filter.value)
    default:
      return filter.value
  }
}

/** Also where it looks like a filter, and its value is none. */
function isReadAsWord(written: string, isNot: boolean): boolean {
  const [piece, another] = scanQuery(written)
  if (piece === undefined || another !== undefined || piece.isNot !== isNot) return false
  if (piece.kind !== "filter") return piece.kind === "word"
  return piece.value !== "" && !piece.isQuoted && readFilter(piece.by, piece.value, firstDay) === null
}

function formatItem(item: string): string {
  return /^[^\s\p{Cc},()"“”„‟«»]+$/u.test(item) ? item : quoted(oneLine(item))
}
