import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { PeopleQuery } from "../../../../src/worker/api/network.ts"
import { must } from "../../../support/must.ts"
import { day, nobody, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-21")

function listed({ network }: OpenRecords, query: Partial<PeopleQuery> = {}): readonly string[] {
  return network.people.list({ today, from: 0, count: 100, ...query }).items.map(({ name }) => name)
}

describe("the list of people", () => {
  it("is in the owner's collation, numbers by their value, and follows names and the owner's language", async () => {
    const open = await OpenRecords.inNewVault()
    const profile = await open.make("profile", { locale: "de" })
    for (const name of ["Zoe", "Öle", "Otto", "Unit 10", "Unit 9"]) await open.person(name)
    expect(listed(open)).toEqual(["Öle", "Otto", "Unit 9", "Unit 10", "Zoe"])
    must(await open.book.change("profile", profile.id, { locale: "sv" }))
    expect(listed(open)).toEqual(["Otto", "Unit 9", "Unit 10", "Zoe", "Öle"])
    must(await open.book.change("profile", profile.id, { locale: "not a language" }))
    const otto = open.picks.pick({ text: "otto", count: 1 })[0]?.id as RecordId
    must(await open.book.change("contact", otto, { displayName: "Zz" }))
    expect(listed(open).at(-1)).toBe("Zz")
  })

  it("answers windows and how many there are", async () => {
    const open = await OpenRecords.inNewVault()
    for (const name of ["A", "B", "C", "D"]) await open.person(name)
    const window = open.network.people.list({ today, from: 1, count: 2 })
    expect([window.total, window.items.map(({ name }) => name)]).toEqual([4, ["B", "C"]])
  })

  it("is narrowed by words, role, tag, organisation and archive, each alone and all together", async () => {
    const open = await OpenRecords.inNewVault()
    const acme = await open.make("organisation", { name: "Ácme Works" })
    await open.make(
      "contact",
      { displayName: "Ada", organisation: acme.id, networkRoles: ["sponsor"], jobTitle: "Pilot" },
      { tags: ["board/chair", "city"] },
    )
    await open.person("Ben", { networkRoles: ["sponsor"], nickname: "Benjo" })
    const cleo = await open.person("Cleo", { organisation: acme.id })
    const found = (query: Partial<PeopleQuery>) => listed(open, query)
    expect(found({ text: "acme" })).toEqual(["Ada", "Cleo"])
    expect(found({ text: "pilot" })).toEqual(["Ada"])
    expect(found({ text: "benjo" })).toEqual(["Ben"])
    expect(found({ role: "sponsor" })).toEqual(["Ada", "Ben"])
    expect(found({ tags: ["board"] })).toEqual(["Ada"])
    expect(found({ tags: ["city", "board/chair"] })).toEqual(["Ada"])
    expect([found({ tags: ["board", "river"] }), found({ tags: ["boar"] })]).toEqual([[], []])
    expect(found({ organisation: acme.id })).toEqual(["Ada", "Cleo"])
    expect(found({ text: "a", role: "sponsor", tags: ["board"], organisation: acme.id })).toEqual(["Ada"])
    expect(found({ isArchived: true })).toEqual([])
    must(await open.book.archive(cleo, true))
    expect([found({ isArchived: true }), found({})]).toEqual([["Cleo"], ["Ada", "Ben"]])
    must(await open.book.change("organisation", acme.id, { name: "Bolt" }))
    expect([found({ text: "acme" }), found({ text: "bolt" })]).toEqual([[], ["Ada"]])
  })

  it("says when there was last contact, and who is due", async () => {
    const open = await OpenRecords.inNewVault()
    const { storage, book } = open
    const cadence = { every: 1, unit: "month" } as const
    const [ada, ben] = [await open.person("Ada", { cadence }), await open.person("Ben", { cadence })]
    const rows = () =>
      open.network.people
        .list({ today, from: 0, count: 9 })
        .items.map(({ lastInteraction, due }) => [lastInteraction, due.kind])
    const met = await open.make("mentoring-session", {
      date: day("2026-09-01"),
      contacts: [ada],
      status: "held",
    })
    const wrote = await open.make("interaction", { date: day("2026-11-10"), contacts: [ben] })
    expect(rows()).toEqual([
      ["2026-09-01", "due"],
      ["2026-11-10", "later"],
    ])
    expect(listed(open, { isDue: true })).toEqual(["Ada"])
    must(await book.change("mentoring-session", met.id, { date: day("2026-11-20") }))
    expect(listed(open, { isDue: true })).toEqual([])
    must(await book.change("mentoring-session", met.id, { contacts: [ben] }))
    must(await book.trash(wrote.id))
    expect(rows()[1]).toEqual(["2026-11-20", "later"])
    must(await storage.records.commit([{ kind: "remove", id: met.id }]))
    expect(rows().map(([last]) => last)).toEqual([null, null])
    // A meeting to come, and one that did not take place, are none.
    await open.make("mentoring-session", { date: day("2026-12-01"), contacts: [ada], status: "held" })
    await open.make("mentoring-session", { date: day("2026-11-01"), contacts: [ada], status: "cancelled" })
    expect(rows()[0]?.[0]).toBeNull()
    expect(open.network.people.list({ today: day("2026-12-02"), from: 0, count: 1 }).items[0]).toMatchObject({
      lastInteraction: "2026-12-01",
    })
  })

  it("counts a meeting of a relationship for its people, and asks nothing of those who are archived", async () => {
    const open = await OpenRecords.inNewVault()
    const ada = await open.person("Ada", { cadence: { every: 1, unit: "week" } })
    const relationship = await open.make("relationship", { contacts: [ada] })
    await open.make("mentoring-session", { date: day("2026-10-01"), relationships: [relationship.id] })
    expect(listed(open, { isDue: true })).toEqual(["Ada"])
    must(await open.book.archive(ada, true))
    expect(listed(open, { isDue: true, isArchived: true })).toEqual([])
  })
})

describe("a person's page", () => {
  it("holds whom they belong to, what is open, and how things flow", async () => {
    const open = await OpenRecords.inNewVault()
    const acme = await open.make("organisation", { name: "Acme" })
    const ben = await open.person("Ben")
    const ada = await open.person("Ada", { organisation: acme.id, introducedBy: ben })
    const relationship = await open.make("relationship", { contacts: [ada], title: "Growing" })
    const ask = await open.make("action", { title: "Ask", contact: ada, due: day("2026-12-02") })
    const call = await open.make("action", { title: "Call", contact: ada, due: day("2026-12-01") })
    await open.make("action", { title: "Done", contact: ada, status: "done" })
    const session = await open.make("mentoring-session", { date: today, relationships: [relationship.id] })
    const later = await open.make("action", { title: "Out of a session", session: session.id })
    const entry = { date: today, contacts: [ada], direction: "given", kind: "advice" } as const
    await open.make("reciprocity-entry", entry)
    const promise = await open.make("reciprocity-entry", { ...entry, state: "promised" })
    const page = must(await open.network.people.open(ada, today))
    expect(page).toMatchObject({
      name: "Ada",
      organisation: { name: "Acme", state: "here" },
      introducedBy: { name: "Ben", state: "here" },
      relationships: [{ id: relationship.id, title: "Growing" }],
      lastInteraction: today,
      flow: { band: "too-early" },
      photo: null,
      promises: [promise.id],
      openActions: [call.id, ask.id, later.id],
    })
    must(await open.book.trash(ben))
    must(await open.book.change("contact", ada, { doNotAnalyse: true }))
    const after = must(await open.network.people.open(ada, today))
    expect([after.introducedBy, after.flow]).toEqual([{ id: ben, name: "Ben", state: "gone" }, null])
    expect(await open.network.people.open(nobody, today)).toEqual({
      ok: false,
      refusal: { reason: "not-found" },
    })
  })

  it("shows a picture that is one, and takes nothing else for one", async () => {
    const open = await OpenRecords.inNewVault()
    const { network } = open
    const ada = await open.person("Ada")
    const picture = (bytes: readonly number[], length = 64) =>
      Buffer.concat([Buffer.from(bytes), Buffer.alloc(length)]).toString("base64")
    const shown = async () => must(await network.people.open(ada, today)).photo
    const webp = [...Buffer.from("RIFF\0\0\0\0WEBP")]
    for (const bytes of [[0xff, 0xd8, 0xff, 0xe0], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], webp]) {
      must(await network.savePhoto(ada, picture(bytes)))
      expect(await shown()).toBe(picture(bytes))
    }
    const last = await shown()
    const refusal = (reason: string) => ({ ok: false, refusal: { reason } })
    expect(await network.savePhoto(ada, picture([...Buffer.from("<svg>")]))).toEqual(refusal("not-a-photo"))
    expect(await network.savePhoto(ada, "not base64")).toEqual(refusal("not-a-photo"))
    expect(await network.savePhoto(ada, picture(webp, 200 * 1024 - 12))).toMatchObject({ ok: true })
    must(await network.savePhoto(ada, last))
    expect(await network.savePhoto(ada, picture(webp, 200 * 1024))).toEqual(refusal("too-large"))
    expect(await network.savePhoto(nobody, last)).toEqual(refusal("not-found"))
    expect(await shown()).toBe(last)
    must(await network.savePhoto(ada, null))
    expect(await shown()).toBeNull()
  })
})

describe("organisations", () => {
  it("are listed by name with their people, and open with them", async () => {
    const open = await OpenRecords.inNewVault()
    const { organisations } = open.network
    const [bolt, acme] = [
      await open.make("organisation", { name: "Bolt" }),
      await open.make("organisation", { name: "Acme" }),
    ]
    await open.person("Zoe", { organisation: acme.id })
    const ada = await open.person("Ada", { organisation: acme.id })
    const rows = () => organisations.list({ from: 0, count: 9 }).items
    expect(rows()).toEqual([
      { id: acme.id, name: "Acme", people: 2 },
      { id: bolt.id, name: "Bolt", people: 0 },
    ])
    const people = () => must(organisations.open(acme.id)).people.map(({ name }) => name)
    expect(people()).toEqual(["Ada", "Zoe"])
    must(await open.book.trash(ada))
    expect([people(), rows()[0]?.people]).toEqual([["Zoe"], 1])
    expect(organisations.open(ada).ok).toBe(false)
  })
})
