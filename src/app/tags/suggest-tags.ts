import { bestOf } from "../../base/best-of.ts"
import { foldQuery, foldWords, matchWords } from "../../domain/match-name.ts"

/**
 * Of `paths`, those that have words beginning with the typed ones, best first: `lead fe` finds `leadership/feedback`.
 * With nothing typed, the first ones as they stand.
 */
export function suggestTags(paths: readonly string[], typed: string, count: number): readonly string[] {
  const query = foldQuery(typed)
  if (query.length === 0) return paths.slice(0, count)
  const found = paths.flatMap((path, at) => {
    const score = matchWords(query, foldWords(path))
    return score === null ? [] : [{ path, score, at }]
  })
  return bestOf(found, count, (one, other) => other.score - one.score || one.at - other.at).map(
    ({ path }) => path,
  )
}
