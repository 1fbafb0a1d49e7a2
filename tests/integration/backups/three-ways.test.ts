import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ageIdentity } from "../../../src/crypto/age-identity.ts"
import { recoveryWords } from "../../../src/crypto/recovery-words.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { entitySpecs } from "../../../src/domain/entities.ts"
import { sealIdentities } from "../../../src/transfer/age/identity-file.ts"
import type { BackupKey, BackupSource } from "../../../src/worker/api/backups.ts"
import { attachedFiles } from "../../../src/worker/backups/attached-file.ts"
import { writeFullJournal } from "../../support/backups/full-journal.ts"
import { deskOf, OpenBackups, quickScrypt } from "../../support/backups/open-backups.ts"
import { must } from "../../support/must.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

const vaultPassphrase = "kettle harbour ivy notebook"
const filePassphrase = "lantern copper violin meadow"

type Way = Readonly<{ name: string; from: () => BackupSource; by: () => BackupKey }>

let wanted: ReadonlyMap<string, string>
let ways: readonly Way[]
let types: ReadonlySet<string>
let folder: string

beforeAll(async () => {
  await startCrypto()
  folder = await mkdtemp(join(tmpdir(), "t-"))
  const disk = await VaultOnDisk.create(folder)
  using identity = recoverySubkey(disk.vault.seed, "backup-identity")
  const sealed = must(
    await sealIdentities(
      [{ identity, createdAt: "2026-03-14T12:00:00.000Z" as never }],
      must(passphraseBytes(vaultPassphrase)),
      quickScrypt,
    ),
  )
  const open = await OpenBackups.on(disk)
  must(await disk.folder.replaceIdentity(sealed))
  await writeFullJournal(open)
  wanted = await open.contents()
  types = new Set([...open.storage.records.list()].map(({ type }) => type))
  must(await open.backups.snapshotNow())
  must(await open.backups.backUp(await disk.target(join(folder, "all.age")), filePassphrase))

  const snapshot = await readFile(join(open.snapshotPath, "00000001.age"))
  const identityFile = await readFile(join(open.snapshotPath, "identity.age"))
  const backup = await readFile(join(folder, "all.age"))
  const names = attachedFiles(open.storage.records.list("attachment")).map(({ file }) => `${file}.age`)
  const attachments = await Promise.all(
    names.map(async (name) => new File([await readFile(join(open.snapshotPath, "files", name))], name)),
  )
  const words = recoveryWords(disk.vault.seed).join(" ")
  const fromSnapshot = (): BackupSource => ({
    kind: "file",
    file: new File([snapshot], "00000001.age"),
    attachments,
  })
  ways = [
    { name: "the words of the sheet", from: fromSnapshot, by: () => ({ kind: "words", words }) },
    {
      name: "identity.age and the vault's passphrase",
      from: fromSnapshot,
      by: () => ({
        kind: "identity",
        file: new File([identityFile], "identity.age"),
        passphrase: vaultPassphrase,
      }),
    },
    {
      name: "a backup's own passphrase",
      from: () => ({ kind: "file", file: new File([backup], "all.age") }),
      by: () => ({ kind: "passphrase", passphrase: filePassphrase }),
    },
  ]
  expect(ageIdentity(identity)).toMatch(/^AGE-SECRET-KEY-1/)
  await open.close()
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

async function newVault(): Promise<OpenBackups> {
  return OpenBackups.on(await VaultOnDisk.create(await testFolder()))
}

describe.each([0, 1, 2])("a vault with everything in it, brought back (way %i)", (way) => {
  it("has every type of record in it, and is looked into without any vault open", async () => {
    for (const type of Object.keys(entitySpecs)) expect([...types]).toContain(type)
    const { from, by } = ways[way] as Way
    const desk = deskOf(() => null)
    const preview = must(await desk.read(from(), by()))
    expect(preview).toMatchObject({ origin: "proven", isOwnVault: false, files: { count: 2, missing: 0 } })
    expect(preview.counts.reduce((sum, { count }) => sum + count, 0)).toBe(wanted.size)
    await desk.forget()
  })

  it("is equal in a new vault, field by field and byte by byte", async () => {
    const { from, by } = ways[way] as Way
    const open = await newVault()
    const desk = deskOf(() => null)
    must(await desk.read(from(), by()))
    const filled = await desk.createVault(async (fill) => {
      const missing = await fill(open.restoring.restoreParts)
      return missing.ok ? missing : missing
    })
    expect(must(filled)).toBe(0)
    expect(await open.contents()).toEqual(wanted)
    const again = await OpenBackups.on((await closed(open)).disk)
    expect(await again.contents()).toEqual(wanted)
    await again.close()
  })

  it("is equal after merging it into an empty vault, and merging it again changes nothing", async () => {
    const { from, by } = ways[way] as Way
    const open = await newVault()
    must(await open.desk.read(from(), by()))
    const preview = must(await open.desk.previewMerge())
    expect(preview).toMatchObject({ updated: 0, both: 0, removed: 0, same: 0 })
    const done = must(await open.desk.merge())
    expect(done).toMatchObject({ added: preview.added, both: [], filesMissing: 0 })
    expect(await open.contents()).toEqual(wanted)
    const { generation } = open.storage
    expect(must(await open.desk.previewMerge())).toMatchObject({ added: 0, updated: 0, both: 0, removed: 0 })
    expect(must(await open.desk.merge())).toMatchObject({ added: 0, updated: 0, removed: 0, both: [] })
    expect(open.storage.generation).toBe(generation)
    await open.close()
  })

  it("is equal after it took the place of another vault, of which a safety snapshot stays", async () => {
    const { from, by } = ways[way] as Way
    const open = await newVault()
    await open.attach(await open.note("Another", "Other words."), "other.txt", new Uint8Array(70_000))
    const before = await open.contents()
    must(await open.desk.read(from(), by()))
    const done = must(await open.desk.replace())
    expect(done).toMatchObject({ removed: 2, updated: 0, safety: "00000001.age", filesMissing: 0 })
    expect(await open.contents()).toEqual(wanted)
    must(await open.desk.read({ kind: "snapshot", name: "00000001.age" }, { kind: "own" }))
    must(await open.desk.replace())
    expect(await open.contents()).toEqual(before)
    await open.close()
  })
})

async function closed(open: OpenBackups): Promise<OpenBackups> {
  await open.close()
  await open.disk.crash()
  return open
}
