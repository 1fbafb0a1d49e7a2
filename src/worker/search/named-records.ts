import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { foldWords } from "../../domain/match-name.ts"
import { type FuzzyText, fuzzyText } from "../../query/fuzzy-text.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"

export type NamedRecord = Readonly<{ record: StoredRecord; written: string; text: FuzzyText }>

/** The living records of a type that have a name, ready to be compared with what is typed. Made again after a change of one. */
export class NamedRecords {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #lists = new Map<EntityType, Readonly<{ stamp: number; list: readonly NamedRecord[] }>>()

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
  }

  /** In no order. */
  of(type: EntityType): readonly NamedRecord[] {
    // A relationship may bear the names of its people.
    const stamp = this.#knowledge.stamp(type, "contact")
    const known = this.#lists.get(type)
    if (known?.stamp === stamp) return known.list
    const before = new Map<RecordId, NamedRecord>(known?.list.map((named) => [named.record.id, named]))
    const list: NamedRecord[] = []
    for (const record of this.#knowledge.livingRecords(type)) {
      const written = this.#written(record)
      if (written === "") continue
      const same = before.get(record.id)
      const text = same?.written === written ? same.text : fuzzyText(foldWords(written))
      list.push({ record, written, text })
    }
    this.#lists.set(type, { stamp, list })
    return list
  }

  #written(record: StoredRecord): string {
    const name = this.#names.ofRecord(record)
    const { nickname = "" } = this.#knowledge.entity("contact", record.id) ?? {}
    return nickname === "" ? name : `${name} ${nickname}`.trim()
  }
}
