import { bestOf } from "../base/best-of.ts"
import type { FoundKind } from "../query/query.ts"
import type { Row, RowTable } from "./row-table.ts"
import type { IndexAnswer, IndexPage } from "./search-types.ts"

/** Past it a sort is quicker than a short list kept in order. */
const longPage = 200

/** The rows marked in `found`, by kind: the highest score first, then the newest day, then the last written. */
export function answerOf(
  rows: RowTable,
  found: Uint8Array,
  scores: Float64Array,
  page: IndexPage,
): IndexAnswer {
  const byKind = new Map<FoundKind, number[]>()
  let total = 0
  for (let at = 1; at < found.length; at += 1) {
    const row = found[at] === 1 ? rows.at(at) : null
    if (row === null) continue
    const known = byKind.get(row.kind)
    if (known === undefined) byKind.set(row.kind, [at])
    else known.push(at)
    total += 1
  }
  const compare = (one: number, other: number) =>
    (scores[other] ?? 0) - (scores[one] ?? 0) || dayOf(rows, other) - dayOf(rows, one) || other - one
  const { from, count } = page
  const groups = [...byKind].map(([kind, of]) => {
    const best =
      from + count > longPage ? of.toSorted(compare) : bestOf(of, Math.max(1, from + count), compare)
    return { kind, total: of.length, first: best[0] ?? 0, shown: best.slice(from, from + count) }
  })
  return {
    total,
    groups: groups
      .toSorted((one, other) => compare(one.first, other.first))
      .map((group) => ({
        kind: group.kind,
        total: group.total,
        ids: group.shown.flatMap((row) => idsOf(rows.at(row))),
      })),
  }
}

function dayOf(rows: RowTable, row: number): number {
  return rows.at(row)?.day ?? 0
}

function idsOf(row: Row | null): readonly Row["id"][] {
  return row === null ? [] : [row.id]
}
