import { beforeAll, describe, expect, it } from "vitest"
import type { Result } from "../../../src/base/result.ts"
import type { BackupKey, BackupSource } from "../../../src/worker/api/backups.ts"
import { barCount, recordForBar } from "../../support/bar.ts"
import { OpenBackups } from "../../support/backups/open-backups.ts"
import { must } from "../../support/must.ts"
import { PowerFiles } from "../../support/storage/power-files.ts"
import { seededRandom } from "../../support/storage/seeded-random.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../support/test-vault.ts"

const kills = isBar ? barCount("BAR_KILLS", 200) : 6
const passphrase = "lantern copper violin meadow"
const targetPath = "/out/all.age"

type Contents = ReadonlyMap<string, string>
/** What is done when the power goes, and what the vault may hold afterwards. */
type Work = Readonly<{
  name: string
  run: (open: OpenBackups) => Promise<Result<unknown, unknown>>
  after: () => readonly Contents[]
}>

let base: PowerFiles
let disk: VaultOnDisk
let before: Contents
let merged: Contents
let replaced: Contents
let backup: Uint8Array<ArrayBuffer>

const source = (): BackupSource => ({ kind: "file", file: new File([backup], "all.age") })
const key: BackupKey = { kind: "passphrase", passphrase }
const bytes = (length: number, value: number) => new Uint8Array(length).fill(value)

beforeAll(async () => {
  await startCrypto()
  const files = new PowerFiles()
  for (const folder of ["/out", "/machine"]) await files.mkdir(folder)
  disk = await VaultOnDisk.create("/machine", files)
  const open = await OpenBackups.on(disk)
  const shared = await open.note("Shared", "As it was.")
  await open.attach(shared, "one.bin", bytes(70_000, 1))
  must(await open.backups.snapshotNow())
  // A backup of another time: of what was written since, it has nothing, and of what was removed, all.
  await open.attach(await open.note("Only there", "Words."), "two.bin", bytes(90_000, 2))
  replaced = await open.contents()
  must(await open.backups.backUp(await disk.target(targetPath), passphrase))
  backup = Uint8Array.from(files.contentOf(targetPath))
  for (const { id, type } of open.storage.records.list()) {
    if (type === "journal-note" && id !== shared)
      must(await open.storage.records.commit([{ kind: "remove", id, leavesNote: false }]))
    if (type === "attachment" && open.storage.records.get(id)?.["name"] === "two.bin") {
      must(await open.storage.records.commit([{ kind: "remove", id, leavesNote: false }]))
    }
  }
  must(await open.book.change("journal-note", shared, { title: "Shared, and changed here" }))
  await open.attach(await open.note("Only here", "More words."), "three.bin", bytes(50_000, 3))
  before = await open.contents()
  await open.close()
  base = files.afterCut(() => 1)

  const other = await opened()
  must(await other.desk.read(source(), key))
  must(await other.desk.merge())
  merged = await other.contents()
  await other.close()
}, 60_000)

/** The vault as it was, on a machine of its own. */
async function opened(): Promise<OpenBackups> {
  await disk.crash(base.afterCut(() => 1))
  disk.indexedDb = newIndexedDb()
  return OpenBackups.on(disk)
}

const works: readonly Work[] = [
  { name: "snapshot", run: (open) => open.backups.snapshotNow(), after: () => [before] },
  {
    name: "backup",
    run: async (open) => open.backups.backUp(await disk.target(targetPath), passphrase),
    after: () => [before],
  },
  { name: "merge", run: (open) => open.desk.merge(), after: () => [before, merged] },
  { name: "replace", run: (open) => open.desk.replace(), after: () => [before, replaced] },
]

describe.each(works)("a $name that a power cut ends at any step", ({ name, run, after }) => {
  it(
    "is whole or was never made, and the vault has lost nothing",
    async () => {
      const whole = await opened()
      must(await whole.desk.read(source(), key))
      const from = (disk.files as PowerFiles).calls
      must(await run(whole))
      const steps = (disk.files as PowerFiles).calls - from
      const done = await whole.contents()
      expect(after()).toContainEqual(done)
      await whole.close()
      const figures = { kills: 0, "as it was": 0, done: 0, snapshots: 0 }
      for (let kill = 0; kill < kills; kill++) {
        const random = seededRandom(kill)
        const open = await opened()
        must(await open.desk.read(source(), key))
        const files = disk.files as PowerFiles
        files.left = Math.floor(((kill + random()) / kills) * steps)
        await run(open).catch(() => undefined)
        files.left = 0
        open.abandon()
        await disk.crash(files.afterCut(random))
        disk.indexedDb = newIndexedDb()
        const again = await OpenBackups.on(disk)
        const found = await again.contents()
        expect(after()).toContainEqual(found)
        figures["as it was"] += sameContents(found, before) ? 1 : 0
        figures.done += sameContents(found, before) ? 0 : 1
        figures.snapshots += await allSnapshotsOpen(again)
        await isOldOrWhole(again, files)
        expect(must(await again.backups.snapshotNow()).records).toBeGreaterThan(0)
        await again.close()
        figures.kills += 1
      }
      expect(figures.kills).toBe(kills)
      recordForBar(`17 interrupted ${name}`, { ...figures, lost: 0 })
    },
    barTimeoutMs,
  )
})

/** Every file that stands under a snapshot's name is one. The one from before is gone only where another was found whole. */
async function allSnapshotsOpen(open: OpenBackups): Promise<number> {
  const rows = must(await open.backups.list())
  expect(rows.length).toBeGreaterThan(0)
  for (const { name } of rows) {
    const preview = must(await open.desk.read({ kind: "snapshot", name }, { kind: "own" }))
    expect(preview).toMatchObject({ origin: "proven", isOwnVault: true, files: { missing: 0 } })
  }
  const { lastGood } = await open.backups.state()
  expect(rows.map(({ name }) => name)).toContain(lastGood?.name)
  return rows.length
}

/** What stands at the owner's place opens: the former backup or the new one. */
async function isOldOrWhole(open: OpenBackups, files: PowerFiles): Promise<void> {
  const found = Uint8Array.from(files.contentOf(targetPath))
  const preview = await open.desk.read({ kind: "file", file: new File([found], "all.age") }, key)
  expect(must(preview).origin).toBe("proven")
}

function sameContents(one: Contents, other: Contents): boolean {
  return one.size === other.size && [...one].every(([id, text]) => other.get(id) === text)
}
