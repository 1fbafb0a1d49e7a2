import type { FoldedWords } from "../../domain/match-name.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Names } from "../knowledge/names.ts"
import type { Belonging } from "./belonging.ts"
import { type StreamRecord, titleOf } from "./stream-record.ts"

/** The words by which records of a stream are found: what they say, their people and their tags. */
export class StreamWords {
  readonly #belonging: Belonging
  readonly #names: Pick<Names, "nameOf">
  readonly #folded = new FoldedTexts()

  constructor(belonging: Belonging, names: Pick<Names, "nameOf">) {
    this.#belonging = belonging
    this.#names = names
  }

  of(record: StreamRecord): FoldedWords {
    const people = this.#belonging.peopleOf(record).map((id) => this.#names.nameOf(id))
    return this.#folded.wordsOf(record.id, [titleOf(record), ...people, ...record.tags].join(" "))
  }
}
