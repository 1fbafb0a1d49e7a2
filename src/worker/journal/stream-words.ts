import type { RecordId } from "../../domain/envelope.ts"
import type { FoldedWords } from "../../domain/match-name.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import type { Belonging } from "./belonging.ts"
import { streamKinds, streamRecord, titleOf } from "./stream-record.ts"

/** The words by which records of a stream are found: what they say, their people and their tags. */
export class StreamWords {
  readonly #folded: FoldedTexts

  constructor(knowledge: Knowledge, belonging: Belonging, names: Pick<Names, "nameOf">) {
    const textOf = (id: RecordId): string => {
      const record = streamRecord(knowledge, id)
      if (record === null) return ""
      const people = belonging.peopleOf(record).map((person) => names.nameOf(person))
      return [titleOf(record), ...people, ...record.tags].join(" ")
    }
    this.#folded = new FoldedTexts(() => knowledge.stamp(...streamKinds, "contact", "relationship"), textOf)
  }

  of(id: RecordId): FoldedWords {
    return this.#folded.reader()(id)
  }
}
