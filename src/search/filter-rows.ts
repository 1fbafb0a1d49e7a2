import { dayNumber, type Row, type RowTable } from "./row-table.ts"
import type { IndexQuery } from "./search-types.ts"

/** By row, 1 where its facts, days and kind let it through. */
export function filterRows(rows: RowTable, query: IndexQuery): Uint8Array {
  const checks = checksOf(rows, query)
  const through = new Uint8Array(rows.end)
  for (let at = 1; at < through.length; at += 1) {
    const row = rows.at(at)
    if (row !== null && checks.every((check) => check(row))) through[at] = 1
  }
  return through
}

function checksOf(rows: RowTable, { facts, days, kinds }: IndexQuery): readonly ((row: Row) => boolean)[] {
  const checks: ((row: Row) => boolean)[] = []
  if (kinds !== null) {
    const wanted = new Set(kinds)
    checks.push(({ kind }) => wanted.has(kind))
  }
  for (const { isNot, anyOf, ids } of facts) {
    const wanted = rows.factNumbers(anyOf)
    const holds = (row: Row) => row.facts.some((fact) => wanted.has(fact)) || ids?.has(row.id) === true
    checks.push((row) => holds(row) !== isNot)
  }
  for (const { isNot, from, to } of days) {
    const first = Math.max(1, dayNumber(from))
    const last = to === null ? Number.POSITIVE_INFINITY : dayNumber(to)
    checks.push(({ day }) => (day >= first && day <= last) !== isNot)
  }
  return checks
}
