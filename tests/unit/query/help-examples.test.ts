import { describe, expect, it } from "vitest"
import { search } from "../../../src/app/strings/en/search.ts"
import { formatQuery } from "../../../src/query/format-query.ts"
import { parseQuery } from "../../../src/query/parse-query.ts"
import { today } from "./arbitrary-query.ts"

const examples = Object.entries(search).flatMap(([name, text]) =>
  typeof text === "string" && /^search\.ask\.[a-z]+$/u.test(name) ? [[name, text] as const] : [],
)

describe("what the page shows of how to ask", () => {
  it("has examples, and the words in their explanations are read as well", () => {
    expect(examples.length).toBeGreaterThan(5)
    for (const span of ["2026", "2026-03", "this-week", "6m"]) {
      expect(search["search.ask.days.finds"]).toContain(span)
      expect(parseQuery(`on:${span}`, today).query.terms).toMatchObject([{ filter: { by: "on" } }])
    }
  })

  it.each(examples)("is read as it stands there: %s", (_name, text) => {
    const { query, pieces } = parseQuery(text, today)
    expect(pieces.length).toBeGreaterThan(0)
    expect(
      pieces.every(({ term, unread, isEnded }, at) => {
        return term !== null && unread === null && (isEnded || at === pieces.length - 1)
      }),
    ).toBe(true)
    expect(parseQuery(formatQuery(query), today).query).toEqual(query)
  })

  it("asks for filters where it has a colon", () => {
    for (const [, text] of examples.filter(([, one]) => one.includes(":") && !one.startsWith("near"))) {
      const { terms } = parseQuery(text, today).query
      expect(terms.every(({ kind }) => kind === "filter")).toBe(true)
    }
  })
})
