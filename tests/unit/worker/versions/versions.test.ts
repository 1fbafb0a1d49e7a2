import * as fc from "fast-check"
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { versionsToDrop } from "../../../../src/domain/versions.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { arbitraryDocument } from "../../../support/arbitrary-documents.ts"
import { must } from "../../../support/must.ts"
import { OpenJournal, paragraph } from "../../../support/open-journal.ts"
import { day } from "../../../support/open-records.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T08:00:00Z") }))
afterEach(() => vi.useRealTimers())

const second = 1000
const minute = 60 * second

async function openNote() {
  const journal = await OpenJournal.inVault()
  const { id } = await journal.make("journal-note", { date: day("2026-11-20") })
  return { journal, text: { of: id, body: "text" } }
}

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

async function kept(journal: OpenJournal, text: { of: RecordId; body: string }): Promise<readonly unknown[]> {
  const versions = await journal.versions.list(text)
  return Promise.all(versions.map(async ({ id }) => must(await journal.versions.open(id))))
}

describe("the earlier states of a text", () => {
  it("begin with what a new text loses, and not with each word that it gains", async () => {
    const { journal, text } = await openNote()
    for (const words of ["one", "one two", "one two three"])
      must(await journal.texts.save(text, paragraph(words)))
    expect(await kept(journal, text)).toEqual([])
    must(await journal.texts.save(text, paragraph("three")))
    expect(await kept(journal, text)).toEqual([paragraph("one two three")])
    await journal.close()
  })

  it("are kept once a minute, before the first change in it", async () => {
    const { journal, text } = await openNote()
    for (const words of ["one", "one two", "one two three"]) {
      must(await journal.texts.save(text, paragraph(words)))
      pass(2 * second)
    }
    expect(await kept(journal, text)).toEqual([])
    pass(minute)
    for (const words of ["four", "four five"]) must(await journal.texts.save(text, paragraph(words)))
    expect(await kept(journal, text)).toEqual([paragraph("one two three")])
    pass(minute)
    must(await journal.texts.save(text, paragraph("six")))
    expect(await kept(journal, text)).toEqual([paragraph("four five"), paragraph("one two three")])
    const listed = await journal.versions.list(text)
    expect(listed.map(({ words }) => words)).toEqual([2, 3])
    await journal.close()
  })

  it("are kept in the commit of the change, and not where it is refused", async () => {
    const { journal, text } = await openNote()
    must(await journal.texts.save(text, paragraph("one")))
    const before = journal.storage.generation
    pass(minute)
    must(await journal.texts.save(text, paragraph("two")))
    expect(journal.storage.generation).toBe(before + 1)
    expect(await kept(journal, text)).toHaveLength(1)

    pass(minute)
    journal.disk.meddle = () => Promise.resolve(new Response(null, { status: 507 }))
    expect((await journal.texts.save(text, paragraph("three"))).ok).toBe(false)
    expect(await kept(journal, text)).toHaveLength(1)
    journal.disk.meddle = null
    must(await journal.texts.save(text, paragraph("three")))
    expect(await kept(journal, text)).toEqual([paragraph("two"), paragraph("one")])
    await journal.close()
  })

  it("always hold a text that was cleared, and one that another state replaced", async () => {
    const { journal, text } = await openNote()
    must(await journal.texts.save(text, paragraph("one")))
    must(await journal.texts.save(text, paragraph()))
    expect(await kept(journal, text)).toEqual([paragraph("one")])

    pass(second)
    must(await journal.texts.save(text, paragraph("three")))
    const [first] = (await journal.versions.list(text)).slice(-1)
    if (first === undefined) throw new Error("Nothing was kept")
    must(await journal.texts.restore(first.id))
    expect(must(await journal.texts.open(text))).toEqual(paragraph("one"))
    expect(await kept(journal, text)).toEqual([paragraph("three"), paragraph("one")])
    await journal.close()
  })

  it(
    "are exactly what was saved, thinned or not, and after the vault was opened again",
    async () => {
      const step = fc.record({
        document: arbitraryDocument,
        after: fc.constantFrom(5 * second, 70 * second, 20 * minute, 26 * 60 * minute),
        next: fc.constantFrom("go on", "go on", "thin", "open again"),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
          vi.setSystemTime(new Date("2026-11-20T08:00:00Z"))
          const note = await openNote()
          let { journal } = note
          const { text } = note
          const states = new Map<RecordId, string>()
          let present = ""
          for (const { document, after, next } of steps) {
            must(await journal.texts.save(text, document))
            for (const { id } of journal.versions.of(text)) if (!states.has(id)) states.set(id, present)
            present = JSON.stringify(must(await journal.texts.open(text)))
            pass(after)
            if (next === "open again") journal = await journal.again()
            if (next !== "thin") continue
            const ages = journal.versions
              .of(text)
              .flatMap(({ id, at }) => (at === undefined ? [] : [{ id, at }]))
            for (const id of versionsToDrop(ages, instantNow())) states.delete(id)
            await journal.versions.thin(text, Date.now(), 1)
          }
          const versions = journal.versions.of(text)
          expect(new Set(versions.map(({ id }) => id))).toEqual(new Set(states.keys()))
          for (const { id } of versions) {
            expect(JSON.stringify(must(await journal.versions.open(id)))).toBe(states.get(id))
          }
          await journal.close()
        }),
        { numRuns: isBar ? 200 : 20 },
      )
    },
    barTimeoutMs,
  )

  it("are kept as short patches while a text is typed, and whole once what they hang on goes", async () => {
    const { journal, text } = await openNote()
    for (let minutes = 0; minutes < 90; minutes++) {
      must(await journal.texts.save(text, paragraph("word ".repeat(minutes + 1))))
      pass(minute)
    }
    const before = journal.versions.of(text)
    expect(before.length).toBe(89)
    expect(before.filter(({ base }) => base === undefined)).toHaveLength(1)
    await journal.versions.thin(text, Date.now(), 1)
    const after = journal.versions.of(text)
    expect(after.length).toBeLessThan(70)
    const ids = new Set(after.map(({ id }) => id))
    expect(after.every(({ base }) => base === undefined || ids.has(base))).toBe(true)
    expect(await kept(journal, text)).toHaveLength(after.length)
    await journal.close()
  })

  it("are thinned once the text is left", async () => {
    const { journal, text } = await openNote()
    for (let minutes = 0; minutes < 20; minutes++) {
      must(await journal.texts.save(text, paragraph("word ".repeat(minutes + 1))))
      pass(minute)
    }
    await journal.texts.leave()
    expect(journal.versions.of(text)).toHaveLength(19)
    pass(60 * minute)
    must(await journal.texts.save(text, paragraph("later")))
    await journal.texts.leave()
    const after = await kept(journal, text)
    expect(after.length).toBeLessThanOrEqual(3)
    expect(after[0]).toEqual(paragraph("word ".repeat(20)))
    await journal.close()
  })
})

function instantNow() {
  return new Date().toISOString() as Parameters<typeof versionsToDrop>[1]
}
