import { readFile, writeFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { isReplica } from "../../../src/domain/clock.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { removalsIn } from "../../../src/domain/removals.ts"
import type { RecordChange, Storage, StoredRecord } from "../../../src/storage/storage.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { faultyIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { text } from "../../support/storage/model.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

async function commit(storage: Storage, ...changes: RecordChange[]): Promise<RecordId> {
  return first(must(await storage.records.commit(changes)).changed)
}

const note = (storage: Storage, title: string) =>
  commit(storage, { kind: "create", type: "journal-note", fields: { title } })

const retitle = (storage: Storage, id: RecordId, title: string) =>
  commit(storage, { kind: "change", id, fields: { title } })

const clockIn = (storage: Storage, id: RecordId) => storage.records.get(id)?.clock ?? {}

/** The one replica that has changed the record. */
function replicaOf(storage: Storage, id: RecordId): string {
  const [replica = "", ...others] = Object.keys(clockIn(storage, id))
  expect([isReplica(replica), others]).toEqual([true, []])
  return replica
}

/** Under which name a change made now is stamped. */
async function replicaNow(storage: Storage): Promise<string> {
  return replicaOf(storage, await note(storage, "Now"))
}

describe("a record's clock", () => {
  it("says which commit of which working copy changed it last, and nobody but the storage sets it", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const forged = { title: "One", clock: { FORGEDXX: 99 } }
    const id = await commit(storage, { kind: "create", type: "journal-note", fields: forged })
    const replica = replicaOf(storage, id)
    expect(clockIn(storage, id)).toEqual({ [replica]: storage.generation })
    await commit(storage, { kind: "change", id, fields: { ...forged, title: "Two" } })
    expect(clockIn(storage, id)).toEqual({ [replica]: storage.generation })
    await commit(storage, { kind: "change", id, fields: { clock: undefined } })
    await commit(storage, { kind: "change", id, bodies: { text: text("words") } })
    expect(clockIn(storage, id)).toEqual({ [replica]: storage.generation })
    const { generation } = storage
    must(await storage.records.settle())
    expect(storage.generation).toBe(generation + 1)
    expect(clockIn(storage, id)).toEqual({ [replica]: generation })
    must(await storage.close())
    const again = await disk.open()
    await retitle(again, id, "Three")
    expect(clockIn(again, id)).toEqual({ [replica]: again.generation })
    must(await again.close())
  })

  it("that is put stays as it is, and goes on from there; none is none", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const id = await note(storage, "One")
    const given = { ...storage.records.get(id), clock: { ELSEWHER: 7 } } as unknown as StoredRecord
    await commit(storage, { kind: "put", record: given })
    expect(clockIn(storage, id)).toEqual({ ELSEWHER: 7 })
    await retitle(storage, id, "Two")
    const replica = await replicaNow(storage)
    expect(clockIn(storage, id)).toEqual({ ELSEWHER: 7, [replica]: storage.generation - 1 })
    const { clock: _none, ...without } = given
    await commit(storage, { kind: "put", record: without as unknown as StoredRecord })
    expect(storage.records.get(id)).not.toHaveProperty("clock")
    must(await storage.close())
  })
})

describe("a working copy's name", () => {
  it("stays through closing, crashing, replaying and being behind", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const replica = await replicaNow(storage)
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    expect(await replicaNow(storage)).toBe(replica)
    await disk.crash()
    disk.indexedDb = behind
    const caughtUp = await disk.open()
    expect(caughtUp.outcome).toBe("caught-up")
    expect(await replicaNow(caughtUp)).toBe(replica)
    must(await caughtUp.close())
  })

  it("is another once the working copy is made anew, or was chosen, or is renewed", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const names = new Set<string>()
    const storage = await disk.open()
    names.add(await replicaNow(storage))
    const older = await readFile(disk.journalPath)
    names.add(await replicaNow(storage))
    expect(names.size).toBe(1)
    await storage.renewReplica()
    names.add(await replicaNow(storage))
    expect(names.size).toBe(2)
    await disk.crash()
    const renewed = await disk.open()
    names.add(await replicaNow(renewed))
    expect(names.size).toBe(2)
    await disk.crash()
    const newer = await copyOf(disk.indexedDb, disk.vault.vaultId)

    for (const [choose, outcome] of [
      ["computer", "computer-chosen"],
      ["folder", "folder-chosen"],
    ] as const) {
      disk.indexedDb = await copyOf(newer, disk.vault.vaultId)
      await writeFile(disk.journalPath, older)
      const chosen = await disk.open({ choose })
      expect(chosen.outcome).toBe(outcome)
      names.add(await replicaNow(chosen))
      await disk.crash()
    }
    expect(names.size).toBe(4)

    disk.indexedDb = newIndexedDb()
    const rebuilt = await disk.open()
    expect(rebuilt.outcome).toBe("rebuilt-working-copy")
    names.add(await replicaNow(rebuilt))
    expect(names.size).toBe(5)
    must(await rebuilt.close())
  })

  it("is one for this opening where IndexedDB takes none", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    disk.indexedDb = faultyIndexedDb(() => {
      throw new Error("no database here")
    })
    const storage = await disk.open()
    const replica = await replicaNow(storage)
    expect(await replicaNow(storage)).toBe(replica)
    await disk.crash()
    expect(await replicaNow(await disk.open())).not.toBe(replica)
  })
})

