import { beforeAll, describe, expect, it } from "vitest"
import { Hits } from "../../../../src/worker/search/hits.ts"
import { Recall } from "../../../../src/worker/search/recall.ts"
import { savedViews } from "../../../../src/worker/search/views.ts"
import { Visits } from "../../../../src/worker/search/visits.ts"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const date = day("2026-11-20")

async function recallIn() {
  const open = await OpenRecords.inNewVault()
  const visits = new Visits()
  const recall = new Recall(open.knowledge, open.names, new Hits(open.knowledge, open.names), visits)
  const names = (text: string, count = 10) => recall.recall({ text, count }).map(({ name }) => name)
  return { open, visits, recall, names }
}

describe("recall", () => {
  it("offers what was opened last first, then what was changed last, and nothing from the trash", async () => {
    const { open, visits, names } = await recallIn()
    const ana = await open.person("Ana")
    const bela = await open.person("Béla")
    await open.make("journal-note", { title: "A walk", date })
    const chen = await open.person("Chen")
    expect(names("")).toEqual(["Chen", "A walk", "Béla", "Ana"])
    visits.note(ana)
    visits.note(bela)
    visits.note(ana)
    expect(names("")).toEqual(["Ana", "Béla", "Chen", "A walk"])
    expect(names("", 2)).toEqual(["Ana", "Béla"])
    must(await open.book.trash(chen))
    expect(names("")).toEqual(["Ana", "Béla", "A walk"])
  })

  it("finds records of every kind and saved views by name, with slips, and shows where", async () => {
    const { open, recall, names } = await recallIn()
    const organisation = (await open.make("organisation", { name: "Harbour Works" })).id
    const ana = await open.person("Ana Duarte", { organisation, nickname: "Nana" })
    const session = (await open.make("mentoring-session", { title: "Harbour talk", date, contacts: [ana] }))
      .id
    await open.make("action", { title: "Write to the harbour master", session })
    const view = (await open.make("saved-view", { name: "Harbour things", query: "harbour" })).id
    expect(new Set(names("harbour"))).toEqual(
      new Set(["Harbour Works", "Harbour talk", "Write to the harbour master", "Harbour things"]),
    )
    expect(recall.recall({ text: "duarte", count: 5 })).toEqual([
      { id: ana, kind: "contact", name: "Ana Duarte", detail: "Harbour Works", of: null, marks: [[4, 10]] },
    ])
    expect(names("daurte")).toEqual(["Ana Duarte"])
    expect(names("nana")).toEqual(["Ana Duarte"])
    expect(names("wolfgang")).toEqual([])
    expect(recall.recall({ text: "master", count: 5 })).toMatchObject([
      { kind: "action", of: { id: session, kind: "mentoring-session" } },
    ])
    expect(recall.recall({ text: "harbour", kinds: ["mentoring-session"], count: 5 })).toMatchObject([
      { id: session, detail: "2026-11-20" },
    ])
    expect(recall.recall({ text: "things", count: 5 })).toMatchObject([{ id: view, kind: "saved-view" }])
    must(await open.book.archive(organisation, true))
    expect(names("harbour").at(-1)).toBe("Harbour Works")
  })

  it("lists saved views in the order that they were given", async () => {
    const { open } = await recallIn()
    const view = (name: string, position?: number) =>
      open.make("saved-view", { name, query: "tag:a", ...(position !== undefined && { position }) })
    await view("Unplaced")
    const second = await view("Second", 2)
    await view("First", 1)
    expect(savedViews(open.knowledge).map(({ name }) => name)).toEqual(["First", "Second", "Unplaced"])
    must(await open.book.change("saved-view", second.id, { position: 0 }, { pinned: true }))
    expect(savedViews(open.knowledge)[0]).toEqual({
      id: second.id,
      name: "Second",
      query: "tag:a",
      pinned: true,
    })
    must(await open.book.trash(second.id))
    expect(savedViews(open.knowledge).map(({ name }) => name)).toEqual(["First", "Unplaced"])
  })
})
