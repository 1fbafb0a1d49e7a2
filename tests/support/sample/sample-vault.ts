import type { LocalDate } from "../../../src/base/local-date.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { nameOfContact } from "../../../src/domain/names.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { must } from "../must.ts"
import { writeVault } from "../storage/written-vault.ts"
import { actions, interactions } from "./actions.ts"
import { attachSampleFiles } from "./files.ts"
import { exchangesGiven } from "./exchanges-given.ts"
import { exchangesFromOthers } from "./exchanges-received.ts"
import { notes, trashedNotes } from "./notes.ts"
import { organisations } from "./organisations.ts"
import { people } from "./people.ts"
import { relationships } from "./relationships.ts"
import type { SampleNote, SamplePerson } from "./sample-types.ts"
import { SampleWriter } from "./sample-writer.ts"
import { sessionsWithInes } from "./sessions-ines.ts"
import { sessionsWithOthers } from "./sessions-others.ts"
import { sessionsReceived } from "./sessions-received.ts"
import { sessionsWithTomas } from "./sessions-tomas.ts"
import { tagLooks } from "./tag-looks.ts"
import { views } from "./views.ts"

export const samplePassphrase = "kettle harbour ivy notebook"

/** A vault in `userData` with a year of an invented owner's journal, the year that ends on `today`. */
export async function makeSampleVault(userData: string, today: LocalDate = localToday()): Promise<void> {
  await writeVault(userData, samplePassphrase, async (storage, files) => {
    await writeSampleJournal(storage, today)
    await attachSampleFiles(storage, files)
  })
}

export function localToday(): LocalDate {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as LocalDate
}

/** Ids by the keys that the sample is written with. */
type Ids = Map<string, RecordId>

export async function writeSampleJournal(storage: Storage, today: LocalDate): Promise<void> {
  const writer = new SampleWriter(storage, today)
  await writer.create("profile", {
    displayName: "Helene Vogt-Aldous",
    iAm: ["mentor", "mentee", "sponsor", "peer"],
    monthlyHours: 12,
    mostMentees: 2,
    weekStart: 1,
    competencies: ["Running plants in three countries", "Handing over", "Letters that say sorry"],
  })
  const contacts = await writePeople(writer)
  const bound = await writeRelationships(writer, contacts)
  const sessions = await writeSessions(writer, contacts, bound)
  await writeLedger(writer, contacts, bound, sessions)
  for (const note of notes) await writeNote(writer, note)
  for (const look of tagLooks) await writer.create("tag", look)
  for (const [position, { pinned, ...view }] of views.entries()) {
    await writer.create("saved-view", { ...view, position }, { pinned })
  }
  for (const note of trashedNotes) must(await writer.book.trash(await writeNote(writer, note)))
}

async function writePeople(writer: SampleWriter): Promise<Ids> {
  const houses: Ids = new Map()
  for (const [key, fields] of Object.entries(organisations)) {
    houses.set(key, await writer.create("organisation", fields))
  }
  const contacts: Ids = new Map()
  const all: readonly (readonly [string, SamplePerson])[] = Object.entries(people)
  for (const [key, { fields, organisation, metOn, more }] of all) {
    const id = await writer.create(
      "contact",
      {
        ...fields,
        ...(organisation !== undefined && { organisation: idOf(houses, organisation) }),
        ...(metOn !== undefined && { metOn: writer.day(metOn) }),
      },
      more,
    )
    contacts.set(key, id)
    const contact = writer.book.get("contact", id)
    writer.mentioned.set(key, { id, name: (contact && nameOfContact(contact)) ?? key })
  }
  for (const [key, { introducedBy, notes: text, isArchived }] of all) {
    const id = idOf(contacts, key)
    if (introducedBy !== undefined) {
      must(await writer.book.change("contact", id, { introducedBy: idOf(contacts, introducedBy) }))
    }
    if (text !== undefined) await writer.write(id, { notes: text })
    if (isArchived === true) must(await writer.book.archive(id, true))
  }
  return contacts
}

