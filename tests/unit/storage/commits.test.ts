import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Storage, StorageEvent } from "../../../src/storage/storage.ts"
import type { JsonObject } from "../../../src/vault/json.ts"
import { must } from "../../support/must.ts"
import { copyOf } from "../../support/storage/copy-indexed-db.ts"
import { faultyIndexedDb } from "../../support/storage/faulty-indexed-db.ts"
import { newIndexedDb, VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { first, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

function text(...paragraphs: string[]): JsonObject {
  return {
    type: "doc",
    content: paragraphs.map((words) => ({ type: "paragraph", content: [{ type: "text", text: words }] })),
  }
}

async function note(storage: Storage, title: string, body: JsonObject): Promise<RecordId> {
  const made = await storage.records.commit([
    { kind: "create", type: "journal-note", fields: { title }, bodies: { text: body } },
  ])
  return first(must(made).changed)
}

const save = (storage: Storage, id: RecordId, body: JsonObject) =>
  storage.records.commit([{ kind: "change", id, bodies: { text: body } }])

const titles = (storage: Storage) => [...storage.records.list()].map((record) => record["title"])

describe("a save", () => {
  it("of a long text that goes on growing takes one 4 KiB frame, and now and then a whole body", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const long = Array.from(
      { length: 200 },
      (_, at) => `Paragraph ${at}: ${"what we spoke about, and why. ".repeat(20)}`,
    )
    const id = await note(storage, "Long", text(...long))
    const begun = (await readFile(disk.journalPath)).length
    let typed = ""
    let oneFrame = 0
    for (let at = 0; at < 200; at++) {
      typed += `word ${at} `
      const before = (await readFile(disk.journalPath)).length
      must(await save(storage, id, text(...long.slice(0, 100), typed, ...long.slice(100))))
      if ((await readFile(disk.journalPath)).length - before === 4096) oneFrame += 1
    }
    expect(oneFrame).toBeGreaterThan(190)
    const written = (await readFile(disk.journalPath)).length - begun
    expect(written).toBeLessThan(200 * 4096 + 12 * typed.length + 2 * JSON.stringify(long).length)
    const expected = text(...long.slice(0, 100), typed, ...long.slice(100))
    expect(must(await storage.records.body(id, "text"))).toEqual(expected)
    await disk.crash()
    const again = await disk.open()
    expect(must(await again.records.body(id, "text"))).toEqual(expected)
    must(await again.records.settle())
    expect(must(await again.records.body(id, "text"))).toEqual(expected)
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    expect(must(await (await disk.open()).records.body(id, "text"))).toEqual(expected)
  })

  it("waits for the one before it, and each is whole", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const id = await note(storage, "One", text("0"))
    const seen: number[] = []
    storage.onCommit(({ generation }) => seen.push(generation))
    const saves = await Promise.all(Array.from({ length: 20 }, (_, at) => save(storage, id, text(`${at}`))))
    expect(saves.map((saved) => must(saved).generation)).toEqual(
      Array.from({ length: 20 }, (_, at) => 3 + at),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => 3 + at))
    await disk.crash()
    expect(must(await (await disk.open()).records.body(id, "text"))).toEqual(text("19"))
  })

  it("that any step of the folder refuses leaves the last committed state, and succeeds when there is room", async () => {
    let steps = 0
    for (let at = -1; at < steps; at++) {
      for (const lasts of ["once", "until-healed"] as const) {
        const disk = await VaultOnDisk.create(await testFolder())
        const files = new FaultyFiles()
        await disk.crash(files)
        const storage = await disk.open()
        const id = await note(storage, "One", text("kept"))
        files.breakAgain({ at: at < 0 ? Number.POSITIVE_INFINITY : at, code: "ENOSPC", lasts, written: 2000 })
        const refused = await save(storage, id, text("lost"))
        if (at < 0) {
          steps = files.calls
          continue
        }
        expect([at, refused]).toEqual([at, { ok: false, refusal: { reason: "disk-full" } }])
        expect(must(await storage.records.body(id, "text"))).toEqual(text("kept"))
        files.heal()
        must(await save(storage, id, text("after")))
        await disk.crash()
        const again = await disk.open()
        expect(again.outcome).toBe("as-it-was")
        expect(must(await again.records.body(id, "text"))).toEqual(text("after"))
        await disk.crash()
      }
    }
    expect(steps).toBeGreaterThan(5)
  })

  it("whose answer from the shell was lost is made once when it is asked for again", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    let lose = false
    disk.meddle = async (path, answer) => {
      const response = await answer()
      if (lose && path.includes("/j?at=")) throw new Error("the shell went away")
      return response
    }
    const storage = await disk.open()
    const id = await note(storage, "One", text("1"))
    const before = await readFile(disk.journalPath)
    lose = true
    expect(await save(storage, id, text("2"))).toEqual({ ok: false, refusal: { reason: "storage-failed" } })
    lose = false
    expect(must(await storage.records.body(id, "text"))).toEqual(text("1"))
    must(await save(storage, id, text("3")))
    expect((await readFile(disk.journalPath)).length).toBe(before.length + 4096)
    await disk.crash()
    expect(must(await (await disk.open()).records.body(id, "text"))).toEqual(text("3"))
  })

  it("goes into the folder when the working copy fails, which is told, and caught up later", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    let isBroken = false
    disk.indexedDb = faultyIndexedDb(() => {
      if (isBroken) throw new Error("QuotaExceededError")
    })
    const storage = await disk.open()
    const events: StorageEvent["kind"][] = []
    storage.onEvent(({ kind }) => events.push(kind))
    const id = await note(storage, "One", text("1"))
    isBroken = true
    must(await save(storage, id, text("2")))
    const second = await note(storage, "Two", text("two"))
    expect(events).toEqual(["working-copy-failed"])
    expect(must(await storage.records.body(second, "text"))).toEqual(text("two"))
    await disk.crash()
    isBroken = false
    const again = await disk.open()
    expect(again.outcome).toBe("caught-up")
    expect(must(await again.records.body(id, "text"))).toEqual(text("2"))
    again.onEvent(({ kind }) => events.push(kind))
    isBroken = true
    must(await save(again, id, text("3")))
    isBroken = false
    must(await save(again, id, text("4")))
    expect(events).toEqual(["working-copy-failed", "working-copy-failed", "working-copy-well"])
    await disk.crash()
    expect((await disk.open()).outcome).toBe("as-it-was")
  })

  it("is refused once another has taken the folder's lock, and after closing", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const id = await note(storage, "One", text("1"))
    await rm(join(disk.path, "lock"))
    expect(await save(storage, id, text("2"))).toEqual({ ok: false, refusal: { reason: "lost-lock" } })
    await storage.close()
    expect(await save(storage, id, text("3"))).toEqual({ ok: false, refusal: { reason: "lost-lock" } })
  })
})

