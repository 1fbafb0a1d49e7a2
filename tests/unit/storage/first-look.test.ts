import { beforeAll, describe, expect, it } from "vitest"
import type { FirstLook } from "../../../src/storage/first-look.ts"
import { openStorage } from "../../../src/storage/open-storage.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { beginReading } from "../../../src/storage/early-reads.ts"
import { createScope } from "../../../src/vault/scope-key.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

async function openLooking(disk: VaultOnDisk): Promise<{ storage: Storage; looks: FirstLook[] }> {
  const looks: FirstLook[] = []
  const early = beginReading(disk.folder, disk.vault.vaultId, { indexedDb: disk.indexedDb })
  const onFirstLook = (look: FirstLook) => looks.push(look)
  const storage = must(await openStorage({ folder: disk.folder, keys: disk.keys(), early, onFirstLook }))
  return { storage, looks }
}

async function filled(): Promise<VaultOnDisk> {
  const disk = await VaultOnDisk.create(await testFolder())
  const storage = await disk.open()
  const create = (at: number) => ({
    kind: "create" as const,
    type: "journal-note",
    fields: { title: `Note ${at}` },
  })
  const { changed } = must(await storage.records.commit(Array.from({ length: 100 }, (_, at) => create(at))))
  storage.keepFirstLook(() => ({ records: changed.slice(-70), note: { total: storage.records.size } }))
  must(await storage.close())
  return disk
}

describe("the first look", () => {
  it("shows the chosen records of an unchanged vault before the others are open", async () => {
    const disk = await filled()
    const { storage, looks } = await openLooking(disk)
    expect(looks).toHaveLength(1)
    expect(looks[0]?.note).toEqual({ total: 100 })
    expect(looks[0]?.records).toHaveLength(63)
    for (const record of looks[0]?.records ?? []) expect(record).toEqual(storage.records.get(record.id))
    must(await storage.close())
  })

  it("shows nothing once anything was committed after it, or of a state that was put back", async () => {
    const disk = await filled()
    const old = await copyOf(disk.indexedDb, disk.vault.vaultId)
    const { storage, looks } = await openLooking(disk)
    expect(looks).toHaveLength(1)
    must(await storage.records.commit([{ kind: "create", type: "journal-note", fields: { title: "Later" } }]))
    await disk.crash()
    expect((await openLooking(disk)).looks).toEqual([])
    await disk.crash()
    disk.indexedDb = old
    expect((await openLooking(disk)).looks).toEqual([])
  })

  it("copies nothing out of a scope", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const keys = disk.keys()
    const early = beginReading(disk.folder, disk.vault.vaultId, { indexedDb: disk.indexedDb })
    const storage = must(await openStorage({ folder: disk.folder, keys, early }))
    const scope = createScope(keys)
    const made = await storage.records.commit([
      { kind: "add-scope", scope },
      { kind: "create", type: "journal-note", scope: scope.scope, fields: { title: "Theirs" } },
      { kind: "create", type: "journal-note", fields: { title: "Mine" } },
    ])
    const { changed } = must(made)
    storage.keepFirstLook(() => ({ records: changed, note: {} }))
    must(await storage.close())
    const { storage: again, looks } = await openLooking(disk)
    expect(looks[0]?.records.map((record) => record["title"])).toEqual(["Mine"])
    expect(again.records.size).toBe(2)
    expect(changed.map((id) => again.records.scopeOf(id))[0]).toBe(scope.scope)
  })
})