async function writeRelationships(writer: SampleWriter, contacts: Ids): Promise<Ids> {
  const bound: Ids = new Map()
  for (const [key, sample] of Object.entries(relationships)) {
    const { people: who, start, agreedUntil, end, steps, isArchived, more, ...fields } = sample
    const id = await writer.create(
      "relationship",
      {
        ...fields,
        contacts: who.map((person) => idOf(contacts, person)),
        start: writer.day(start),
        ...(agreedUntil !== undefined && { agreedUntil: writer.day(agreedUntil) }),
        ...(end !== undefined && { end: writer.day(end) }),
      },
      more,
    )
    for (const { on, ...step } of steps) must(await writer.moves.move(id, { ...step, date: writer.day(on) }))
    if (isArchived === true) must(await writer.book.archive(id, true))
    bound.set(key, id)
  }
  return bound
}

async function writeSessions(writer: SampleWriter, contacts: Ids, bound: Ids): Promise<Ids> {
  const sessions: Ids = new Map()
  const all = [...sessionsWithInes, ...sessionsWithTomas, ...sessionsReceived, ...sessionsWithOthers]
  for (const { key, on, weekday, people: who = [], relationship, texts, more, ...fields } of all) {
    const id = await writer.create(
      "mentoring-session",
      {
        status: "held",
        ...fields,
        date: writer.workingDay(on, weekday),
        contacts: who.map((person) => idOf(contacts, person)),
        ...(relationship !== undefined && { relationships: [idOf(bound, relationship)] }),
      },
      more,
      texts,
    )
    if (key !== undefined) sessions.set(key, id)
  }
  return sessions
}

async function writeLedger(writer: SampleWriter, contacts: Ids, bound: Ids, sessions: Ids): Promise<void> {
  const entries: Ids = new Map()
  const inside = (relationship: string | undefined, session: string | undefined) => ({
    ...(relationship !== undefined && { relationship: idOf(bound, relationship) }),
    ...(session !== undefined && { session: idOf(sessions, session) }),
  })
  for (const entry of [...exchangesFromOthers, ...exchangesGiven]) {
    const { key, on, people: who, relationship, session, promisedFor, onBehalfOf, ...fields } = entry
    const id = await writer.create("reciprocity-entry", {
      ...fields,
      ...inside(relationship, session),
      date: writer.workingDay(on),
      contacts: who.map((person) => idOf(contacts, person)),
      ...(promisedFor !== undefined && { promisedFor: writer.day(promisedFor) }),
      ...(onBehalfOf !== undefined && { onBehalfOf: idOf(entries, onBehalfOf) }),
    })
    if (key !== undefined) entries.set(key, id)
  }
  for (const { person, relationship, session, due, doneOn, ...fields } of actions) {
    await writer.create("action", {
      ...fields,
      ...inside(relationship, session),
      ...(person !== undefined && { contact: idOf(contacts, person) }),
      ...(due !== undefined && { due: writer.day(due) }),
      ...(doneOn !== undefined && { doneOn: writer.day(doneOn) }),
    })
  }
  for (const { on, people: who, ...fields } of interactions) {
    const date = writer.day(on)
    await writer.create("interaction", {
      ...fields,
      date,
      contacts: who.map((person) => idOf(contacts, person)),
    })
  }
}

async function writeNote(writer: SampleWriter, note: SampleNote): Promise<RecordId> {
  const { on, title, mood, text, earlier = [], more } = note
  const date = typeof on === "number" ? writer.day(on) : writer.yearsAgo(on.yearsAgo)
  const fields = { date, title, ...(mood !== undefined && { mood }) }
  const id = await writer.create("journal-note", fields, more, { text })
  for (const [at, markdown] of earlier.entries()) {
    await writer.keepVersion(id, "text", markdown, (earlier.length - at) * 3)
  }
  return id
}

function idOf(ids: Ids, key: string): RecordId {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The sample names ${key}, which it does not have`)
  return id
}
