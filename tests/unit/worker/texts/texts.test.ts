import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { JsonObject } from "../../../../src/vault/json.ts"
import { must } from "../../../support/must.ts"
import { mention, OpenJournal, paragraph } from "../../../support/open-journal.ts"
import { day, nobody } from "../../../support/open-records.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const today = day("2026-11-20")

describe("a text", () => {
  it("is saved with what it mentions in one commit, and an unchanged one writes nothing", async () => {
    const journal = await OpenJournal.inVault()
    const ana = await journal.person("Ana Duarte")
    const { id } = await journal.make("mentoring-session", { date: today })
    must(await journal.storage.records.commit([{ kind: "change", id, fields: { links: [about(ana)] } }]))
    const before = journal.storage.generation

    const saved = must(
      await journal.texts.save({ of: id, body: "reflection" }, paragraph("On ", mention(ana))),
    )
    expect(saved.generation).toBe(before + 1)
    expect(journal.knowledge.entity("mentoring-session", id)?.links).toEqual([
      about(ana),
      { to: ana, rel: "mentions", body: "reflection" },
    ])
    const same = must(
      await journal.texts.save({ of: id, body: "reflection" }, paragraph("On ", mention(ana))),
    )
    expect(same).toEqual(saved)
    expect(must(await journal.texts.save({ of: id, body: "summary" }, paragraph())).generation).toBe(
      before + 1,
    )

    must(await journal.texts.save({ of: id, body: "reflection" }, paragraph("On nobody")))
    expect(journal.knowledge.entity("mentoring-session", id)?.links).toEqual([about(ana)])
    expect(must(await journal.texts.open({ of: id, body: "reflection" }))).toEqual(paragraph("On nobody"))
    expect(must(await journal.texts.open({ of: id, body: "summary" }))).toEqual(paragraph())
    await journal.close()
  })

  it("is refused where its record has none of that name, or it is no document", async () => {
    const journal = await OpenJournal.inVault()
    const { id } = await journal.make("journal-note", { date: today })
    const of = { of: id, body: "text" }
    must(await journal.texts.save(of, paragraph("Listen.")))
    for (const text of [
      { of: id, body: "reflection" },
      { of: nobody, body: "text" },
    ]) {
      expect(await journal.texts.save(text, paragraph("Lost"))).toEqual(refused("not-found"))
      expect(await journal.texts.open(text)).toEqual(refused("not-found"))
    }
    expect(await journal.texts.save(of, { type: "doc", content: [{ type: "video" }] })).toEqual(
      refused("not-a-document"),
    )
    expect(must(await journal.texts.open(of))).toEqual(paragraph("Listen."))
    await journal.close()
  })

  it(
    "is found by exactly those whom the documents mention, after any edits",
    async () => {
      const edits = fc.array(
        fc.record({
          record: fc.nat(2),
          body: fc.constantFrom("prepare", "text", "reflection"),
          people: fc.array(fc.nat(3), { maxLength: 3 }),
          isTrashed: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      )
      await fc.assert(
        fc.asyncProperty(edits, async (all) => {
          const journal = await OpenJournal.inVault()
          const people = await Promise.all(["A", "B", "C", "D"].map((name) => journal.person(name)))
          const records = await Promise.all(
            [0, 1, 2].map(() => journal.make("mentoring-session", { date: today })),
          )
          for (const { record, body, people: named, isTrashed } of all) {
            const { id } = at(records, record)
            const nodes = named.map((person) => mention(at(people, person)))
            must(await journal.texts.save({ of: id, body }, paragraph("With ", ...nodes)))
            const deletedAt = isTrashed ? new Date().toISOString() : undefined
            must(await journal.storage.records.commit([{ kind: "change", id, fields: { deletedAt } }]))
          }
          for (const person of people) {
            const found = journal.knowledge.mentioning(person).map(({ id }) => id)
            expect(new Set(found)).toEqual(
              await mentionedBy(
                journal,
                person,
                records.map(({ id }) => id),
              ),
            )
          }
          await journal.close()
        }),
        { numRuns: isBar ? 200 : 10 },
      )
    },
    barTimeoutMs,
  )
})

/** Read out of every document, with no index. */
async function mentionedBy(journal: OpenJournal, person: RecordId, ids: readonly RecordId[]) {
  const found = new Set<RecordId>()
  for (const id of ids) {
    const { records } = journal.storage
    if (records.get(id)?.deletedAt !== undefined) continue
    for (const name of records.bodyNames(id)) {
      const document: JsonObject | null = must(await records.body(id, name))
      if (JSON.stringify(document).includes(`"contact":"${person}"`)) found.add(id)
    }
  }
  return found
}

function about(to: RecordId) {
  return { to, rel: "about" }
}

function refused(reason: string) {
  return { ok: false, refusal: { reason } }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error("None there")
  return item
}
