import { searchText } from "../../documents/search-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { FoundKind } from "../../query/query.ts"
import type { SearchDocument } from "../../search/search-types.ts"
import type { Records, StoredRecord } from "../../storage/storage.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { readAs } from "../knowledge/read-as.ts"
import { mentionsOf } from "../knowledge/references.ts"
import { textNamesOf } from "../texts/text-names.ts"
import { factOf, Facts, type Ties } from "./facts.ts"
import { fieldTexts } from "./field-texts.ts"
import { isFoundKind } from "./hits.ts"
import { Stamp } from "./stamp.ts"

/** Another number whenever documents are made otherwise than before: images of earlier ones are then made anew. */
const version = 1

export type FoundRecord = StoredRecord & Readonly<{ type: FoundKind }>
export type Texts = Readonly<{ id: RecordId; title: string; text: string }>

/** Records as they are searched. */
export class Documents {
  readonly #records: Pick<Records, "body" | "bodyNames">
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #facts: Facts

  constructor(records: Pick<Records, "body" | "bodyNames">, knowledge: Knowledge, names: Names) {
    this.#records = records
    this.#knowledge = knowledge
    this.#names = names
    this.#facts = new Facts(knowledge)
  }

  /** The record, if it is one that is found. */
  found(id: RecordId): FoundRecord | null {
    const record = this.#knowledge.record(id)
    return record !== null && record.deletedAt === undefined && isFound(record) ? record : null
  }

  /**
   * Another one whenever the record's document would be another one. Reads heads alone. Whatever is the record's own is
   * another with its clock.
   */
  stampOf(record: FoundRecord): string {
    return this.#stamp(record, this.#facts.tiesOf(record))
  }

  /** As the record is now. Where a text of it does not open, the stamp fits no state, so that it is tried again. */
  async document(record: FoundRecord): Promise<SearchDocument> {
    const { id, type, tags } = record
    // All of it before the texts are waited for: it belongs to one state.
    const ties = this.#facts.tiesOf(record)
    const stamp = this.#stamp(record, ties)
    const facts = this.#facts.of(record, ties)
    const title = this.#names.ofRecord(record)
    const fields = this.#fieldTexts(record, title)
    const bodies = await this.#bodyTexts(record)
    const written = bodies.texts.filter((text) => text !== "")
    return {
      id,
      kind: type,
      title,
      text: [...written, ...fields].join("\n"),
      tags: tags.join("\n"),
      day: ties.day,
      facts: written.length > 0 ? [...facts, factOf.hasText] : facts,
      stamp: bodies.isWhole ? stamp : "",
    }
  }

  /** What can be shown of it. */
  async texts(record: FoundRecord): Promise<Texts> {
    const title = this.#names.ofRecord(record)
    const fields = this.#fieldTexts(record, title)
    const { texts } = await this.#bodyTexts(record)
    return { id: record.id, title, text: [...texts.filter((text) => text !== ""), ...fields].join("\n") }
  }

  #stamp(record: FoundRecord, { day, people, relationships }: Ties): string {
    const stamp = new Stamp()
    stamp.addNumber(version)
    stamp.addNumber(record.schema)
    stamp.add(record.updatedAt)
    for (const [replica, generation] of Object.entries(record.clock ?? {})) {
      stamp.add(replica)
      stamp.addNumber(generation)
    }
    stamp.add(this.#names.ofRecord(record))
    for (const id of mentionsOf(record)) stamp.add(this.#names.nameOf(id))
    stamp.add(day ?? "")
    for (const id of people) stamp.add(id)
    stamp.add("")
    for (const id of relationships) stamp.add(id)
    return stamp.word
  }

  /** What the title says whole is not said twice. */
  #fieldTexts(record: FoundRecord, title: string): readonly string[] {
    return fieldTexts(record.type, readAs(record.type, record)).filter(
      (text) => text.trim() !== "" && text.trim() !== title,
    )
  }

  async #bodyTexts(record: FoundRecord): Promise<Readonly<{ texts: readonly string[]; isWhole: boolean }>> {
    const there = this.#records.bodyNames(record.id)
    const names = textNamesOf(record.type).filter((name) => there.includes(name))
    const bodies = await Promise.all(names.map((name) => this.#records.body(record.id, name, "once")))
    const nameOf = (contact: string) => this.#names.nameOf(contact as RecordId)
    return {
      texts: bodies.map((body) => (body.ok ? searchText(body.value, nameOf) : "")),
      isWhole: bodies.every(({ ok }) => ok),
    }
  }
}

function isFound(record: StoredRecord): record is FoundRecord {
  return isFoundKind(record.type)
}
