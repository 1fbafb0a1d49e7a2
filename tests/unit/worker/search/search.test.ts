import { beforeAll, describe, expect, it } from "vitest"
import type { Query } from "../../../../src/query/query.ts"
import { recordForBar } from "../../../support/bar.ts"
import { day } from "../../../support/open-records.ts"
import { OpenSearch } from "../../../support/search/open-search.ts"
import { plainRecords } from "../../../support/search/plain-records.ts"
import { plainSearch } from "../../../support/search/plain-search.ts"
import { RandomJournal } from "../../../support/search/random-journal.ts"
import { randomQuery } from "../../../support/search/random-query.ts"
import { seededRandom } from "../../../support/storage/seeded-random.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const today = day("2026-11-20")
const steps = isBar ? 10_000 : 150
const everyStep = isBar ? 100 : 25
const queries = isBar ? 30 : 12
const reopenEvery = isBar ? 500 : 50

describe("the search", () => {
  it(
    "finds what reading every record finds, after any edits, restores, renames and merges",
    async () => {
      const seed = isBar ? Date.now() : 20_261_121
      const draw = seededRandom(seed)
      const disk = await VaultOnDisk.create(await testFolder())
      const journal = new RandomJournal(await OpenSearch.on(disk), draw)
      await journal.begin()
      let asked = 0
      let found = 0
      for (let step = 1; step <= steps; step++) {
        await journal.step()
        if (step % reopenEvery === 0)
          journal.open = await reopened(journal.open, step % (2 * reopenEvery) === 0)
        if (step % everyStep !== 0) continue
        await journal.open.search.keeper.catchUp()
        const records = await plainRecords(journal.open.storage.records)
        const { people } = journal.askable
        for (let tries = 0; tries < queries; tries++) {
          const query = randomQuery(draw, journal.askable)
          const meant = (value: string) =>
            value.startsWith("@")
              ? [value.slice(1)]
              : people.flatMap(({ id, name }) => (name === value ? [id] : []))
          const expected = plainSearch(records, query, { today, meant })
          const { ids, total } = await foundBy(journal.open, query)
          expect(ids, `${String(seed)} ${JSON.stringify(query)}`).toEqual(expected)
          expect(total).toBe(expected.size)
          asked += 1
          found += expected.size
        }
      }
      await journal.open.close()
      expect(found).toBeGreaterThan(asked)
      recordForBar("search by random edits", { tried: asked, edits: steps, found, lost: 0 })
    },
    barTimeoutMs,
  )
})

async function foundBy(open: OpenSearch, query: Query) {
  const answer = await open.search.finding.search({ query, today, count: 1_000_000 })
  expect(answer.isComplete).toBe(true)
  const ids = answer.groups.flatMap(({ hits }) => hits.map(({ id }) => id))
  return { ids: new Set<string>(ids), total: answer.total }
}

/** `isKept`: with the index that was kept, else one made anew. */
async function reopened(open: OpenSearch, isKept: boolean): Promise<OpenSearch> {
  await open.search.keeper.catchUp()
  const image = open.search.keeper.ask((index) => index.image())
  if (image !== null && isKept) await open.image.save(image, () => false)
  await open.close()
  return OpenSearch.on(open.disk)
}
