import type { Query, Term } from "./query.ts"

/** As `parseQuery` reads it back: the same query where it came from there, else one that finds the same. */
export function formatQuery(query: Query): string {
  return query.terms.map(formatTerm).join(" ")
}

export function formatTerm(term: Term): string {
  return term.kind === "word" ? term.text : ""
}
