import type { RecordId } from "../../domain/envelope.ts"
import type { Storage } from "../../storage/storage.ts"
import type { StreamQuery, StreamRow } from "../api/journal.ts"
import type { ListWindow, Window } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { Belonging } from "./belonging.ts"
import { type StreamMatch, streamMatch } from "./stream-filter.ts"
import { dateOf, storedDate, type StreamRecord, streamKinds, streamRecord } from "./stream-record.ts"
import { streamRow } from "./stream-row.ts"
import { StreamWords } from "./stream-words.ts"
import { type Dated, Timeline } from "./timeline.ts"

const mostOrders = 12
/** Once the list is there that it was asked for. */
const settleAfterMs = 500

type Order = Readonly<{ timeline: Timeline; matches: StreamMatch }>

/** Everything that happened, in the order of its days. Orders that were asked for are kept, and follow each commit. */
export class Stream {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #belonging: Belonging
  readonly #words: StreamWords
  readonly #orders = new Map<string, Order>()

  constructor(storage: Pick<Storage, "onCommit">, knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    this.#belonging = new Belonging(knowledge)
    this.#words = new StreamWords(knowledge, this.#belonging, names)
    storage.onCommit(({ changed, removed }) => this.#follow(changed, removed))
  }

  list({ from, count, ...query }: StreamQuery & ListWindow): Window<StreamRow> {
    const { timeline } = this.#orderOf(query)
    return { total: timeline.length, items: this.rows(timeline.window(from, count), query.contact) }
  }

  /** In the order asked; those that are in no stream are left out. `contact`: whose stream they are for. */
  rows(ids: readonly RecordId[], contact?: RecordId): readonly StreamRow[] {
    return ids.flatMap((id) => {
      const record = streamRecord(this.#knowledge, id)
      return record === null ? [] : [streamRow(record, this.#belonging, this.#names, contact)]
    })
  }

  #orderOf(query: StreamQuery): Order {
    const key = keyOf(query)
    const known = this.#orders.get(key)
    this.#orders.delete(key)
    const order = known ?? this.#made(query)
    this.#orders.set(key, order)
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= mostOrders) break
      this.#orders.delete(oldest)
    }
    return order
  }

  #made(query: StreamQuery): Order {
    const matches = streamMatch(query, this.#belonging, this.#words)
    const timeline = new Timeline(asksNothing(query) ? this.#allDated(query) : this.#found(query, matches))
    setTimeout(() => timeline.settle(), settleAfterMs)
    return { timeline, matches }
  }

  #found(query: StreamQuery, matches: StreamMatch): readonly Dated[] {
    const found: Dated[] = []
    for (const id of this.#candidates(query)) {
      const record = streamRecord(this.#knowledge, id)
      if (record !== null && matches(record)) found.push(dated(record))
    }
    return found
  }

  /** Without reading any of them whole: this is what the first screen waits for. */
  #allDated({ kinds }: StreamQuery): readonly Dated[] {
    const found: Dated[] = []
    for (const kind of new Set(kinds ?? streamKinds)) {
      for (const record of this.#knowledge.livingRecords(kind)) {
        found.push({ id: record.id, date: storedDate(record), createdAt: record.createdAt })
      }
    }
    return found
  }

  #candidates({ contact, relationship, kinds }: StreamQuery): Iterable<RecordId> {
    if (contact !== undefined) return this.#belonging.aroundContact(contact)
    if (relationship !== undefined) return this.#belonging.aroundRelationship(relationship)
    return [...new Set(kinds ?? streamKinds)].flatMap((kind) => [...this.#knowledge.idsOf(kind)])
  }

  #follow(changed: readonly RecordId[], removed: readonly RecordId[]): void {
    const types = new Set(changed.map((id) => this.#knowledge.record(id)?.type))
    // Whom a record is with, and by which names it is found, hangs on these.
    if (removed.length > 0 || types.has("contact") || types.has("relationship")) {
      this.#orders.clear()
      return
    }
    for (const id of changed) {
      this.#put(id)
      if (this.#knowledge.record(id)?.type !== "mentoring-session") continue
      for (const part of this.#belonging.aroundSession(id)) this.#put(part)
    }
  }

  #put(id: RecordId): void {
    const record = streamRecord(this.#knowledge, id)
    for (const { timeline, matches } of this.#orders.values()) {
      if (record !== null && matches(record)) timeline.put(dated(record))
      else timeline.remove(id)
    }
  }
}

/** Of a record, beside its kind. */
function asksNothing({ contact, relationship, tags = [], text = "", since, until }: StreamQuery): boolean {
  const asked = [contact, relationship, since, until]
  return tags.length === 0 && text.trim() === "" && asked.every((part) => part === undefined)
}

function dated(record: StreamRecord): Dated {
  return { id: record.id, date: dateOf(record), createdAt: record.createdAt }
}

function keyOf(query: StreamQuery): string {
  const { kinds, contact, relationship, tags, text, since, until } = query
  return JSON.stringify([kinds?.toSorted(), contact, relationship, tags, text?.trim(), since, until])
}
