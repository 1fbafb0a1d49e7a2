import { beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { refuse } from "../../../../src/base/result.ts"
import { emptyDocument } from "../../../../src/documents/document.ts"
import type { Instant } from "../../../../src/domain/envelope.ts"
import { must } from "../../../support/must.ts"
import { OpenJournal, paragraph } from "../../../support/open-journal.ts"
import { day, nobody, OpenRecords } from "../../../support/open-records.ts"
import { first, startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-21")
const all = { from: 0, count: 100 }
const instant = (text: string) => text as Instant

async function trashed(open: OpenRecords, name: string, deletedAt: string) {
  const id = await open.person(name)
  must(await open.storage.records.commit([{ kind: "change", id, fields: { deletedAt } }]))
  return id
}

describe("the trash", () => {
  it("lists what was thrown away, of every type and the last first, and nothing else does", async () => {
    const open = await OpenRecords.inNewVault()
    const { bin, network, picks, storage } = open
    const ada = await trashed(open, "Ada", "2026-11-01T08:00:00.000Z")
    const ben = await trashed(open, "Ben", "2026-11-03T08:00:00.000Z")
    const fields = { title: "Of tomorrow", deletedAt: "2026-11-02T08:00:00.000Z" }
    const made = must(await storage.records.commit([{ kind: "create", type: "a-type-to-come", fields }]))
    const unknown = first(made.changed)
    expect(bin.list(all)).toEqual({
      total: 3,
      items: [
        { id: ben, type: "contact", name: "Ben", deletedAt: "2026-11-03T08:00:00.000Z" },
        { id: unknown, type: "a-type-to-come", name: "Of tomorrow", deletedAt: fields.deletedAt },
        { id: ada, type: "contact", name: "Ada", deletedAt: "2026-11-01T08:00:00.000Z" },
      ],
    })
    expect(bin.list({ from: 1, count: 1 }).items.map(({ id }) => id)).toEqual([unknown])
    const seen = () => [
      network.people.list({ today, ...all }).items.map(({ name }) => name),
      picks.pick({ text: "ad", count: 5 }).map(({ name }) => name),
    ]
    expect(seen()).toEqual([[], []])
    must(await open.book.restore(ada))
    expect(seen()).toEqual([["Ada"], ["Ada"]])
    expect(bin.list(all).total).toBe(2)
  })

  it("takes with it also the version that a save under way keeps, and refuses what is saved later", async () => {
    const open = await OpenJournal.inVault()
    onTestFinished(() => open.close())
    const { bin, book, texts, disk, storage } = open
    const { id } = must(await book.create("journal-note", { date: today }))
    const text = { of: id, body: "text" }
    must(await texts.save(text, paragraph("Said once.")))
    must(await book.trash(id))
    let removing: ReturnType<typeof bin.remove> | null = null
    disk.meddle = (_path, answer) => {
      removing ??= bin.remove(id)
      return answer()
    }
    must(await texts.save(text, emptyDocument()))
    expect([...storage.records.list("revision")]).toHaveLength(1)
    must(await (removing as unknown as ReturnType<typeof bin.remove>))
    expect([...storage.records.list()]).toEqual([])
    expect(await texts.save(text, paragraph("Too late."))).toEqual(refuse({ reason: "not-found" }))
    expect(await book.change("journal-note", id, { title: "Too late" })).toEqual(
      refuse({ reason: "not-found" }),
    )
    expect([...storage.records.list()]).toEqual([])
  })

  it("removes for good only what lies in it, with its texts, their versions and its history", async () => {
    const open = await OpenRecords.inNewVault()
    const { bin, book, storage, network } = open
    const ada = await open.person("Ada")
    const { id } = await open.make("relationship", { contacts: [ada] })
    must(await network.moves.move(id, { what: "stage", to: "plan", date: today }))
    const text = { type: "doc", content: [] }
    must(
      await storage.records.commit([
        { kind: "change", id, bodies: { agreement: text } },
        {
          kind: "create",
          type: "revision",
          fields: { of: id, body: "agreement", at: "2026-11-21T08:00:00.000Z" },
          bodies: { text },
        },
      ]),
    )
    const session = await open.make("mentoring-session", { date: today, relationships: [id] })
    expect(storage.records.size).toBe(5)
    expect(await bin.remove(id)).toEqual({ ok: false, refusal: { reason: "not-trashed" } })
    expect(await bin.remove(nobody)).toEqual({ ok: false, refusal: { reason: "not-found" } })
    expect(storage.records.size).toBe(5)
    must(await book.trash(id))
    must(await bin.remove(id))
    expect([...storage.records.list()].map((record) => record.id).toSorted()).toEqual(
      [ada, session.id].toSorted(),
    )
    expect(book.get("mentoring-session", session.id)).toEqual(session)
  })

  it("is emptied at once", async () => {
    const open = await OpenRecords.inNewVault()
    await trashed(open, "Ada", "2026-11-01T08:00:00.000Z")
    await trashed(open, "Ben", "2026-11-03T08:00:00.000Z")
    const cleo = await open.person("Cleo")
    must(await open.bin.empty())
    expect([...open.storage.records.list()].map(({ id }) => id)).toEqual([cleo])
    must(await open.bin.empty())
    expect(open.bin.list(all).total).toBe(0)
  })

  it("lets go of what has lain in it for thirty days, and of nothing else", async () => {
    const open = await OpenRecords.inNewVault()
    const old = await trashed(open, "Ada", "2026-11-01T08:00:00.000Z")
    const young = await trashed(open, "Ben", "2026-11-02T08:00:00.000Z")
    const here = await open.person("Cleo")
    const left = () => [old, young, here].filter((id) => open.storage.records.get(id) !== null)
    await open.bin.purge(instant("2026-12-01T07:59:59.000Z"))
    expect(left()).toEqual([old, young, here])
    await open.bin.purge(instant("2026-12-01T08:00:00.000Z"))
    expect(left()).toEqual([young, here])
  })

  it("begins the thirty days anew for what a wrong clock threw away on a day to come", async () => {
    const open = await OpenRecords.inNewVault()
    const ada = await trashed(open, "Ada", "2099-11-01T08:00:00.000Z")
    await open.bin.purge(instant("2026-12-01T08:00:00.000Z"))
    expect(open.storage.records.get(ada)?.deletedAt).toBe("2026-12-01T08:00:00.000Z")
    await open.bin.purge(instant("2026-12-31T08:00:00.000Z"))
    expect(open.storage.records.get(ada)).toBeNull()
  })
})
