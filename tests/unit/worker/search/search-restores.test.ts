import { mkdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, expect, it } from "vitest"
import { TagChanges } from "../../../../src/worker/records/tag-changes.ts"
import { ImageKeeper } from "../../../../src/worker/search/image/image-keeper.ts"
import { Search } from "../../../../src/worker/search/search.ts"
import { OpenBackups } from "../../../support/backups/open-backups.ts"
import { recordForBar } from "../../../support/bar.ts"
import { must } from "../../../support/must.ts"
import { expectPlainFinds } from "../../../support/search/expect-search.ts"
import { RandomJournal, type StepName } from "../../../support/search/random-journal.ts"
import { seededRandom } from "../../../support/storage/seeded-random.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const passphrase = "lantern copper violin meadow"
const rounds = isBar ? 20 : 1
const edits: readonly StepName[] = [
  "create",
  "create",
  "write",
  "write",
  "change",
  "rename",
  "trash",
  "remove",
  "tags",
]

it(
  "finds what reading every record finds after a backup was merged in, and after one took the place of all",
  async () => {
    const draw = seededRandom(isBar ? Date.now() : 7)
    const root = await testFolder()
    await mkdir(join(root, "out"))
    const disk = await VaultOnDisk.create(root)
    const open = await OpenBackups.on(disk)
    const { storage, knowledge, names, orders, picks, tags } = open
    const image = new ImageKeeper({ keys: disk.keys(), storage, indexedDb: disk.indexedDb })
    const search = new Search({ storage, knowledge, names, orders, picks, tags, image })
    const tagChanges = new TagChanges(storage, tags)
    const journal = new RandomJournal({ storage, knowledge, texts: open.texts, tags, tagChanges }, draw)
    const edit = async (times: number) => {
      for (let at = 0; at < times; at++) await journal.step(edits[at % edits.length])
    }
    await journal.begin()
    await edit(45)
    const backUp = async (name: string): Promise<File> => {
      const path = join(root, "out", name)
      must(await open.backups.backUp(await disk.target(path), passphrase))
      return new File([Uint8Array.from(await readFile(path))], name)
    }
    let found = 0
    const bring = async (file: File, how: "merge" | "replace") => {
      const before = storage.generation
      must(await open.desk.read({ kind: "file", file }, { kind: "passphrase", passphrase }))
      must(await open.desk[how]())
      expect(storage.generation).toBeGreaterThan(before)
      found += await expectPlainFinds(search, journal, { count: 10, draw, note: how })
    }
    for (let round = 0; round < rounds; round++) {
      const older = await backUp(`${String(round)}-older.age`)
      await edit(27)
      const newer = await backUp(`${String(round)}-newer.age`)
      await bring(older, "replace")
      await edit(18)
      await bring(newer, "merge")
    }
    expect(found).toBeGreaterThan(0)
    recordForBar("search by restores", { tried: 2 * rounds, found, lost: 0 })
    search.end()
    await open.close()
  },
  barTimeoutMs,
)
