import { beforeAll, describe, expect, it } from "vitest"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

describe("a pick", () => {
  it("forgives accents, case, the order of words and a slip, the best first", async () => {
    const open = await OpenRecords.inNewVault()
    for (const name of ["Zoë Brandt", "Zoran Ilić", "Marta Zoebel", "Ömer Çelik"]) await open.person(name)
    const picked = (text: string) => open.picks.pick({ text, count: 5 }).map(({ name }) => name)
    expect(picked("zoe")).toEqual(["Zoë Brandt", "Marta Zoebel"])
    expect(picked("celik OMER")).toEqual(["Ömer Çelik"])
    expect(picked("brnadt")).toEqual(["Zoë Brandt"])
    expect(picked("nobody")).toEqual([])
    expect(open.picks.pick({ text: "z", count: 1 })).toHaveLength(1)
  })

  it("offers archived ones last, those in the trash never, and leaves out what it is told to", async () => {
    const open = await OpenRecords.inNewVault()
    const [anna, anton, antje] = [
      await open.person("Anna"),
      await open.person("Anton"),
      await open.person("Antje"),
    ]
    const picked = (without: readonly (typeof anna)[] = []) =>
      open.picks.pick({ text: "an", count: 5, without }).map(({ id }) => id)
    expect(picked()).toEqual([anna, antje, anton])
    must(await open.book.archive(anna, true))
    expect(picked()).toEqual([antje, anton, anna])
    must(await open.book.trash(antje))
    expect(picked()).toEqual([anton, anna])
    expect(picked([anton])).toEqual([anna])
  })

  it("says of each what tells it from another of the same name", async () => {
    const open = await OpenRecords.inNewVault()
    const acme = await open.make("organisation", { name: "Acme" })
    const sam = await open.person("Sam North", { organisation: acme.id })
    await open.person("Sam North", { jobTitle: "Pilot" })
    await open.make("relationship", { contacts: [sam], title: "North star" })
    await open.make("mentoring-session", { date: day("2026-11-20"), title: "North by north-west" })
    expect(open.picks.pick({ text: "north", count: 9 }).map(({ type, detail }) => [type, detail])).toEqual(
      expect.arrayContaining([
        ["contact", "Acme"],
        ["contact", "Pilot"],
        ["relationship", "Sam North"],
        ["mentoring-session", "2026-11-20"],
      ]),
    )
    const organisations = open.picks.pick({ text: "", count: 9, types: ["organisation"] })
    expect(organisations).toEqual([{ id: acme.id, type: "organisation", name: "Acme", detail: "" }])
  })

  it("follows a change of name", async () => {
    const open = await OpenRecords.inNewVault()
    const ada = await open.person("Ada")
    const { id } = await open.make("relationship", { contacts: [ada] })
    const picked = (text: string) => open.picks.pick({ text, count: 5 }).map((pick) => pick.id)
    expect(picked("ada")).toEqual([ada, id])
    must(await open.book.change("contact", ada, { displayName: "Grace" }))
    expect([picked("ada"), picked("grace")]).toEqual([[], [ada, id]])
  })
})

describe("the tags", () => {
  it("are those in use outside the trash, in alphabetical order", async () => {
    const open = await OpenRecords.inNewVault()
    await open.make("organisation", { name: "Acme" }, { tags: ["zebra", "Äpfel"] })
    const note = await open.make("journal-note", { date: day("2026-11-20") }, { tags: ["board"] })
    expect(open.tags.list()).toEqual(["Äpfel", "board", "zebra"])
    must(await open.book.trash(note.id))
    expect(open.tags.list()).toEqual(["Äpfel", "zebra"])
  })
})