describe("a commit over 4 MiB", () => {
  const large = Array.from({ length: 60 }, (_, at) => ({
    kind: "create" as const,
    type: "journal-note",
    fields: { title: `Imported ${at}` },
    bodies: { text: text("x".repeat(100_000 + at)) },
  }))

  it("is in parts that count only once the last is there", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    await note(storage, "One", text("1"))
    const before = (await readFile(disk.journalPath)).length
    const behind = await copyOf(disk.indexedDb, disk.vault.vaultId)
    must(await storage.records.commit(large))
    await disk.crash()
    const whole = await readFile(disk.journalPath)
    for (const end of [whole.length - 4096, whole.length - 1, before + 4 * 1024 * 1024]) {
      disk.indexedDb = await copyOf(behind, disk.vault.vaultId)
      await writeFile(disk.journalPath, whole.subarray(0, end))
      const cut = await disk.open()
      expect(cut.outcome).toBe("as-it-was")
      expect(titles(cut)).toEqual(["One"])
      expect((await readFile(disk.journalPath)).length).toBe(before)
      await disk.crash()
    }
    disk.indexedDb = behind
    await writeFile(disk.journalPath, whole)
    const caughtUp = await disk.open()
    expect(caughtUp.outcome).toBe("caught-up")
    expect(caughtUp.records.size).toBe(61)
    await disk.crash()
    disk.indexedDb = newIndexedDb()
    const rebuilt = await disk.open()
    expect(rebuilt.records.size).toBe(61)
    for (const { id } of rebuilt.records.list())
      expect((await rebuilt.records.body(id, "text")).ok).toBe(true)
  })

  it("that a full disk stops half-way leaves nothing behind", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const files = new FaultyFiles()
    await disk.crash(files)
    const storage = await disk.open()
    await note(storage, "One", text("1"))
    const before = await readFile(disk.journalPath)
    files.breakAgain({ at: 14, code: "ENOSPC", lasts: "once", written: 1_000_000 })
    expect(await storage.records.commit(large)).toEqual({ ok: false, refusal: { reason: "disk-full" } })
    expect(files.calls).toBeGreaterThan(14)
    expect(Buffer.compare(await readFile(disk.journalPath), before)).toBe(0)
    expect(titles(storage)).toEqual(["One"])
    expect(must(await storage.records.commit(large)).changed).toHaveLength(60)
  })
})
