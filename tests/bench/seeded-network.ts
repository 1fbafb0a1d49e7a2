import { randomBytes } from "node:crypto"
import type { RecordId } from "../../src/domain/envelope.ts"
import type { RecordChange } from "../../src/storage/storage.ts"
import { must } from "../support/must.ts"
import { writeVault } from "../support/storage/written-vault.ts"
import { seededNotes } from "./seeded-notes.ts"
import { benchPassphrase, longNote } from "./seeded-vault.ts"

export const networkSize = {
  people: 2_000,
  relationships: 300,
  sessions: 10_000,
  actions: 2_000,
  exchanges: 4_000,
}

const changesACommit = 500
const stages = ["establish", "plan", "implement", "evaluate", "conclude"]
const directions = ["given", "received", "mutual", "paid_forward"]
const kinds = ["advice", "introduction", "feedback", "time", "knowledge"]
const states = ["done", "done", "done", "promised"]

/** A vault with a network of the size that the interface is held to, and one note of 20,000 words, dated last of all. */
export async function makeNetworkVault(userData: string): Promise<void> {
  await writeVault(userData, benchPassphrase, async ({ records }) => {
    let waiting: RecordChange[] = []
    const flush = async () => {
      if (waiting.length > 0) must(await records.commit(waiting))
      waiting = []
    }
    for (const change of changesOfNetwork()) {
      waiting.push(change)
      if (waiting.length >= changesACommit) await flush()
    }
    await flush()
  })
}

function* changesOfNetwork(): Generator<RecordChange, void, void> {
  const { people, relationships, sessions, actions, exchanges } = networkSize
  const contacts = Array.from({ length: people }, newId)
  const ties = Array.from({ length: relationships }, newId)
  const contact = (at: number) => [contacts[at % people] as RecordId]
  const tie = (at: number) => ties[at % relationships] as RecordId
  const words = [...seededNotes(sessions)]
  const wordsAt = (at: number) => words[at % sessions] ?? { date: "2026-01-01", title: "", document: {} }

  for (const [at, id] of contacts.entries()) {
    const [given = "Ada", family = "Lovelace"] = wordsAt(at).title.split(" ")
    const fields = { givenName: given, familyName: family, cadence: { every: 1 + (at % 6), unit: "month" } }
    yield { kind: "create", type: "contact", id, fields }
  }
  for (const [at, id] of ties.entries()) {
    const stage = stages[at % stages.length] ?? "plan"
    const fields = { contacts: contact(at), kind: "mentoring", ownRole: "mentor", stage, status: "active" }
    yield { kind: "create", type: "relationship", id, fields }
  }
  for (const [at, { date, title, document }] of words.entries()) {
    const fields = { date, title, contacts: contact(at), relationships: [tie(at)], status: "held" }
    yield { kind: "create", type: "mentoring-session", fields, bodies: { text: document } }
  }
  for (let at = 0; at < actions; at++) {
    const { date, title } = wordsAt(at * 3)
    const fields = {
      title,
      owner: at % 2 === 0 ? "me" : "them",
      contact: contact(at)[0],
      due: date,
      status: "open",
    }
    yield { kind: "create", type: "action", fields }
  }
  for (let at = 0; at < exchanges; at++) {
    const { date, title } = wordsAt(at * 2)
    const fields = {
      date,
      contacts: contact(at),
      direction: directions[at % directions.length],
      kind: kinds[at % kinds.length],
      state: states[at % states.length],
      what: title,
    }
    yield { kind: "create", type: "reciprocity-entry", fields }
  }
  yield longNote()
}

function newId(): RecordId {
  return randomBytes(16).toString("hex") as RecordId
}
