import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { Result } from "../../../src/base/result.ts"
import type { BackupKey, BackupSource } from "../../../src/worker/api/backups.ts"
import { recordForBar } from "../../support/bar.ts"
import { OpenBackups } from "../../support/backups/open-backups.ts"
import { must } from "../../support/must.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

/** Calls that a full disk refuses; each of them in the long form, every so many in the short one. */
const taking: ReadonlySet<string> = new Set(["write", "mkdir", "link"])
const step = isBar ? 1 : 4
const passphrase = "lantern copper violin meadow"
const key: BackupKey = { kind: "passphrase", passphrase }

type Work = Readonly<{
  name: string
  run: (open: OpenBackups, folder: string) => Promise<Result<unknown, unknown>>
}>

const works: readonly Work[] = [
  { name: "snapshot", run: (open) => open.backups.snapshotNow() },
  {
    name: "backup",
    run: async (open, folder) =>
      open.backups.backUp(await open.disk.target(join(folder, "copy.age")), passphrase),
  },
  { name: "merge", run: (open) => open.desk.merge() },
  { name: "replace", run: (open) => open.desk.replace() },
]

beforeAll(startCrypto)

async function vaultWithBackup(files: FaultyFiles) {
  const folder = await testFolder()
  const disk = await VaultOnDisk.create(folder, files)
  const open = await OpenBackups.on(disk)
  const note = await open.note("Shared", "As it was.")
  await open.attach(note, "one.bin", new Uint8Array(70_000).fill(1))
  const other = await open.note("Only there", "Words.")
  const file = await open.attach(other, "two.bin", new Uint8Array(90_000).fill(2))
  must(await open.backups.backUp(await disk.target(join(folder, "all.age")), passphrase))
  for (const id of [other, file]) {
    must(await open.storage.records.commit([{ kind: "remove", id, leavesNote: false }]))
  }
  return { open, folder }
}

describe.each(works)("a full disk at any write of a $name", ({ name, run }) => {
  it(
    "leaves everything as it was, says so, and does no harm once there is room",
    async () => {
      const files = new FaultyFiles()
      const { open, folder } = await vaultWithBackup(files)
      const before = await open.contents()
      must(await open.desk.read(await sourceOf(folder), key))
      files.breakAgain({ at: Number.POSITIVE_INFINITY, code: "ENOSPC", lasts: "once" })
      must(await run(open, folder))
      const wanted = await open.contents()
      const at = files.names.flatMap((call, place) => (taking.has(call) ? [place] : []))
      files.heal()
      await open.close()
      let tried = 0
      for (const place of at.filter((_, index) => index % step === 0)) {
        const again = await vaultWithBackup(files)
        const here = await again.open.contents()
        must(await again.open.desk.read(await sourceOf(again.folder), key))
        files.breakAgain({ at: place, code: "ENOSPC", lasts: "until-healed" })
        const refused = await run(again.open, again.folder)
        files.heal()
        // A write of what comes afterwards, such as the log of snapshots, may be refused and everything is well.
        if (!refused.ok) {
          expect(JSON.stringify(refused.refusal)).toMatch(/disk-full|storage-failed/)
          expect(await again.open.contents()).toEqual(here)
        }
        must(await run(again.open, again.folder))
        expect((await again.open.contents()).size).toBe(wanted.size)
        for (const row of must(await again.open.backups.list())) {
          const from = { kind: "snapshot", name: row.name } as const
          expect(must(await again.open.desk.read(from, { kind: "own" })).origin).toBe("proven")
        }
        await again.open.close()
        tried += 1
      }
      expect(tried).toBeGreaterThan(0)
      expect(before.size).toBeGreaterThan(0)
      recordForBar("16 disk full", { what: name, tried, lost: 0 })
    },
    barTimeoutMs,
  )
})

async function sourceOf(folder: string): Promise<BackupSource> {
  return { kind: "file", file: new File([await readFile(join(folder, "all.age"))], "all.age") }
}
