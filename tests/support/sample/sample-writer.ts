import type { LocalDate } from "../../../src/base/local-date.ts"
import type { JournalDocument } from "../../../src/documents/document.ts"
import { addDays, addUnits, weekdayOf } from "../../../src/domain/calendar.ts"
import type { EntityChanges, EntityType } from "../../../src/domain/entities.ts"
import type { Instant, RecordId } from "../../../src/domain/envelope.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import type { EnvelopeChange } from "../../../src/worker/api/records.ts"
import { Knowledge } from "../../../src/worker/knowledge/knowledge.ts"
import { Moves } from "../../../src/worker/network/moves.ts"
import { RecordBook } from "../../../src/worker/records/record-book.ts"
import { linksWithMentions } from "../../../src/worker/texts/mention-links.ts"
import { must } from "../must.ts"
import { sampleDocument } from "./sample-document.ts"

type Texts = Readonly<{ [body: string]: string | undefined }>

/** Writes a journal as the worker does: every record is checked, and what is mentioned in its texts becomes its links. */
export class SampleWriter {
  readonly book: RecordBook
  readonly moves: Moves
  /** Whom `@name` stands for in the texts. */
  readonly mentioned = new Map<string, Readonly<{ id: RecordId; name: string }>>()
  readonly #storage: Storage
  readonly #today: LocalDate

  constructor(storage: Storage, today: LocalDate) {
    const knowledge = new Knowledge(storage)
    this.#storage = storage
    this.#today = today
    this.book = new RecordBook(storage.records, knowledge)
    this.moves = new Moves(knowledge, this.book)
  }

  day(days: number): LocalDate {
    return addDays(this.#today, days)
  }

  /** The same day of a former year. */
  yearsAgo(years: number): LocalDate {
    return addUnits(this.#today, -12 * years, "month")
  }

  /** That weekday of its week, or the working day nearest to it that is not on the other side of today. */
  workingDay(days: number, weekday?: number): LocalDate {
    const day = this.day(days)
    if (weekday !== undefined) return addDays(day, weekday - weekdayOf(day))
    const pastFriday = weekdayOf(day) - 5
    if (days === 0 || pastFriday <= 0) return day
    return addDays(day, days < 0 ? -pastFriday : 3 - pastFriday)
  }

  async create<Type extends EntityType>(
    type: Type,
    fields: EntityChanges<Type>,
    more: EnvelopeChange = {},
    texts: Texts = {},
  ): Promise<RecordId> {
    const { id } = must(await this.book.create(type, fields, more))
    await this.write(id, texts)
    return id
  }

  /** An earlier state of a text, kept so many hours ago. */
  async keepVersion(of: RecordId, body: string, markdown: string, hoursAgo: number): Promise<void> {
    const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString() as Instant
    const fields = must(this.book.checked("revision", { of, body, at }, null))
    const bodies = { text: this.#document(markdown) }
    must(await this.#storage.records.commit([{ kind: "create", type: "revision", fields, bodies }]))
  }

  async write(id: RecordId, texts: Texts): Promise<void> {
    let record = this.#storage.records.get(id)
    const bodies: Record<string, JournalDocument> = {}
    for (const [body, markdown] of Object.entries(texts)) {
      if (record === null || markdown === undefined) continue
      const document = this.#document(markdown)
      const links = linksWithMentions(record, body, document)
      bodies[body] = document
      if (links !== null) record = { ...record, links }
    }
    if (record === null || Object.keys(bodies).length === 0) return
    const { links } = record
    const fields = links === undefined ? {} : { links }
    must(await this.#storage.records.commit([{ kind: "change", id, fields, bodies }]))
  }

  #document(markdown: string): JournalDocument {
    return sampleDocument(markdown, this.mentioned)
  }
}
