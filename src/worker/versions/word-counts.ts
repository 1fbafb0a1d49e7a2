import { readableText } from "../../documents/readable-text.ts"
import { countWords } from "../../documents/word-count.ts"
import type { Json, JsonObject } from "../../vault/json.ts"

const mostBlocks = 20_000

/** Counts the words of documents that are alike: each of their blocks is counted once. */
export class WordCounts {
  readonly #counted = new Map<string, number>()

  of(document: JsonObject): number {
    const { content } = document
    if (!Array.isArray(content)) return 0
    if (this.#counted.size > mostBlocks) this.#counted.clear()
    return (content as readonly Json[]).reduce<number>((sum, block) => sum + this.#ofBlock(block), 0)
  }

  #ofBlock(block: Json): number {
    const text = readableText(block)
    const known = this.#counted.get(text)
    if (known !== undefined) return known
    const words = countWords(text)
    this.#counted.set(text, words)
    return words
  }
}
