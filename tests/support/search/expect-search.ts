import { expect } from "vitest"
import type { LocalDate } from "../../../src/base/local-date.ts"
import type { Query } from "../../../src/query/query.ts"
import type { Search } from "../../../src/worker/search/search.ts"
import { plainRecords } from "./plain-records.ts"
import { plainSearch } from "./plain-search.ts"
import type { Edited, RandomJournal } from "./random-journal.ts"
import { randomQuery } from "./random-query.ts"
import type { Draw } from "./random-words.ts"

const today = "2026-11-20" as LocalDate

/** Asks `count` random queries, and expects what reading every record finds. Answers how many records that were in all. */
export async function expectPlainFinds<Open extends Edited>(
  search: Search,
  journal: RandomJournal<Open>,
  { count, draw, note }: Readonly<{ count: number; draw: Draw; note: string }>,
): Promise<number> {
  await search.keeper.catchUp()
  const records = await plainRecords(journal.open.storage.records)
  const { askable } = journal
  let found = 0
  for (let asked = 0; asked < count; asked++) {
    const query = randomQuery(draw, askable)
    const meant = (value: string) =>
      value.startsWith("@")
        ? [value.slice(1)]
        : askable.people.flatMap(({ id, name }) => (name === value ? [id] : []))
    const expected = plainSearch(records, query, { today, meant })
    const { ids, total } = await foundBy(search, query)
    expect(ids, `${note} ${JSON.stringify(query)}`).toEqual(expected)
    expect(total).toBe(expected.size)
    found += expected.size
  }
  return found
}

async function foundBy(search: Search, query: Query) {
  const answer = await search.finding.search({ query, today, count: 1_000_000 })
  expect(answer.isComplete).toBe(true)
  const ids = answer.groups.flatMap(({ hits }) => hits.map(({ id }) => id))
  return { ids: new Set<string>(ids), total: answer.total }
}
