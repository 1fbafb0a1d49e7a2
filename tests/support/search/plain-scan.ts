import type { RecordId } from "../../../src/domain/envelope.ts"
import type { TextTerm } from "../../../src/query/query.ts"
import type { DayTerm, FactTerm, IndexQuery, SearchDocument } from "../../../src/search/search-types.ts"
import { plainTokens } from "./plain-tokens.ts"

type Field = readonly string[]
type Read = Readonly<{ document: SearchDocument; fields: readonly Field[] }>

/** What an index must answer, found by reading every word of every document. */
export class PlainScan {
  readonly #documents = new Map<RecordId, Read>()

  put(documents: Iterable<SearchDocument>): void {
    for (const document of documents) {
      const fields = [document.title, document.tags, document.text].map(plainTokens)
      this.#documents.set(document.id, { document, fields })
    }
  }

  remove(ids: Iterable<RecordId>): void {
    for (const id of ids) this.#documents.delete(id)
  }

  get documents(): readonly SearchDocument[] {
    return [...this.#documents.values()].map(({ document }) => document)
  }

  found(query: IndexQuery): readonly SearchDocument[] {
    const terms = query.terms.map(readTerm).filter(({ phrases }) => phrases.length > 0)
    if (terms.length + query.facts.length + query.days.length === 0 && query.kinds === null) return []
    return [...this.#documents.values()]
      .filter(
        ({ document, fields }) =>
          terms.every((term) => fields.some((field) => isIn(term, field)) !== term.isNot) &&
          query.facts.every((term) => hasFact(document, term)) &&
          query.days.every((term) => isOfDay(document, term)) &&
          (query.kinds === null || query.kinds.includes(document.kind)),
      )
      .map(({ document }) => document)
  }
}

type ReadTerm = Readonly<{ isNot: boolean; phrases: readonly Field[]; isPrefix: boolean; distance: number }>

function readTerm(term: TextTerm): ReadTerm {
  const texts = term.kind === "near" ? term.words : [term.text]
  return {
    isNot: term.isNot,
    phrases: texts.map(plainTokens).filter((words) => words.length > 0),
    isPrefix: term.kind !== "near" && term.isPrefix,
    distance: term.kind === "near" ? term.distance : 0,
  }
}

function isIn({ phrases, isPrefix, distance }: ReadTerm, field: Field): boolean {
  const places = phrases.map((words) => placesOf(words, field, isPrefix))
  // Some phrase begins last; every one ends at most `distance` words before it.
  return places
    .flat()
    .some((last) =>
      phrases.every((words, at) =>
        places[at]?.some((place) => place <= last && place >= last - words.length - distance),
      ),
    )
}

function placesOf(words: Field, field: Field, isPrefix: boolean): readonly number[] {
  const places: number[] = []
  const last = words.length - 1
  for (let at = 0; at + last < field.length; at += 1) {
    const isThere = (word: string, after: number) => {
      const there = field[at + after]
      return isPrefix && after === last ? there?.startsWith(word) === true : there === word
    }
    if (words.every(isThere)) places.push(at)
  }
  return places
}

function hasFact({ facts }: SearchDocument, { isNot, anyOf }: FactTerm): boolean {
  return anyOf.some((fact) => facts.includes(fact)) !== isNot
}

function isOfDay({ day }: SearchDocument, { isNot, from, to }: DayTerm): boolean {
  const isWithin = day !== null && (from === null || day >= from) && (to === null || day <= to)
  return isWithin !== isNot
}
