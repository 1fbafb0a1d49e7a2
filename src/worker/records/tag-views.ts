import type { LocalDate } from "../../base/local-date.ts"
import { isWithinTag } from "../../domain/tag-path.ts"
import { formatTerm } from "../../query/format-query.ts"
import { parseQuery } from "../../query/parse-query.ts"

/** Spans of days are left as they are written, so that it does not matter which day it is. */
const anyDay = "2000-01-01" as LocalDate

/** The tags that a filter's value means: itself, or those alike. */
export type FindTags = (value: string) => readonly string[]

/**
 * The query with its filters by `from`, and by what is nested in it, naming `to`; null where it has none. Nothing else of
 * its text changes. A value that means several tags stays: those that are not moved are still meant by it.
 */
export function retaggedQuery(text: string, from: string, to: string, find: FindTags): string | null {
  let rest = text
  for (const { term, ...piece } of parseQuery(text, anyDay).pieces.toReversed()) {
    if (term?.kind !== "filter" || term.filter.by !== "tag") continue
    const { value } = term.filter
    const [meant = value, ...others] = find(value)
    if (others.length > 0 || !isWithinTag(meant, from)) continue
    const moved = formatTerm({ ...term, filter: { by: "tag", value: to + meant.slice(from.length) } })
    rest = rest.slice(0, piece.from) + moved + rest.slice(piece.to)
  }
  return rest === text ? null : rest
}
