import type { FoundKind } from "../../query/query.ts"
import type { Hit, HitGroup } from "../../worker/api/search.ts"

/** A line of what was found; the first of its kind bears the heading of the group. */
export type ResultRow =
  | Readonly<{ row: "hit"; hit: Hit; heads: FoundKind | null }>
  | Readonly<{ row: "more"; kind: FoundKind; total: number }>

/** The groups one under the other, each with the way to all of it where there is more. */
export function resultRows(groups: readonly HitGroup[]): readonly ResultRow[] {
  return groups.flatMap(({ kind, total, hits }): readonly ResultRow[] => [
    ...hits.map((hit, index): ResultRow => ({ row: "hit", hit, heads: index === 0 ? kind : null })),
    ...(total > hits.length ? [{ row: "more", kind, total } as const] : []),
  ])
}
