import type { LocalDate } from "../../base/local-date.ts"
import { isWithinTag } from "../../domain/tag-path.ts"
import { formatTerm } from "../../query/format-query.ts"
import { parseQuery } from "../../query/parse-query.ts"
import type { FilterTerm, Term } from "../../query/query.ts"

/** Spans of days are left as they are written, so that it does not matter which day it is. */
const anyDay = "2000-01-01" as LocalDate

/** The query with its filters by `from`, and by what is nested in it, naming `to`; null where it has none. Nothing else of its text changes. */
export function retaggedQuery(text: string, from: string, to: string): string | null {
  let rest = text
  for (const piece of parseQuery(text, anyDay).pieces.toReversed()) {
    const tag = tagOf(piece.term)
    if (tag === null || !isWithinTag(tag.path, from)) continue
    const filter = { by: "tag", value: to + tag.path.slice(from.length) } as const
    rest = rest.slice(0, piece.from) + formatTerm({ ...tag.term, filter }) + rest.slice(piece.to)
  }
  return rest === text ? null : rest
}

function tagOf(term: Term | null): Readonly<{ term: FilterTerm; path: string }> | null {
  if (term?.kind !== "filter" || term.filter.by !== "tag") return null
  return { term, path: term.filter.value }
}