describe("a removal", () => {
  const notes = (storage: Storage) => [...storage.records.list("removal")]

  it("leaves a note in its own commit, which is no entry", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const stays = await note(storage, "Stays")
    const ids = await Promise.all([note(storage, "One"), note(storage, "Two")])
    const noted = ids.map((id) => ({ id, clock: clockIn(storage, id) }))
    const { generation } = storage
    const removed = must(await storage.records.commit(ids.map((id) => ({ kind: "remove", id }))))
    expect([removed.changed, removed.removed]).toEqual([[], ids])
    expect(storage.generation).toBe(generation + 1)
    expect(notes(storage).flatMap((one) => removalsIn(one))).toEqual(noted)
    expect([...storage.records.list()].map(({ id }) => id)).toEqual([stays])
    expect(storage.records.size).toBe(1)
    await disk.crash()
    const again = await disk.open()
    expect(notes(again).flatMap((one) => removalsIn(one))).toEqual(noted)
    const frozen = again.records.freeze()
    expect(frozen.records.map(({ type }) => type).toSorted()).toEqual(["journal-note", "removal"])
    frozen.release()
    must(await again.close())
  })

  it("leaves none of a version, of a note, of what comes back in the same commit, or where none is wanted", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const id = await note(storage, "One")
    const record = storage.records.get(id) as StoredRecord
    const revision = await commit(storage, { kind: "create", type: "revision", fields: { of: id } })
    must(await storage.records.commit([{ kind: "remove", id: revision }]))
    must(
      await storage.records.commit([
        { kind: "remove", id },
        { kind: "put", record },
      ]),
    )
    must(await storage.records.commit([{ kind: "remove", id, leavesNote: false }]))
    expect(notes(storage)).toEqual([])
    await commit(storage, { kind: "put", record })
    must(await storage.records.commit([{ kind: "remove", id }]))
    expect(notes(storage)).toHaveLength(1)
    must(await storage.records.commit([{ kind: "remove", id: first(notes(storage)).id }]))
    expect(notes(storage)).toEqual([])
    must(await storage.close())
  })

  it("of thousands leaves notes of at most 200 each, also of records with the longest clocks", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const clock = Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => [`replic${at + 10}`, 9_000_000_000_000 + at]),
    )
    const ids: RecordId[] = []
    const puts = Array.from({ length: 500 }, (_, at): RecordChange => {
      const id = (at + 1).toString(16).padStart(32, "0") as RecordId
      ids.push(id)
      const at0 = "2026-11-20T08:00:00.000Z"
      const fields = { id, type: "journal-note", schema: 1, createdAt: at0, updatedAt: at0, tags: [] }
      const more = { confidentiality: "normal", pinned: false, ...(at < 100 ? { clock } : {}) }
      return { kind: "put", record: { ...fields, ...more } as unknown as StoredRecord }
    })
    must(await storage.records.commit(puts))
    must(await storage.records.commit(ids.map((id) => ({ kind: "remove", id }))))
    const lists = notes(storage).map((one) => removalsIn(one))
    expect(
      lists
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids)
    expect(Math.max(...lists.map(({ length }) => length))).toBe(200)
    expect(lists.flat().filter((one) => Object.keys(one.clock).length === 24)).toHaveLength(100)
    must(await storage.close())
  })
})
