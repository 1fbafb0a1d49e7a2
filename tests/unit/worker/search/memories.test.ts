import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { Hits } from "../../../../src/worker/search/hits.ts"
import { Memories } from "../../../../src/worker/search/memories.ts"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

async function memoriesIn(open: OpenRecords) {
  return new Memories(open.knowledge, new Hits(open.knowledge, open.names))
}

describe("memories", () => {
  it("brings back what happened on this day in former years, the last year first", async () => {
    const open = await OpenRecords.inNewVault()
    const memories = await memoriesIn(open)
    const ana = await open.person("Ana")
    const note = (title: string, date: string) => open.make("journal-note", { title, date: day(date) })
    const old = await note("Old", "2023-11-20")
    const recent = await note("Recent", "2025-11-20")
    await note("Another day", "2025-11-21")
    await note("Today", "2026-11-20")
    const call = await open.make("interaction", { date: day("2025-11-20"), contacts: [ana], note: "A call" })
    const held = await open.make("mentoring-session", {
      date: day("2025-11-20"),
      contacts: [ana],
      title: "Held",
    })
    const dropped = { date: day("2025-11-20"), contacts: [ana] }
    await open.make("mentoring-session", { ...dropped, status: "cancelled" })
    const away = await note("Away", "2025-11-20")
    must(await open.book.archive(away.id, true))
    const gone = await note("Gone", "2025-11-20")
    must(await open.book.trash(gone.id))

    const told = memories.onThisDay(day("2026-11-20"))
    expect(told.map(({ years }) => years)).toEqual([1, 3])
    expect(new Set(idsOf(told[0]?.hits))).toEqual(new Set([recent.id, call.id, held.id]))
    expect(idsOf(told[1]?.hits)).toEqual([old.id])
    expect(told[0]?.hits.find(({ id }) => id === call.id)).toMatchObject({
      kind: "interaction",
      title: "A call",
      date: "2025-11-20",
      people: [{ id: ana, name: "Ana" }],
      of: { id: ana, kind: "contact" },
    })
    must(await open.book.trash(recent.id))
    expect(idsOf(memories.onThisDay(day("2026-11-20"))[0]?.hits)).not.toContain(recent.id)
    expect(memories.onThisDay(day("2026-11-19"))).toEqual([])
  })

  it("remembers a leap day on the last of a short February, and on no other day before", async () => {
    const open = await OpenRecords.inNewVault()
    const memories = await memoriesIn(open)
    const leap = await open.make("journal-note", { title: "Leap", date: day("2024-02-29") })
    const before = await open.make("journal-note", { title: "Before", date: day("2024-02-28") })
    expect(idsOf(memories.onThisDay(day("2026-02-28"))[0]?.hits)).toEqual([leap.id, before.id])
    expect(idsOf(memories.onThisDay(day("2028-02-28"))[0]?.hits)).toEqual([before.id])
    expect(idsOf(memories.onThisDay(day("2028-02-29"))[0]?.hits)).toEqual([leap.id])
    expect(memories.onThisDay(day("2026-03-01"))).toEqual([])
  })

  it("tells what was with somebody within a week of a year ago, the nearest first", async () => {
    const open = await OpenRecords.inNewVault()
    const memories = await memoriesIn(open)
    const [ana, bela] = [await open.person("Ana"), await open.person("Béla")]
    const relationship = (await open.make("relationship", { contacts: [ana] })).id
    const session = (date: string, fields: object = { contacts: [ana] }) =>
      open.make("mentoring-session", { date: day(date), ...fields })
    const far = await session("2025-11-13")
    const near = await session("2025-11-21", { relationships: [relationship] })
    await session("2025-11-12")
    await session("2025-11-20", { contacts: [bela] })
    await open.make("action", { title: "Write", contact: ana, due: day("2025-11-20") })
    expect(idsOf(memories.yearAgo(ana, day("2026-11-20")))).toEqual([near.id, far.id])
    expect(memories.yearAgo(ana, day("2027-11-20"))).toEqual([])
  })
})

function idsOf(hits: readonly Readonly<{ id: RecordId }>[] = []): readonly RecordId[] {
  return hits.map(({ id }) => id)
}
