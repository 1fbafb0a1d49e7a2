import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { RecordChange, RecordFields } from "../../../../src/storage/storage.ts"
import type { StreamKind, StreamQuery } from "../../../../src/worker/api/journal.ts"
import { must } from "../../../support/must.ts"
import { mention, OpenJournal, paragraph } from "../../../support/open-journal.ts"
import { day } from "../../../support/open-records.ts"
import { plainStream } from "../../../support/plain-stream.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const dates = ["2026-01-31", "2026-11-19", "2026-11-20"]
const kinds = [
  "journal-note",
  "mentoring-session",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
] as const satisfies readonly StreamKind[]

type Step = Readonly<{
  what: "create" | "change" | "mention" | "trash" | "restore" | "remove" | "rename" | "regroup"
  kind: StreamKind
  pick: number
  person: number
  other: number
  date: number
  /** Without people of its own. */
  isBare: boolean
  isOfSession: boolean
}>

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    "create",
    "create",
    "create",
    "change",
    "mention",
    "trash",
    "restore",
    "remove",
    "rename",
    "regroup",
  ),
  kind: fc.oneof(fc.constantFrom(...kinds), fc.constantFrom("mentoring-session", "action")),
  pick: fc.nat(100),
  person: fc.nat(2),
  other: fc.nat(2),
  date: fc.nat(2),
  isBare: fc.boolean(),
  isOfSession: fc.boolean(),
})

describe("the stream", () => {
  it(
    "equals all records filtered and sorted, after any edits",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
          const journal = await OpenJournal.inVault()
          const people = await Promise.all(["Ana Duarte", "Béla", "Chen"].map((name) => journal.person(name)))
          const relationships: RecordId[] = []
          for (const contacts of [[0], [0, 1], [2]]) {
            const named = contacts.flatMap((index) => people[index] ?? [])
            relationships.push((await journal.make("relationship", { contacts: named })).id)
          }
          const made: RecordId[] = []
          const sessions: RecordId[] = []
          for (const one of steps) {
            const changes = changesOf(one, { made, sessions, people, relationships })
            const committed = await journal.storage.records.commit(changes)
            if (committed.ok && one.what === "create") {
              made.push(...committed.value.changed)
              if (one.kind === "mentoring-session") sessions.push(...committed.value.changed)
            }
            // Asked each time, so that orders are kept and must follow what comes.
            for (const query of queries(people, relationships)) expectWindow(journal, query)
          }
          await journal.close()
        }),
        { numRuns: isBar ? 200 : 8 },
      )
    },
    barTimeoutMs,
  )

  it("says of a row whom it is with, and where it only mentions", async () => {
    const journal = await OpenJournal.inVault()
    const [ana, bela] = [await journal.person("Ana"), await journal.person("Béla")]
    const relationship = (await journal.make("relationship", { contacts: [bela] })).id
    const date = day("2026-11-20")
    const session = (await journal.make("mentoring-session", { date, relationships: [relationship] })).id
    const entry = await journal.make("reciprocity-entry", {
      date,
      contacts: [ana],
      direction: "given",
      kind: "advice",
      what: "On timing",
    })
    const note = (await journal.make("journal-note", { date, title: "A walk" })).id
    must(
      await journal.texts.save({ of: note, body: "text" }, paragraph("Met ", mention(ana, "Ana"), " there")),
    )

    const rows = journal.stream.list({ contact: ana, from: 0, count: 10 }).items
    expect(rows.map(({ id, isMention }) => [id, isMention])).toEqual([
      [note, true],
      [entry.id, false],
    ])
    expect(rows[1]).toMatchObject({ title: "On timing", direction: "given", exchangeKind: "advice" })
    const [row] = journal.stream.list({ contact: bela, from: 0, count: 10 }).items
    expect(row).toMatchObject({
      id: session,
      relationship,
      people: [{ id: bela, name: "Béla", state: "here" }],
    })
    expect(await journal.previews.of([note, session])).toEqual(["Met @Ana there", ""])
    must(await journal.texts.save({ of: note, body: "text" }, paragraph("word ".repeat(100))))
    const [preview = ""] = await journal.previews.of([note])
    expect(preview).toMatch(/^(word )+word…$/)
    expect(preview.length).toBeLessThanOrEqual(161)
    await journal.close()
  })
})

