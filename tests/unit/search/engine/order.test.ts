import { expect, test } from "vitest"
import type { LocalDate } from "../../../../src/base/local-date.ts"
import type { TextTerm } from "../../../../src/query/query.ts"
import { SearchIndex } from "../../../../src/search/search-index.ts"
import type { IndexQuery, SearchDocument } from "../../../../src/search/search-types.ts"
import { idOf } from "../../../support/search/random-search.ts"

const document = (number: number, given: Partial<SearchDocument>): SearchDocument => ({
  id: idOf(number),
  kind: "journal-note",
  title: "",
  text: "",
  tags: "",
  day: null,
  facts: [],
  stamp: "",
  ...given,
})
const word = (text: string, isPrefix = false): TextTerm => ({ kind: "word", isNot: false, text, isPrefix })
const asking = (query: Partial<IndexQuery>): IndexQuery => ({
  terms: [],
  facts: [],
  days: [],
  kinds: null,
  ...query,
})
const day = (text: string) => text as LocalDate

async function holding(documents: readonly SearchDocument[]): Promise<SearchIndex> {
  const index = await SearchIndex.create()
  for (let at = 0; at < documents.length; at += 100) index.put(documents.slice(at, at + 100))
  return index
}

test("a name weighs more than a tag, a tag more than the text, a short text more than a long one", async () => {
  const index = await holding([
    document(1, { text: `goal ${"and so on ".repeat(30)}` }),
    document(2, { text: "a goal it is" }),
    document(3, { tags: "goal", text: "more" }),
    document(4, { title: "Goal", text: "more" }),
    ...Array.from({ length: 20 }, (_, at) =>
      document(10 + at, { title: "Other", text: "nothing", tags: "other" }),
    ),
  ])
  const { groups } = index.search(asking({ terms: [word("goal")] }), { from: 0, count: 10 })
  expect(groups[0]?.ids).toEqual([4, 3, 2, 1].map(idOf))
  index.close()
})

test("without words the newest day comes first, and what has none last", async () => {
  const index = await holding([
    document(1, { facts: ["f"], day: day("2026-01-02") }),
    document(2, { facts: ["f"] }),
    document(3, { facts: ["f"], day: day("2026-11-20") }),
    document(4, { facts: ["f"], day: day("2025-12-31") }),
  ])
  const facts = [{ isNot: false, anyOf: ["f"] }]
  const { groups } = index.search(asking({ facts }), { from: 0, count: 10 })
  expect(groups[0]?.ids).toEqual([3, 1, 4, 2].map(idOf))
  index.close()
})

test("the kind with the best record is the first, and pages of one kind join without a gap", async () => {
  const index = await holding([
    ...Array.from({ length: 700 }, (_, at) =>
      document(at, {
        title: "One of many",
        kind: at % 2 === 0 ? "journal-note" : "action",
        text: `plan ${"x ".repeat(at % 9)}`,
        day: day(`2026-01-${10 + (at % 19)}`),
      }),
    ),
    document(900, { kind: "contact", title: "Plan" }),
    ...Array.from({ length: 800 }, (_, at) => document(1000 + at, { text: "other" })),
  ])
  const query = asking({ terms: [word("plan")] })
  const first = index.search(query, { from: 0, count: 3 })
  expect(first.groups.map(({ kind, total }) => [kind, total])[0]).toEqual(["contact", 1])
  expect(first.total).toBe(701)
  const whole = index.search({ ...query, kinds: ["action"] }, { from: 0, count: 1000 }).groups[0]?.ids ?? []
  expect(whole).toHaveLength(350)
  const pages = [0, 50, 100, 150, 200, 250, 300, 350].flatMap(
    (from) => index.search({ ...query, kinds: ["action"] }, { from, count: 50 }).groups[0]?.ids ?? [],
  )
  expect(pages).toEqual(whole)
  expect(first.groups.find(({ kind }) => kind === "action")?.ids).toEqual(whole.slice(0, 3))
  index.close()
})

test("a word of thousands of records puts those first whose name has it, then the newest", async () => {
  const index = await holding(
    Array.from({ length: 4200 }, (_, at) =>
      document(at, {
        title: at % 1000 === 7 ? "Common ground" : "Note",
        text: "common",
        day: day(`20${10 + (at % 15)}-06-${10 + (at % 20)}`),
      }),
    ),
  )
  for (const term of [word("common"), word("c", true)]) {
    const answer = index.search(asking({ terms: [term] }), { from: 0, count: 30 })
    expect(answer.total).toBe(4200)
    const numbers = (answer.groups[0]?.ids ?? []).map((id) => Number.parseInt(id, 16))
    expect(numbers.slice(0, 5).toSorted((one, other) => one - other)).toEqual([7, 1007, 2007, 3007, 4007])
    const years = numbers.slice(5).map((number) => number % 15)
    expect(new Set(years)).toEqual(new Set([14]))
  }
  index.close()
})
