import type { RecordId } from "../../domain/envelope.ts"
import { foldWords, type FoldedWords } from "../../domain/match-name.ts"

type Folded = { stamp: number; readonly text: string; readonly words: FoldedWords }

/** The words of the texts that records are found by. A text is made again when `stamp` says so, and folded again where it is another one. */
export class FoldedTexts {
  readonly #stamp: () => number
  readonly #textOf: (id: RecordId) => string
  readonly #folded = new Map<RecordId, Folded>()

  constructor(stamp: () => number, textOf: (id: RecordId) => string) {
    this.#stamp = stamp
    this.#textOf = textOf
  }

  /** For one pass over many records: the stamp is asked once. */
  reader(): (id: RecordId) => FoldedWords {
    const stamp = this.#stamp()
    return (id) => {
      const known = this.#folded.get(id)
      if (known?.stamp === stamp) return known.words
      const text = this.#textOf(id)
      if (known?.text === text) {
        known.stamp = stamp
        return known.words
      }
      const words = foldWords(text)
      this.#folded.set(id, { stamp, text, words })
      return words
    }
  }
}
