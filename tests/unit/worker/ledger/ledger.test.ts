import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { todayPage } from "../../../../src/worker/ledger/today.ts"
import { must } from "../../../support/must.ts"
import { OpenJournal } from "../../../support/open-journal.ts"
import { day, nobody } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-20")

function pageOf({ knowledge, stream, actions, exchanges }: OpenJournal) {
  return todayPage({ knowledge, stream, actions, exchanges, duePeople: () => [] }, today)
}

describe("the actions", () => {
  it("are listed by due day, then those without one, then the closed, each with what it belongs to", async () => {
    const journal = await OpenJournal.inVault()
    const ana = await journal.person("Ana")
    const session = await journal.make("mentoring-session", {
      date: today,
      title: "On timing",
      contacts: [ana],
    })
    const title = "Call"
    const none = await journal.make("action", { title, session: session.id })
    const later = await journal.make("action", { title, due: day("2026-12-01"), contact: ana })
    const late = await journal.make("action", { title, due: day("2026-11-19"), owner: "them" })
    const done = await journal.make("action", { title: "Write to Béla", status: "done", doneOn: today })
    const list = (query: Partial<Parameters<typeof journal.actions.list>[0]>) =>
      journal.actions
        .list({ today, state: "all", from: 0, count: 10, ...query })
        .items.map(({ action }) => action.id)

    expect(list({})).toEqual([late.id, later.id, none.id, done.id])
    expect(list({ state: "open", owner: "me" })).toEqual([later.id, none.id])
    expect(list({ state: "closed" })).toEqual([done.id])
    expect(list({ contact: ana })).toEqual([later.id, none.id])
    expect(list({ text: "bela" })).toEqual([done.id])
    expect(list({ from: 1, count: 2 })).toEqual([later.id, none.id])

    const rows = journal.actions.rows([none.id, nobody, late.id], today)
    expect(rows.map(({ isOverdue }) => isOverdue)).toEqual([false, true])
    expect(rows[0]?.session).toEqual({ id: session.id, title: "On timing", date: today })
    must(await journal.book.trash(late.id))
    expect(list({ state: "open" })).toEqual([later.id, none.id])
    await journal.close()
  })
})

describe("the exchanges", () => {
  it("are listed newest first, the open ones and those to be thanked for apart", async () => {
    const journal = await OpenJournal.inVault()
    const [ana, bela] = [await journal.person("Ana"), await journal.person("Béla")]
    const make = async (date: string, fields: object) =>
      (
        await journal.make("reciprocity-entry", {
          date: day(date),
          contacts: [ana],
          direction: "given",
          kind: "advice",
          ...fields,
        })
      ).id
    const old = await make("2026-01-01", {})
    const promised = await make("2026-02-01", { state: "promised", contacts: [bela] })
    const thanks = await make("2026-03-01", { direction: "received", thanks: { isNeeded: true } })
    await make("2026-04-01", {
      direction: "received",
      thanks: { isNeeded: true, isDone: true },
      what: "Ideas",
    })
    const list = (query: object) =>
      journal.exchanges
        .list({ show: "all", from: 0, count: 10, ...query })
        .items.map(({ entry }): RecordId => entry.id)

    expect(list({}).slice(1)).toEqual([thanks, promised, old])
    expect(list({ show: "open" })).toEqual([promised])
    expect(list({ show: "thanks" })).toEqual([thanks])
    expect(list({ contact: bela })).toEqual([promised])
    expect(list({ direction: "given", kind: "advice" })).toEqual([promised, old])
    expect(list({ text: "ideas ana" })).toHaveLength(1)
    expect(journal.exchanges.rows([promised])[0]?.people.map(({ name }) => name)).toEqual(["Béla"])
    await journal.close()
  })
})

describe("today", () => {
  it("has what is planned, what nobody has told of, and what is open", async () => {
    const journal = await OpenJournal.inVault()
    expect(pageOf(journal)).toMatchObject({ isEmptyVault: true, nextSessions: [], mine: [] })
    const session = async (date: string, plannedStart: string | null, status = "planned") =>
      (await journal.make("mentoring-session", { date: day(date), plannedStart, status })).id
    const late = await session("2026-11-20", "16:00")
    const early = await session("2026-11-20", "09:00")
    const past = await session("2026-11-18", "09:00")
    const far = await session("2027-01-01", null)
    await session("2026-11-17", "09:00", "held")
    const mine = await journal.make("action", { title: "Mine", owner: "both" })
    const theirs = await journal.make("action", { title: "Theirs", owner: "them" })
    await journal.make("action", { title: "Done", status: "done" })

    const page = pageOf(journal)
    expect(page.nextSessions.map(({ id, start }) => [id, start])).toEqual([
      [early, "09:00"],
      [late, "16:00"],
      [far, null],
    ])
    expect(page.unsettledSessions.map(({ id }) => id)).toEqual([past])
    expect(page.mine.map(({ action }) => action.id)).toEqual([mine.id])
    expect(page.theirs.map(({ action }) => action.id)).toEqual([theirs.id])
    expect(page.isEmptyVault).toBe(false)
    await journal.close()
  })
})
