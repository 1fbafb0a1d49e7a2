import { beforeAll, describe, expect, test, vi } from "vitest"
import { chipWords } from "../../../../src/app/search/filter-words.ts"
import { hitWords } from "../../../../src/app/search/hit-words.ts"
import { resultRows } from "../../../../src/app/search/result-rows.ts"
import { directionOf } from "../../../../src/app/search/text-direction.ts"
import { loadSentences } from "../../../../src/app/strings/say.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { Filter } from "../../../../src/query/query.ts"
import { foundKinds } from "../../../../src/query/query.ts"
import type { Hit } from "../../../../src/worker/api/search.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-GB" }))
beforeAll(loadSentences)

const hit = (changed: Partial<Hit>): Hit => ({
  id: "a" as RecordId,
  kind: "journal-note",
  title: "Snow",
  date: null,
  people: [],
  tags: [],
  of: null,
  isArchived: false,
  ...changed,
})

describe("A chip", () => {
  const words = (filter: Filter, isNot = false) =>
    chipWords({ kind: "filter", isNot, filter }, (id) => (id === "7" ? "Ines Marchetti" : undefined))

  test("says its filter and value as the owner reads them", () => {
    expect(words({ by: "tag", value: "craft/data" })).toBe("Tag: craft/data")
    expect(words({ by: "kind", value: "mentoring-session" })).toBe("Kind: Sessions")
    expect(words({ by: "stage", value: "plan" })).toBe("Stage: Plan")
    expect(words({ by: "has", value: "open-actions" }, true)).toBe("Not has: open actions")
    const days = { text: "last-week", from: "2026-11-09", to: "2026-11-15" }
    expect(words({ by: "on", value: days } as Filter)).toBe("On: last week")
  })

  test("names a record that is given by its id, and leaves the id where there is none", () => {
    expect(words({ by: "person", value: "@7" })).toBe("Person: Ines Marchetti")
    expect(words({ by: "person", value: "@8" })).toBe("Person: @8")
  })
})

describe("A line of what was found", () => {
  test("is the title, where marks can stand in it", () => {
    expect(hitWords(hit({}))).toEqual({ line: "Snow", lineIs: "title", under: "" })
  })

  test("is a sentence for what is told rather than titled, with its own words under it", () => {
    const told = hitWords(
      hit({
        kind: "reciprocity-entry",
        title: "Two names",
        direction: "given",
        exchangeKind: "introduction",
        status: "done",
        people: [{ id: "7" as RecordId, name: "Ines", state: "here" }],
      }),
    )
    expect(told).toMatchObject({ lineIs: "words", under: "Two names" })
    expect(told.line).toContain("Ines")
    expect(hitWords(hit({ kind: "stage-event", title: "", status: "plan" })).line).toBe("To: Plan")
  })

  test("is never empty", () => {
    for (const kind of foundKinds) {
      expect(hitWords(hit({ kind, title: "  " })).line).not.toBe("")
      expect(hitWords(hit({ kind, title: "  " })).lineIs).not.toBe("title")
    }
  })
})

test("a text runs as most of it does, whatever it begins with", () => {
  expect(directionOf("ليلى showed me our last three letters")).toBe("ltr")
  expect(directionOf("Leila: أرسلت الرسالة الثالثة")).toBe("rtl")
  expect(directionOf("… 412 …")).toBe("ltr")
})

test("the first line of a group bears its heading, and the last leads to all of it where there is more", () => {
  const two = [hit({ id: "a" as RecordId }), hit({ id: "b" as RecordId })]
  const rows = resultRows([
    { kind: "journal-note", total: 9, hits: two },
    { kind: "contact", total: 1, hits: [hit({ kind: "contact" })] },
  ])
  expect(rows.map((row) => (row.row === "hit" ? row.heads : row.total))).toEqual([
    "journal-note",
    null,
    9,
    "contact",
  ])
})
