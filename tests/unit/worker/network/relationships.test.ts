import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { RelationshipQuery } from "../../../../src/worker/api/network.ts"
import { must } from "../../../support/must.ts"
import { day, nobody, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-21")

describe("the list of relationships", () => {
  it("is by name, and narrowed by words, stage, status, role, person and archive", async () => {
    const open = await OpenRecords.inNewVault()
    const [ada, ben] = [await open.person("Ada"), await open.person("Ben")]
    const circle = await open.make("relationship", {
      contacts: [ada, ben],
      title: "The circle",
      stage: "plan",
      status: "active",
      ownRole: "mentor",
    })
    await open.make("relationship", { contacts: [ben], ownRole: "mentee" })
    const found = (query: Partial<RelationshipQuery> = {}) =>
      open.network.relationships.list({ today, from: 0, count: 9, ...query }).items.map(({ title }) => title)
    expect(found()).toEqual(["Ben", "The circle"])
    expect(found({ text: "circ" })).toEqual(["The circle"])
    expect(found({ text: "ben" })).toEqual(["Ben", "The circle"])
    expect(found({ stage: "plan" })).toEqual(["The circle"])
    expect(found({ status: "active" })).toEqual(["The circle"])
    expect(found({ ownRole: "mentee" })).toEqual(["Ben"])
    expect(found({ contact: ada })).toEqual(["The circle"])
    must(await open.book.change("contact", ben, { displayName: "Zed" }))
    expect(found()).toEqual(["The circle", "Zed"])
    must(await open.book.archive(circle.id, true))
    expect([found(), found({ isArchived: true })]).toEqual([["Zed"], ["The circle"]])
    must(await open.book.trash(circle.id))
    expect(found({ isArchived: true })).toEqual([])
  })

  it("says when they last met, when they meet next, and whether it is time", async () => {
    const open = await OpenRecords.inNewVault()
    const ada = await open.person("Ada")
    const { id } = await open.make("relationship", {
      contacts: [ada],
      cadence: { every: 1, unit: "month" },
    })
    const session = (date: string, status: string) =>
      open.make("mentoring-session", { date: day(date), status, contacts: [ada], relationships: [id] })
    await session("2026-09-30", "held")
    await session("2026-12-24", "planned")
    await session("2026-12-10", "planned")
    await session("2026-11-30", "cancelled")
    await session("2026-11-01", "planned")
    const row = () => open.network.relationships.list({ today, from: 0, count: 1 }).items[0]
    expect(row()).toMatchObject({
      lastInteraction: "2026-09-30",
      nextSession: "2026-12-10",
      due: { kind: "due", since: "2026-10-30" },
      people: [{ id: ada, name: "Ada", state: "here" }],
    })
    must(await open.book.change("relationship", id, { status: "paused" }))
    expect(row()?.due).toEqual({ kind: "none" })
  })
})

describe("a relationship", () => {
  async function mentoring(open: OpenRecords): Promise<RecordId> {
    const ada = await open.person("Ada")
    return (await open.make("relationship", { contacts: [ada], stage: "establish" })).id
  }
  const opened = (open: OpenRecords, id: RecordId) => must(open.network.relationships.open(id, today))
  const stageOf = (open: OpenRecords, id: RecordId) => open.book.get("relationship", id)?.stage

  it("moves from stage to stage with a dated event in the same commit, forward and back", async () => {
    const open = await OpenRecords.inNewVault()
    const { moves } = open.network
    const id = await mentoring(open)
    const commits: number[] = []
    open.storage.onCommit(({ changed }) => commits.push(changed.length))
    must(await moves.move(id, { what: "stage", to: "plan", date: day("2026-11-01"), note: "Agreed" }))
    must(await moves.move(id, { what: "status", to: "active", date: day("2026-11-02") }))
    must(await moves.move(id, { what: "stage", to: "establish", date: day("2026-11-03") }))
    expect(commits).toEqual([2, 2, 2])
    const { history, row } = opened(open, id)
    expect(history.map(({ what, from, to, note }) => [what, from, to, note])).toEqual([
      ["stage", "establish", "plan", "Agreed"],
      ["status", undefined, "active", undefined],
      ["stage", "plan", "establish", undefined],
    ])
    expect([row.stage, row.status]).toEqual(["establish", "active"])
  })

  it("takes a step back when its last event is taken out, and an earlier one changes nothing of today", async () => {
    const open = await OpenRecords.inNewVault()
    const { moves } = open.network
    const id = await mentoring(open)
    for (const [to, date] of [
      ["plan", "2026-11-01"],
      ["implement", "2026-11-02"],
      ["evaluate", "2026-11-03"],
    ] as const) {
      must(await moves.move(id, { what: "stage", to, date: day(date) }))
    }
    const events = () => opened(open, id).history.map((event) => event.id)
    expect(stageOf(open, id)).toBe("evaluate")
    must(await moves.undo(events()[0] as RecordId))
    expect([stageOf(open, id), events().length]).toEqual(["evaluate", 2])
    must(await moves.undo(events()[1] as RecordId))
    expect(stageOf(open, id)).toBe("implement")
    must(await moves.undo(events()[0] as RecordId))
    expect([events(), open.bin.list({ from: 0, count: 9 }).total]).toEqual([[], 0])
  })

  it("does not move to nowhere, on no day, or where there is none", async () => {
    const open = await OpenRecords.inNewVault()
    const { moves } = open.network
    const id = await mentoring(open)
    expect(await moves.move(nobody, { what: "stage", to: "plan", date: today })).toEqual({
      ok: false,
      refusal: { reason: "not-found" },
    })
    const invalid = (field: string, problem: string) => ({
      ok: false,
      refusal: { reason: "invalid-field", field, problem },
    })
    expect(await moves.move(id, { what: "stage", to: "", date: today })).toEqual(invalid("to", "missing"))
    expect(await moves.move(id, { what: "stage", to: "plan", date: day("2026-02-30") })).toEqual(
      invalid("date", "not-a-day"),
    )
    expect([stageOf(open, id), opened(open, id).history]).toEqual(["establish", []])
    expect((await moves.move(id, { what: "stage", to: "plan", date: today })).ok).toBe(true)
  })

  it("opens with what is still open in it", async () => {
    const open = await OpenRecords.inNewVault()
    const id = await mentoring(open)
    const [ada] = open.book.get("relationship", id)?.contacts ?? []
    const action = await open.make("action", { title: "Read", relationship: id })
    await open.make("action", { title: "Done", relationship: id, status: "dropped" })
    const entry = { date: today, contacts: [ada as RecordId], relationship: id, direction: "given" } as const
    const promise = await open.make("reciprocity-entry", { ...entry, kind: "advice", state: "offered" })
    await open.make("reciprocity-entry", { ...entry, kind: "advice" })
    expect(opened(open, id)).toMatchObject({ openActions: [action.id], promises: [promise.id] })
    expect(open.network.relationships.open(nobody, today).ok).toBe(false)
  })
})
