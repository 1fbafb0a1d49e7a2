import { cp } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { ageRecipient } from "../../../src/crypto/age-identity.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { encryptAge } from "../../../src/transfer/age/encrypt-age.ts"
import { writeBackup } from "../../../src/transfer/backup/write-backup.ts"
import { streamOf } from "../../../src/transfer/byte-stream.ts"
import type { BackupSource } from "../../../src/worker/api/backups.ts"
import { OpenBackups } from "../../support/backups/open-backups.ts"
import { must } from "../../support/must.ts"
import { paragraph } from "../../support/open-journal.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())

/** One vault as it was copied to a second computer, and changed on both. */
async function twoComputers(): Promise<Readonly<{ one: OpenBackups; other: OpenBackups }>> {
  const folder = await testFolder()
  const disk = await VaultOnDisk.create(folder)
  const open = await OpenBackups.on(disk)
  const ids: RecordId[] = []
  for (let at = 0; at < 6; at++) ids.push(await open.note(`Note ${at}`, `As it was ${at}.`))
  await open.attach(ids[0] as RecordId, "shared.txt", new TextEncoder().encode("Both have it"))
  await open.close()
  const elsewhere = disk.fromAnotherProcess(join(folder, "elsewhere"))
  await cp(disk.root, elsewhere.root, { recursive: true })
  elsewhere.indexedDb = newIndexedDb()
  const one = await OpenBackups.on(disk)
  const other = await OpenBackups.on(elsewhere)
  const edit = (vault: OpenBackups, at: number, words: string) =>
    vault.texts.save({ of: ids[at] as RecordId, body: "text" }, paragraph(words))
  must(await edit(one, 0, "Changed here alone."))
  must(await edit(other, 1, "Changed there alone."))
  must(await edit(one, 2, "Changed here."))
  must(await edit(other, 2, "Changed there."))
  must(await one.book.trash(ids[3] as RecordId))
  must(await one.bin.remove(ids[3] as RecordId))
  must(await other.book.trash(ids[4] as RecordId))
  must(await edit(one, 4, "Changed here, and thrown away there."))
  await one.attach(await one.note("Only here", "New."), "here.txt", new TextEncoder().encode("Here"))
  await other.attach(await other.note("Only there", "New."), "there.txt", new TextEncoder().encode("There"))
  return { one, other }
}

/** A snapshot of the one, as the other is given it. */
async function snapshotOf(open: OpenBackups): Promise<BackupSource> {
  const { name } = must(await open.backups.snapshotNow())
  const { snapshots, snapshotFiles } = open.disk.folder
  const fileOf = async (store: typeof snapshots, file: string) =>
    new File([must(await store.read(file, 0, 10_000_000)).bytes], file)
  const beside = must(await snapshotFiles.list())
  const attachments = await Promise.all(beside.map((file) => fileOf(snapshotFiles, file.name)))
  return { kind: "file", file: await fileOf(snapshots, name), attachments }
}

describe("a vault that was changed on two computers", () => {
  it("is the same on both once each has merged the other's snapshot, and once more changes nothing", async () => {
    const { one, other } = await twoComputers()
    const [fromOne, fromOther] = [await snapshotOf(one), await snapshotOf(other)]
    must(await one.desk.read(fromOther, { kind: "own" }))
    const preview = must(await one.desk.previewMerge())
    const done = must(await one.desk.merge())
    expect({ added: done.added, updated: done.updated, removed: done.removed }).toEqual({
      added: preview.added,
      updated: preview.updated,
      removed: preview.removed,
    })
    expect(done.both.map(({ name }) => name).toSorted()).toEqual(["Note 2", "Note 4"])
    expect(done.filesMissing).toBe(0)
    must(await other.desk.read(fromOne, { kind: "own" }))
    must(await other.desk.merge())
    expect(await other.contents()).toEqual(await one.contents())
    expect((await one.contents()).size).toBeGreaterThan(9)
    for (const [vault, source] of [
      [one, await snapshotOf(other)],
      [other, await snapshotOf(one)],
    ] as const) {
      const before = await vault.contents()
      must(await vault.desk.read(source, { kind: "own" }))
      expect(must(await vault.desk.merge())).toMatchObject({ added: 0, updated: 0, removed: 0, both: [] })
      expect(await vault.contents()).toEqual(before)
    }
    await one.close()
    await other.close()
  })

  it("loses no save that is made while a snapshot is merged into it", async () => {
    const { one, other } = await twoComputers()
    const source = await snapshotOf(other)
    must(await one.desk.read(source, { kind: "own" }))
    const [note] = [...one.storage.records.list("journal-note")].filter(({ title }) => title === "Note 2")
    const of = note?.id as RecordId
    const merging = one.desk.merge()
    must(await one.texts.save({ of, body: "text" }, paragraph("Typed while it was merged.")))
    must(await merging)
    const texts = [...(await one.contents()).values()].filter((text) => text.includes(of))
    expect(texts.some((text) => text.includes("Typed while it was merged."))).toBe(true)
    expect(texts.some((text) => text.includes("Changed there."))).toBe(true)
    await one.close()
    await other.close()
  })
})

describe("a snapshot that somebody else addressed to the vault", () => {
  it("can be looked into, and is neither merged nor put in the place of anything", async () => {
    const open = await OpenBackups.on(await VaultOnDisk.create(await testFolder()))
    await open.note("Mine", "My own words.")
    using own = recoverySubkey(open.disk.vault.seed, "backup-identity")
    const make = async (mac: SecretKey<"backup-identity">) => {
      const records = open.storage.records.freeze()
      const { vaultId: vault } = open.disk.vault
      const madeAt = "2026-11-21T12:00:00.000Z" as never
      const payload = writeBackup({ kind: "snapshot", vault, madeAt, app: "1", records, files: [], mac })
      const sealed = await encryptAge(payload, { kind: "recipient", recipient: ageRecipient(own) })
      const file = new File([await bytesOf(must(sealed))], "00000009.age")
      records.release()
      return { kind: "file", file } as const
    }
    expect(must(await open.desk.read(await make(own), { kind: "own" })).origin).toBe("proven")
    using stranger = SecretKey.random("backup-identity")
    const before = await open.contents()
    expect(must(await open.desk.read(await make(stranger), { kind: "own" })).origin).toBe("unknown")
    const refused = { ok: false, refusal: { reason: "origin-unknown" } }
    expect(await open.desk.merge()).toEqual(refused)
    expect(await open.desk.replace()).toEqual(refused)
    expect(await open.contents()).toEqual(before)
    expect(await open.snapshotNames()).toEqual([])
    const junk = await encryptAge(streamOf(new Uint8Array(5000)), {
      kind: "recipient",
      recipient: ageRecipient(own),
    })
    const file = new File([await bytesOf(must(junk))], "00000009.age")
    expect(await open.desk.read({ kind: "file", file }, { kind: "own" })).toMatchObject({ ok: false })
    expect(await open.desk.merge()).toEqual({ ok: false, refusal: { reason: "no-backup" } })
    await open.close()
  })
})
