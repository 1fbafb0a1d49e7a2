import type { Expression } from "./expressions.ts"
import type { Statements } from "./tables.ts"

/** A word of more records than these says little of any: it is not weighed, so that no keystroke waits for it. */
const mostWeighed = 4_000

/** In more records than these several words together are not weighed in texts: bm25 would look for all their places twice more. */
const mostForPlaces = 10_000

/**
 * Adds to `scores`, by row, what `expression`, found in `found` records, weighs: bm25 of names and tags, and of texts. In
 * more than `mostWeighed` records it weighs by standing in a name alone, or not at all.
 */
export function weigh(
  statements: Statements,
  { match, isOneWord }: Expression,
  found: number,
  size: number,
  scores: Float64Array,
): void {
  const named: number[] = []
  statements.inNames.rows(match, (row) => named.push(row))
  const add = (row: number, weight: number) => {
    scores[row] = (scores[row] ?? 0) + weight
  }
  if (named.length > mostWeighed) {
    const rarity = Math.max(0.01, Math.log((size - named.length + 0.5) / (named.length + 0.5)))
    for (const row of named) add(row, 8 * rarity)
  } else if (named.length > 0) {
    statements.rankedNames.ranked(match, (row, rank) => add(row, -rank))
  }
  const isQuick = found <= mostWeighed && (isOneWord || size <= mostForPlaces)
  if (isQuick) statements.rankedTexts.ranked(match, (row, rank) => add(row, -rank))
}
