import type { RecordId } from "../../domain/envelope.ts"
import { foldQuery, type FoldedWords, matchWords } from "../../domain/match-name.ts"
import { isRecordId } from "../../domain/record-id.ts"
import type { FilterName } from "../../query/query.ts"
import { FoldedTexts } from "../knowledge/folded-texts.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"

export type NamedBy = Extract<FilterName, "person" | "relationship">
/** `isGuess`: it takes a typing error for granted. */
export type Found = Readonly<{ ids: readonly RecordId[]; isGuess: boolean }>

const typeOf = { person: "contact", relationship: "relationship" } as const
/** Of those that a typing error may have meant. */
const mostGuesses = 12

/** Who is meant by what was typed. Those in the trash are nobody. */
export class NameFinder {
  readonly #knowledge: Knowledge
  readonly #names: Names
  readonly #texts: Readonly<Record<NamedBy, FoldedTexts>>

  constructor(knowledge: Knowledge, names: Names) {
    this.#knowledge = knowledge
    this.#names = names
    const textsOf = (by: NamedBy) => {
      const stamp = () => knowledge.stamp(typeOf[by], "contact")
      return new FoldedTexts(stamp, (id) => this.#textOf(by, id))
    }
    this.#texts = { person: textsOf("person"), relationship: textsOf("relationship") }
  }

  /** `@` and an id, else a name: whoever is called exactly so, else so but for case and accents, else whose name has these words, else begins with them, else nearly does. */
  find(by: NamedBy, typed: string): Found {
    if (typed.startsWith("@")) return { ids: this.#byId(by, typed.slice(1)), isGuess: false }
    const name = typed.normalize("NFC").trim()
    const query = foldQuery(name)
    if (query.length === 0) return { ids: [], isGuess: false }
    const levels: RecordId[][] = [[], [], [], []]
    let guesses: { id: RecordId; score: number }[] = []
    const wordsOf = this.#texts[by].reader()
    for (const { id } of this.#knowledge.livingRecords(typeOf[by])) {
      const words = wordsOf(id)
      const score = matchWords(query, words)
      if (score === null) continue
      const level = this.#levelOf(id, name, query, words)
      if (level === null) guesses.push({ id, score })
      else levels[level]?.push(id)
    }
    const ids = levels.find((level) => level.length > 0)
    if (ids !== undefined) return { ids, isGuess: false }
    const best = Math.max(...guesses.map(({ score }) => score))
    guesses = guesses.filter(({ score }) => score === best).slice(0, mostGuesses)
    return { ids: guesses.map(({ id }) => id), isGuess: guesses.length > 0 }
  }

  /** null: nearly, at best. */
  #levelOf(id: RecordId, typed: string, query: FoldedWords, words: FoldedWords): number | null {
    const name = this.#names.nameOf(id)
    if (name.normalize("NFC").trim() === typed) return 0
    if (foldQuery(name).join(" ") === query.join(" ")) return 1
    // As `matchWord` has it: 4 the same, 3 and 2 its beginning, with half a point more for the first word.
    const least = Math.min(...query.map((word) => Math.floor(matchWords([word], words) ?? 0)))
    if (least >= 4) return 2
    return least >= 2 ? 3 : null
  }

  #byId(by: NamedBy, id: string): readonly RecordId[] {
    return isRecordId(id) && this.#knowledge.record(id)?.type === typeOf[by] ? [id] : []
  }

  #textOf(by: NamedBy, id: RecordId): string {
    const name = this.#names.nameOf(id)
    if (by === "person") {
      const { nickname = "", alias = "" } = this.#knowledge.entity("contact", id) ?? {}
      return `${name} ${nickname} ${alias}`
    }
    const people = this.#knowledge.entity("relationship", id)?.contacts ?? []
    return [name, ...people.map((person) => this.#names.nameOf(person))].join(" ")
  }
}