type There = Readonly<{
  sessions: readonly RecordId[]
  made: readonly RecordId[]
  people: readonly RecordId[]
  relationships: readonly RecordId[]
}>

function changesOf(one: Step, { made, sessions, people, relationships }: There): RecordChange[] {
  const id = made[one.pick % Math.max(1, made.length)]
  const person = people[one.person]
  const relationship = relationships[one.other]
  if (person === undefined || relationship === undefined) throw new Error("None there")
  if (one.what === "create") {
    return [
      { kind: "create", type: one.kind, fields: fieldsOf(one, { made, sessions, people, relationships }) },
    ]
  }
  if (one.what === "rename")
    return [{ kind: "change", id: person, fields: { displayName: `Otto ${one.pick}` } }]
  if (one.what === "regroup") return [{ kind: "change", id: relationship, fields: { contacts: [person] } }]
  if (id === undefined) return []
  switch (one.what) {
    case "change":
      return [{ kind: "change", id, fields: fieldsOf(one, { made, sessions, people, relationships }) }]
    case "mention":
      return [{ kind: "change", id, fields: { links: [{ to: person, rel: "mentions", body: "text" }] } }]
    case "trash":
      return [{ kind: "change", id, fields: { deletedAt: "2026-11-20T08:00:00.000Z" } }]
    case "restore":
      return [{ kind: "change", id, fields: { deletedAt: undefined } }]
    case "remove":
      return [{ kind: "remove", id }]
  }
}

/** Fields of every kind at once: each reads its own and keeps the others. */
function fieldsOf(one: Step, { sessions, people, relationships }: There): RecordFields {
  const { person, other, date, isBare, isOfSession, pick } = one
  const session = isOfSession ? sessions[pick % Math.max(1, sessions.length)] : undefined
  const [contact, relationship] = [people[person], relationships[other]]
  const isInRelationship = session === undefined && pick % 2 === 0
  return {
    date: dates[date],
    due: dates[date],
    title: `Call ${pick}`,
    tags: pick % 2 === 0 ? [pick % 4 === 0 ? "even/four" : "even"] : [],
    contact: isBare ? undefined : contact,
    contacts: isBare || contact === undefined ? [] : [contact],
    session,
    relationship: isInRelationship ? relationship : undefined,
    relationships: isInRelationship && relationship !== undefined ? [relationship] : [],
  }
}

function queries(people: readonly RecordId[], relationships: readonly RecordId[]): StreamQuery[] {
  const [person, other] = people
  const [, relationship] = relationships
  if (person === undefined || other === undefined || relationship === undefined) throw new Error("None there")
  return [
    {},
    { kinds: ["action", "journal-note"], since: day("2026-11-19") },
    { contact: person },
    { contact: other, tags: ["even"] },
    { tags: ["even", "even/four"] },
    { tags: ["eve"] },
    { relationship, until: day("2026-11-19") },
    { text: "ott" },
    { text: "call" },
  ]
}

function expectWindow(journal: OpenJournal, query: StreamQuery): void {
  const expected = plainStream([...journal.storage.records.list()], query)
  const whole = journal.stream.list({ ...query, from: 0, count: 100 })
  expect(whole.items.map(({ id }) => id)).toEqual(expected)
  expect(whole.total).toBe(expected.length)
  const part = journal.stream.list({ ...query, from: 1, count: 2 })
  expect(part.items.map(({ id }) => id)).toEqual(expected.slice(1, 3))
}
