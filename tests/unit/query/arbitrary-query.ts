import * as fc from "fast-check"
import type { LocalDate } from "../../../src/base/local-date.ts"
import { readDaySpan } from "../../../src/query/day-span.ts"
import { foundKinds, type Filter, hasValues, isValues, type Term } from "../../../src/query/query.ts"
import { stages } from "../../../src/domain/relationship.ts"

export const today = "2026-11-20" as LocalDate

/** What a query is made of and what could be taken for it, cut anywhere. */
const bits = [
  '"',
  '""',
  "“",
  "”",
  "„",
  "«",
  "-",
  "--",
  "*",
  ":",
  "#",
  "/",
  "@",
  "(",
  ")",
  ",",
  " ",
  "  ",
  "\n",
  "\u0000",
  "\u00A0",
  "\u3000",
  "NEAR(",
  "near:3(",
  "AND",
  "OR",
  "NOT",
  "person:",
  "with:",
  "TAG:",
  "kind:",
  "session",
  "is:",
  "has:",
  "text",
  "pinned",
  "on:",
  "before:",
  "2026",
  "2026-02",
  "..",
  "3d",
  "last-week",
  "owner:",
  "me",
  "stage:",
  "plan",
  "has:text ",
  "kind:note ",
  " -stage:plan",
  " on:3d ",
  " before:2026 ",
  "owner:me ",
  "with:Zoë ",
  "#tag/a ",
  " is:pinned*",
  "Zoë",
  "wor",
  "5",
  "'",
  "\\",
  "{",
  "^",
  "+",
  "王",
  "🦉",
  "e\u0301",
  "\u0301",
  "שרה",
] as const

export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
)

const spans = [
  "2026",
  "0001",
  "9999",
  "2026-2",
  "2024-02-29",
  "today",
  "last-week",
  "3d",
  "2w",
  "6m",
  "1y",
  "2025..3d",
]
const daySpan = fc.constantFrom(...spans).map((text) => {
  const span = readDaySpan(text, today)
  if (span === null) throw new Error(`${text} is no span`)
  return span
})

const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ by: fc.constantFrom("person", "relationship", "tag", "owner"), value: anyText }),
  fc.record({ by: fc.constant("stage" as const), value: fc.constantFrom(...stages) }),
  fc.record({ by: fc.constant("kind" as const), value: fc.constantFrom(...foundKinds) }),
  fc.record({ by: fc.constantFrom("before", "after", "on"), value: daySpan }),
  fc.record({ by: fc.constant("has" as const), value: fc.constantFrom(...hasValues) }),
  fc.record({ by: fc.constant("is" as const), value: fc.constantFrom(...isValues) }),
)

/** Any that can be written down in code, those that no text is read as among them. */
export const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    isNot: fc.boolean(),
    kind: fc.constantFrom("word", "phrase"),
    text: anyText,
    isPrefix: fc.boolean(),
  }),
  fc.record({
    isNot: fc.boolean(),
    kind: fc.constant("near" as const),
    words: fc.array(anyText, { maxLength: 4 }),
    distance: fc.integer({ min: 0, max: 1000 }),
  }),
  fc.record({ isNot: fc.boolean(), kind: fc.constant("filter" as const), filter }),
)
