import { expect } from "vitest"
import type { IndexQuery, TextIndex } from "../../../src/search/search-types.ts"
import type { PlainScan } from "./plain-scan.ts"

/** Fails where the index finds other records than the scan, counts them otherwise or puts one into a wrong group. Answers how many there are. */
export function expectSame(index: TextIndex, scan: PlainScan, query: IndexQuery): number {
  const answer = index.search(query, { from: 0, count: 100_000 })
  const wanted = scan.found(query)
  const found = answer.groups.flatMap(({ kind, ids }) => ids.map((id) => `${kind} ${id}`))
  const context = JSON.stringify(query)
  expect(found.toSorted(), context).toEqual(wanted.map(({ kind, id }) => `${kind} ${id}`).toSorted())
  expect(answer.total, context).toBe(wanted.length)
  for (const group of answer.groups) expect(group.total, context).toBe(group.ids.length)
  return wanted.length
}
