import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { must } from "../../support/must.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../support/test-vault.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const text = (words: string) => ({ type: "doc", content: [{ type: "text", text: words }] })

describe("the records", () => {
  it("come back with everything that was put in them, also what this version does not know", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const first = await disk.open()
    expect(first.outcome).toBe("as-it-was")
    const unknown = {
      title: "Über",
      confidentiality: "secret-to-come",
      "a new field": { deep: [1, null, "x"] },
      tags: ["a"],
    }
    const made = must(
      await first.records.commit([
        { kind: "create", type: "journal-note", fields: unknown, bodies: { text: text("Listen.") } },
        { kind: "create", type: "a-type-to-come", fields: { title: "Other" } },
      ]),
    )
    const [id, other] = made.changed as [RecordId, RecordId]
    const before = first.records.get(id)
    expect(before).toMatchObject({ ...unknown, id, type: "journal-note", schema: 1, pinned: false })
    must(await first.close())

    const again = await disk.open()
    expect(again.outcome).toBe("as-it-was")
    expect(again.records.get(id)).toEqual(before)
    expect(again.records.get(other)).toMatchObject({ title: "Other", type: "a-type-to-come" })
    expect(must(await again.records.body(id, "text"))).toEqual(text("Listen."))
    expect(must(await again.records.body(other, "text"))).toBeNull()
    expect([...again.records.list("journal-note")].map((record) => record.id)).toEqual([id])
    await again.close()
  })

  it("are all or none of a commit", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const refused = await storage.records.commit([
      { kind: "create", type: "journal-note", fields: { title: "One" }, bodies: { text: text("One") } },
      { kind: "change", id: "0".repeat(32) as RecordId, fields: { title: "None" } },
    ])
    expect(refused).toEqual({ ok: false, refusal: { reason: "not-found" } })
    expect(storage.records.size).toBe(0)
    expect(storage.generation).toBe(1)
    const tooLarge = { kind: "create", type: "journal-note", fields: { title: "x".repeat(40_000) } } as const
    expect(await storage.records.commit([tooLarge])).toEqual({ ok: false, refusal: { reason: "too-large" } })
    await storage.close()
    const again = await disk.open()
    expect(again.records.size).toBe(0)
    await again.close()
  })

  it("change field by field, lose a field on purpose only, and are removed with their bodies", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const made = must(
      await storage.records.commit([
        {
          kind: "create",
          type: "mentoring-session",
          fields: { title: "One", date: "2026-11-20" },
          bodies: { prepare: text("p"), notes: text("n") },
        },
      ]),
    )
    const id = made.changed[0] as RecordId
    must(await storage.records.commit([{ kind: "change", id, fields: { title: "Two", deletedAt: "x" } }]))
    must(
      await storage.records.commit([
        {
          kind: "change",
          id,
          fields: { deletedAt: undefined },
          bodies: { prepare: null, notes: text("nn") },
        },
      ]),
    )
    expect(storage.records.get(id)).toMatchObject({ title: "Two", date: "2026-11-20" })
    expect(storage.records.get(id)).not.toHaveProperty("deletedAt")
    expect(storage.records.bodyNames(id)).toEqual(["notes"])
    must(await storage.close())
    const again = await disk.open()
    expect(must(await again.records.body(id, "notes"))).toEqual(text("nn"))
    expect(again.records.bodyNames(id)).toEqual(["notes"])
    expect(must(await again.records.commit([{ kind: "remove", id }])).removed).toEqual([id])
    expect(again.records.get(id)).toBeNull()
    expect(await again.records.body(id, "notes")).toEqual({ ok: false, refusal: { reason: "not-found" } })
    await again.close()
    expect((await disk.open()).records.size).toBe(0)
  })

  it("survive in segments: many at once, parted, gathered, resealed and removed", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const many = Array.from({ length: 300 }, (_, at) => ({
      kind: "create" as const,
      type: "journal-note",
      fields: { title: `Note ${at}`, filler: "f".repeat(at % 5 === 0 ? 4_000 : 10) },
      bodies: { text: text(`Text ${at}`) },
    }))
    const ids = must(await storage.records.commit(many)).changed
    expect(ids).toHaveLength(300)
    must(await storage.records.commit(ids.slice(0, 50).map((id) => ({ kind: "remove", id }))))
    for (const id of ids.slice(50, 60)) {
      must(await storage.records.commit([{ kind: "change", id, fields: { filler: "g".repeat(20_000) } }]))
    }
    must(await storage.records.settle())
    must(await storage.close())
    const again = await disk.open()
    expect(again.records.size).toBe(250)
    for (const [at, id] of ids.entries()) {
      const record = again.records.get(id)
      if (at < 50) expect(record).toBeNull()
      else expect(record).toMatchObject({ title: `Note ${at}` })
    }
    expect(must(await again.records.body(ids[299] as RecordId, "text"))).toEqual(text("Text 299"))
    await again.close()
  })
})
