import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { must } from "../../../support/must.ts"
import { mention, OpenJournal, paragraph } from "../../../support/open-journal.ts"
import { day } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

describe("the page of a session", () => {
  it("has what was made in it, the one held before it and what that left open", async () => {
    const journal = await OpenJournal.inVault()
    const [ana, chen] = [await journal.person("Ana"), await journal.person("Chen")]
    const session = async (date: string, contacts: RecordId[], status: string) =>
      (await journal.make("mentoring-session", { date: day(date), contacts, status })).id
    const before = await session("2026-10-01", [ana, chen], "held")
    await session("2026-10-15", [ana], "cancelled")
    await session("2026-10-20", [chen], "held")
    const now = await session("2026-11-01", [ana], "planned")
    await session("2026-11-15", [ana], "held")
    const open = await journal.make("action", { title: "Call", session: before })
    await journal.make("action", { title: "Done", session: before, status: "done" })
    const own = await journal.make("action", { title: "Write", session: now })

    const page = must(journal.pages.session(now))
    expect(page.people.map(({ id }) => id)).toEqual([ana])
    expect(page.before?.id).toBe(before)
    expect(page.openActions).toEqual([open.id])
    expect(page.actions).toEqual([own.id])
    expect(must(journal.pages.session(before)).before).toBeNull()
    expect(journal.pages.session(open.id)).toEqual({ ok: false, refusal: { reason: "not-found" } })
    await journal.close()
  })
})

describe("the page of a note", () => {
  it("names whom it mentions by their present names", async () => {
    const journal = await OpenJournal.inVault()
    const ana = await journal.person("Ana")
    const { id } = await journal.make("journal-note", { date: day("2026-11-20") })
    must(await journal.texts.save({ of: id, body: "text" }, paragraph(mention(ana, "Ana"))))
    must(await journal.book.change("contact", ana, { displayName: "Ana Duarte" }, {}))
    expect(must(journal.pages.note(id)).mentions).toEqual([{ id: ana, name: "Ana Duarte", state: "here" }])
    expect(journal.pages.note(ana)).toEqual({ ok: false, refusal: { reason: "not-found" } })
    await journal.close()
  })
})
