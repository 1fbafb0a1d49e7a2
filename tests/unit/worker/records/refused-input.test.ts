import { beforeAll, describe, expect, it } from "vitest"
import type { EntityType } from "../../../../src/domain/entities.ts"
import type { FieldProblem } from "../../../../src/domain/field-problem.ts"
import { must } from "../../../support/must.ts"
import { nobody, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

type Fields = Readonly<Record<string, unknown>>
type Bad = readonly [change: Fields, field: string, problem: FieldProblem | "no-such-record"]
type Case = Readonly<{
  type: EntityType
  /** `ada` is a person and `pair` a relationship that are there. */
  good: (there: Readonly<{ ada: string; pair: string }>) => Fields
  bad: readonly Bad[]
}>

const long = "x".repeat(10_001)
const monthly = { every: 1, unit: "month" }

const cases: readonly Case[] = [
  {
    type: "contact",
    good: () => ({ displayName: "Ada", cadence: monthly }),
    bad: [
      [{ displayName: long.slice(1) }, "displayName", "too-long"],
      [{ displayName: null }, "displayName", "missing"],
      [{ cadence: { ...monthly, every: 0 } }, "cadence.every", "too-small"],
      [{ cadence: { every: 3, unit: "month", atLatest: 2 } }, "cadence.atLatest", "too-small"],
      [{ importantDates: [{ label: "Birthday", date: "--02-31" }] }, "importantDates", "not-a-day"],
      [{ metOn: "2026-02-30" }, "metOn", "not-a-day"],
      [{ topics: Array.from({ length: 51 }, String) }, "topics", "too-many"],
      [{ introducedBy: nobody }, "introducedBy", "no-such-record"],
    ],
  },
  {
    type: "organisation",
    good: () => ({ name: "Meridian" }),
    bad: [
      [{ name: long.slice(1) }, "name", "too-long"],
      [{ name: "  " }, "name", "missing"],
    ],
  },
  {
    type: "relationship",
    good: ({ ada }) => ({ contacts: [ada], start: "2026-03-01", cadence: monthly }),
    bad: [
      [{ end: "2026-02-28" }, "end", "end-before-start"],
      [{ agreedUntil: "2026-02-28" }, "agreedUntil", "end-before-start"],
      [{ contacts: [] }, "contacts", "missing"],
      [{ contacts: [nobody] }, "contacts.0", "no-such-record"],
      [{ cadence: { ...monthly, every: 0 } }, "cadence.every", "too-small"],
      [{ cadence: { every: 1 } }, "cadence.unit", "missing"],
      [{ title: long }, "title", "too-long"],
    ],
  },
  {
    type: "stage-event",
    good: ({ pair }) => ({ relationship: pair, what: "stage", to: "plan", date: "2026-03-01" }),
    bad: [
      [{ date: "yesterday" }, "date", "not-a-day"],
      [{ relationship: nobody }, "relationship", "no-such-record"],
    ],
  },
  {
    type: "mentoring-session",
    good: ({ ada }) => ({ date: "2026-03-01", contacts: [ada] }),
    bad: [
      [{ title: long }, "title", "too-long"],
      [{ plannedMinutes: 0 }, "plannedMinutes", "too-small"],
      [{ plannedMinutes: 1_441 }, "plannedMinutes", "too-large"],
      [{ plannedStart: "25:00" }, "plannedStart", "not-a-time"],
      [{ energyAfter: 1.5 }, "energyAfter", "wrong-kind"],
      [{ agenda: [{ text: "On", minutes: 0 }] }, "agenda.0.minutes", "too-small"],
    ],
  },
  {
    type: "journal-note",
    good: () => ({ date: "2026-03-01", title: "On room" }),
    bad: [
      [{ title: long }, "title", "too-long"],
      [{ date: null }, "date", "missing"],
      [{ mood: long }, "mood", "too-long"],
    ],
  },
  {
    type: "action",
    good: ({ ada }) => ({ title: "Send the paper", contact: ada }),
    bad: [
      [{ title: "" }, "title", "missing"],
      [{ due: "2026-13-01" }, "due", "not-a-day"],
      [{ contact: nobody }, "contact", "no-such-record"],
    ],
  },
  {
    type: "reciprocity-entry",
    good: ({ ada }) => ({ date: "2026-03-01", contacts: [ada], direction: "given", kind: "advice" }),
    bad: [
      [{ contacts: [] }, "contacts", "missing"],
      [{ what: long }, "what", "too-long"],
      [{ promisedFor: "soon" }, "promisedFor", "not-a-day"],
    ],
  },
  {
    type: "interaction",
    good: ({ ada }) => ({ date: "2026-03-01", contacts: [ada] }),
    bad: [
      [{ note: long }, "note", "too-long"],
      [{ contacts: [nobody] }, "contacts.0", "no-such-record"],
    ],
  },
  {
    type: "profile",
    good: () => ({ displayName: "Me", weekStart: 1 }),
    bad: [
      [{ weekStart: 0 }, "weekStart", "too-small"],
      [{ monthlyHours: 745 }, "monthlyHours", "too-large"],
    ],
  },
]

describe("what cannot be kept", () => {
  it.each(cases)("is refused with its field and its reason, and the $type stays as it was", async (one) => {
    const open = await OpenRecords.inNewVault()
    const ada = await open.person("Ada")
    const pair = (await open.make("relationship", { contacts: [ada] })).id
    const { id } = must(await open.book.create(one.type, one.good({ ada, pair })))
    const before = open.storage.records.get(id)
    for (const [change, field, problem] of one.bad) {
      const refusal =
        problem === "no-such-record"
          ? { reason: problem, field }
          : { reason: "invalid-field", field, problem }
      expect(await open.book.change(one.type, id, change)).toEqual({ ok: false, refusal })
      expect(open.storage.records.get(id)).toEqual(before)
    }
    expect((await open.book.change(one.type, id, one.good({ ada, pair }))).ok).toBe(true)
  })

  it.each(["إيناس 👩🏽‍🔬", "‫שלום‬", "😀".repeat(100), "Zoë O’Brien-Łukasz", "x".repeat(300)])(
    "is not confused with a name in any script: %s",
    async (name) => {
      const open = await OpenRecords.inNewVault()
      const id = await open.person(name)
      expect(open.book.get("contact", id)?.displayName).toBe(name)
      expect(open.names.nameOf(id)).toBe(name)
    },
  )
})
