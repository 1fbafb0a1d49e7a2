import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { must } from "../../../support/must.ts"
import { day, nobody, OpenRecords } from "../../../support/open-records.ts"
import { first, startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-21")

describe("a record", () => {
  it("is made, changed field by field, and read again as what its author gave", async () => {
    const { book, ...open } = await OpenRecords.inNewVault()
    const made = must(
      await book.create(
        "contact",
        { displayName: " Ada ", jobTitle: "Countess" },
        { tags: ["maths"], pinned: true },
      ),
    )
    expect(made).toMatchObject({ displayName: "Ada", jobTitle: "Countess", tags: ["maths"], pinned: true })
    must(
      await book.change(
        "contact",
        made.id,
        { jobTitle: null, topics: ["engines"] },
        { confidentiality: "sensitive" },
      ),
    )
    const read = book.get("contact", made.id)
    expect(read).toMatchObject({ displayName: "Ada", topics: ["engines"], confidentiality: "sensitive" })
    expect(read).not.toHaveProperty("jobTitle")
    expect(read?.tags).toEqual(["maths"])
    must(await book.change("contact", made.id, {}, { tags: [] }))
    expect(book.get("contact", made.id)?.tags).toEqual([])
    expect(book.get("organisation", made.id)).toBeNull()
    expect(open.storage.records.size).toBe(1)
  })

  it("is refused with the field that is wrong, and nothing is written", async () => {
    const { book, storage } = await OpenRecords.inNewVault()
    const { id } = must(await book.create("mentoring-session", { date: today, title: "First" }))
    const invalid = (field: string, problem: string) => ({
      ok: false,
      refusal: { reason: "invalid-field", field, problem },
    })
    expect(await book.create("mentoring-session", { title: "No day" })).toEqual(invalid("date", "missing"))
    expect(await book.change("mentoring-session", id, { date: day("2026-02-30") })).toEqual(
      invalid("date", "not-a-day"),
    )
    expect(await book.change("mentoring-session", id, { deletedAt: "now" } as never)).toEqual(
      invalid("deletedAt", "unknown-field"),
    )
    expect(await book.change("mentoring-session", id, { clock: { AAAAAAAA: 99 } } as never)).toEqual(
      invalid("clock", "unknown-field"),
    )
    expect(await book.change("mentoring-session", id, {}, { clock: { AAAAAAAA: 99 } } as never)).toEqual(
      invalid("clock", "unknown-field"),
    )
    expect(await book.change("mentoring-session", id, {}, { tags: [1] } as never)).toEqual(
      invalid("tags.0", "wrong-kind"),
    )
    const notFound = { ok: false, refusal: { reason: "not-found" } }
    expect(await book.change("journal-note", id, { title: "Of another type" })).toEqual(notFound)
    expect(await book.trash(nobody)).toEqual(notFound)
    expect(storage.records.size).toBe(1)
    expect(book.get("mentoring-session", id)).toMatchObject({ title: "First", tags: [] })
  })

  it("names only records that are there and of the right type, also deep inside", async () => {
    const open = await OpenRecords.inNewVault()
    const { book } = open
    const ada = await open.person("Ada")
    const earlier = await open.make("mentoring-session", { date: today })
    const good = { date: today, contacts: [ada], agenda: [{ text: "On", carriedFrom: earlier.id }] }
    expect((await book.create("mentoring-session", good)).ok).toBe(true)
    const missing = (field: string) => ({ ok: false, refusal: { reason: "no-such-record", field } })
    expect(await book.create("mentoring-session", { ...good, contacts: [ada, nobody] })).toEqual(
      missing("contacts.1"),
    )
    expect(await book.create("mentoring-session", { ...good, contacts: [earlier.id] })).toEqual(
      missing("contacts.0"),
    )
    expect(await book.create("mentoring-session", { ...good, agenda: [{ carriedFrom: ada }] })).toEqual(
      missing("agenda.0.carriedFrom"),
    )
  })

  it("goes on naming whom it named when that one was removed for good", async () => {
    const open = await OpenRecords.inNewVault()
    const { book, bin } = open
    const [ada, ben] = [await open.person("Ada"), await open.person("Ben")]
    const session = await open.make("mentoring-session", { date: today, contacts: [ada] })
    must(await book.trash(ada))
    must(await bin.remove(ada))
    must(await book.change("mentoring-session", session.id, { contacts: [ada, ben] }))
    expect(book.get("mentoring-session", session.id)?.contacts).toEqual([ada, ben])
    const other = await open.make("mentoring-session", { date: today, contacts: [ben] })
    expect((await book.change("mentoring-session", other.id, { contacts: [ada] })).ok).toBe(false)
  })

  it("keeps what a newer version stored in it, and shows what has another shape as missing", async () => {
    const { storage, book } = await OpenRecords.inNewVault()
    const fields = { displayName: "Ada", jobTitle: { of: "a newer version" }, aura: "green" }
    const made = must(await storage.records.commit([{ kind: "create", type: "contact", fields }]))
    const id = first(made.changed)
    expect(book.get("contact", id)).not.toHaveProperty("jobTitle")
    must(await book.change("contact", id, { nickname: "Countess" }))
    expect(storage.records.get(id)).toMatchObject({ ...fields, nickname: "Countess" })
  })

  it("is archived and brought back, thrown away and restored, and what hangs on it stays as it is", async () => {
    const open = await OpenRecords.inNewVault()
    const { book, names, storage } = open
    const ada = await open.person("Ada")
    const session = await open.make("mentoring-session", { date: today, contacts: [ada] })
    const state = () => names.named(ada)
    expect(state()).toEqual({ id: ada, name: "Ada", state: "here" })
    must(await book.archive(ada, true))
    expect(state().state).toBe("archived")
    must(await book.archive(ada, false))
    expect(state().state).toBe("here")
    must(await book.trash(ada))
    expect(state()).toEqual({ id: ada, name: "Ada", state: "gone" })
    const thrownAt = storage.records.get(ada)?.deletedAt
    must(await book.trash(ada))
    expect(storage.records.get(ada)?.deletedAt).toBe(thrownAt)
    expect(book.get("mentoring-session", session.id)).toEqual(session)
    must(await book.restore(ada))
    expect(state().state).toBe("here")
    expect(names.named(nobody)).toEqual({ id: nobody, name: "", state: "unknown" })
  })
})

describe("names", () => {
  it("are those of now, also where they are made of others", async () => {
    const open = await OpenRecords.inNewVault()
    const [ada, ben] = [await open.person("Ada"), await open.person("Ben")]
    const relationship = await open.make("relationship", { contacts: [ada, ben] })
    const exchange = await open.make("reciprocity-entry", {
      date: today,
      contacts: [ada],
      direction: "given",
      kind: "advice",
      what: "A book.\nTwo, even.",
    })
    const named = (id: RecordId) => open.names.nameOf(id)
    expect([named(relationship.id), named(exchange.id)]).toEqual(["Ada, Ben", "A book."])
    must(await open.book.change("contact", ada, { displayName: "Lady Ada" }))
    expect(named(relationship.id)).toBe("Lady Ada, Ben")
    must(await open.book.change("relationship", relationship.id, { title: "The circle" }))
    expect(named(relationship.id)).toBe("The circle")
  })
})
