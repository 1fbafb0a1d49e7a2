import { beforeAll, describe, expect, it } from "vitest"
import { recordForBar } from "../../../support/bar.ts"
import { expectPlainFinds } from "../../../support/search/expect-search.ts"
import { OpenSearch } from "../../../support/search/open-search.ts"
import { RandomJournal } from "../../../support/search/random-journal.ts"
import { seededRandom } from "../../../support/storage/seeded-random.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const steps = isBar ? 10_000 : 150
const everyStep = isBar ? 100 : 25
const queries = isBar ? 30 : 12
const reopenEvery = isBar ? 500 : 50

describe("the search", () => {
  it(
    "finds what reading every record finds, after any edits, restores, renames and merges of tags",
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
        if (step % reopenEvery === 0) {
          journal.open = await reopened(journal.open, step % (2 * reopenEvery) === 0)
        }
        if (step % everyStep !== 0) continue
        const how = { count: queries, draw, note: `${String(seed)} at ${String(step)}` }
        found += await expectPlainFinds(journal.open.search, journal, how)
        asked += queries
      }
      await journal.open.close()
      expect(found).toBeGreaterThan(asked)
      recordForBar("search by random edits", { tried: asked, edits: steps, found, lost: 0 })
    },
    barTimeoutMs,
  )
})

/** `isKept`: with the index that was kept, else one made anew. */
async function reopened(open: OpenSearch, isKept: boolean): Promise<OpenSearch> {
  await open.search.keeper.catchUp()
  const image = open.search.keeper.ask((index) => index.image())
  if (image !== null && isKept) await open.image.save(image, () => false)
  await open.close()
  return OpenSearch.on(open.disk)
}
