import { beforeAll, describe, expect, it } from "vitest"
import { parseQuery } from "../../../../src/query/parse-query.ts"
import type { SearchAnswer } from "../../../../src/worker/api/search.ts"
import { mention, paragraph } from "../../../support/open-journal.ts"
import { must } from "../../../support/must.ts"
import { day } from "../../../support/open-records.ts"
import { OpenSearch } from "../../../support/search/open-search.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const today = day("2026-11-20")

describe("a search", () => {
  it("takes a name as it is written, else but for case and accents, else its words, else a slip in it", async () => {
    const open = await opened()
    const ines = await open.person("Ines Marchetti")
    const other = await open.person("Inês Marchetti")
    const anna = await open.person("Anna Berg")
    const bergen = await open.person("Bergen Lund")
    await open.person("Ottavia")
    const taken = async (typed: string) => {
      const answer = await ask(open, `person:"${typed}"`)
      return { ids: new Set(idsOf(answer)), guesses: answer.guesses, unknown: answer.unknown }
    }
    expect(await taken("Ines Marchetti")).toEqual({ ids: new Set([ines]), guesses: [], unknown: [] })
    expect((await taken("ines marchetti")).ids).toEqual(new Set([ines, other]))
    expect((await taken("marchetti")).ids).toEqual(new Set([ines, other]))
    expect((await taken("berg")).ids).toEqual(new Set([anna]))
    expect((await taken("ber")).ids).toEqual(new Set([anna, bergen]))
    expect((await taken(`@${anna}`)).ids).toEqual(new Set([anna]))
    const guessed = await taken("marhcetti")
    expect(guessed.ids).toEqual(new Set([ines, other]))
    expect(guessed.guesses).toMatchObject([{ by: "person", typed: "marhcetti" }])
    expect(new Set(guessed.guesses[0]?.taken.map(({ id }) => id))).toEqual(new Set([ines, other]))
    const nobody = await taken("Wolfgang")
    expect(nobody).toEqual({ ids: new Set(), guesses: [], unknown: [{ by: "person", typed: "Wolfgang" }] })
    must(await open.book.trash(anna))
    expect((await taken("Anna Berg")).unknown).toHaveLength(1)
    expect((await taken(`@${ines}`)).ids).toEqual(new Set([ines]))
    await open.close()
  })

  it("finds by the stage that a relationship is in now", async () => {
    const open = await opened()
    const ana = await open.person("Ana")
    const relationship = (await open.make("relationship", { contacts: [ana], stage: "plan" })).id
    const session = (await open.make("mentoring-session", { date: today, relationships: [relationship] })).id
    expect(new Set(idsOf(await ask(open, "stage:plan")))).toEqual(new Set([relationship, session]))
    must(await open.book.change("relationship", relationship, { stage: "evaluate" }))
    expect(idsOf(await ask(open, "stage:plan"))).toEqual([])
    expect(new Set(idsOf(await ask(open, "stage:evaluate")))).toEqual(new Set([relationship, session]))
    await open.close()
  })

  it("says that there may be more while the index is being made, and never that there is nothing", async () => {
    const before = await opened()
    const note = (await before.make("journal-note", { title: "Harbour", date: today })).id
    await before.close()
    const open = await OpenSearch.on(before.disk)
    expect(open.search.keeper.state.kind).toBe("making")
    const query = parseQuery("harbour", today).query
    const early = await open.search.finding.search({ query, today, count: 5 })
    expect(early.isComplete).toBe(early.total === 1)
    await expect.poll(() => open.told.at(-1)).toEqual({ kind: "ready" })
    const late = await open.search.finding.search({ query, today, count: 5 })
    expect([idsOf(late), late.isComplete]).toEqual([[note], true])
    await open.close()
  })

  it("answers one kind from any row on, and nothing to a question without terms", async () => {
    const open = await opened()
    const dates = ["2026-11-17", "2026-11-18", "2026-11-19"]
    const notes = []
    for (const date of dates)
      notes.push((await open.make("journal-note", { title: "Sea", date: day(date) })).id)
    await open.make("action", { title: "Sea" })
    await open.search.keeper.catchUp()
    const { query } = parseQuery("kind:note", today)
    const page = { query, today, count: 2, kind: "journal-note" as const }
    expect(idsOf(await open.search.finding.search(page))).toEqual([notes[2], notes[1]])
    expect(idsOf(await open.search.finding.search({ ...page, from: 2 }))).toEqual([notes[0]])
    const all = await ask(open, "sea")
    expect(all.total).toBe(4)
    expect(new Set(all.groups.map(({ kind, total }) => `${kind} ${String(total)}`))).toEqual(
      new Set(["journal-note 3", "action 1"]),
    )
    expect(await ask(open, "  ")).toMatchObject({ total: 0, groups: [], isComplete: true })
    await open.close()
  })

  it("shows found places in titles and texts, mentions by their present names", async () => {
    const open = await opened()
    const ana = await open.person("Ana Duarte")
    const note = (await open.make("journal-note", { title: "Harbour walk", date: today })).id
    const text = paragraph("We met ", mention(ana, "Written"), " at the harbour. ", "And more. ".repeat(60))
    must(await open.texts.save({ of: note, body: "text" }, text))
    await open.search.keeper.catchUp()
    const snippets = await open.search.finding.snippets(parseQuery("harbour duarte", today).query, [
      ana,
      note,
    ])
    expect(snippets.map(({ id }) => id)).toEqual([ana, note])
    const [person, walk] = snippets
    expect(person).toMatchObject({ titleMarks: [[4, 10]], text: "" })
    expect(walk?.titleMarks).toEqual([[0, 7]])
    expect(walk?.text).toMatch(/@Ana Duarte at the harbour/u)
    expect(walk?.text.length).toBeLessThan(400)
    expect(walk?.marks.map(([from, to]) => walk.text.slice(from, to))).toEqual(["Duarte", "harbour"])
    await open.close()
  })

  it("offers values that mean what they say, with how many records each has", async () => {
    const open = await opened()
    const ana = await open.person("Ana Duarte")
    const twins = [await open.person("Bo Lind"), await open.person("Bo Lind")]
    await open.make("journal-note", { title: "One", date: today }, { tags: ["work/feedback"] })
    await open.make("mentoring-session", { date: today, contacts: [ana] }, { tags: ["work"] })
    await open.search.keeper.catchUp()
    const offered = (by: "person" | "tag" | "kind" | "on", text: string) =>
      open.search.suggestions.suggest({ by, text, count: 8 }).map(({ value, count }) => [value, count])
    expect(offered("person", "duar")).toEqual([["Ana Duarte", 2]])
    expect(new Set(offered("person", "bo"))).toEqual(new Set(twins.map((id) => [`@${id}`, 1])))
    expect(offered("tag", "feed")).toEqual([["work/feedback", 1]])
    expect(offered("tag", "work")).toEqual([
      ["work", 2],
      ["work/feedback", 1],
    ])
    expect(offered("kind", "ses")).toEqual([["session", 1]])
    expect(offered("on", "last")).toEqual([
      ["last-week", expect.any(Number)],
      ["last-month", expect.any(Number)],
      ["last-year", expect.any(Number)],
    ])
    expect(offered("on", "2026-11")).toEqual([["2026-11", 2]])
    await open.close()
  })
})

async function opened(): Promise<OpenSearch> {
  return OpenSearch.on(await VaultOnDisk.create(await testFolder()))
}

async function ask(open: OpenSearch, text: string): Promise<SearchAnswer> {
  await open.search.keeper.catchUp()
  return open.search.finding.search({ query: parseQuery(text, today).query, today, count: 20 })
}

function idsOf({ groups }: SearchAnswer) {
  return groups.flatMap(({ hits }) => hits.map(({ id }) => id))
}
