import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { type Filter, type FoundKind, foundKinds, type Query, type TextTerm } from "../../query/query.ts"
import type { DayTerm, FactTerm, IndexQuery } from "../../search/search-types.ts"
import type { SearchAnswer } from "../api/search.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"
import { boundsOf, isDayFilter } from "./day-terms.ts"
import { factOf } from "./facts.ts"
import type { Matters } from "./matters.ts"
import type { NamedBy, NameFinder } from "./name-finder.ts"
import type { TagFinder } from "./tag-finder.ts"

export type ResolverParts = Readonly<{
  knowledge: Knowledge
  names: Names
  finder: NameFinder
  tags: TagFinder
  matters: Matters
}>
type Guess = SearchAnswer["guesses"][number]
type Unknown = SearchAnswer["unknown"][number]
export type Resolved = Readonly<{ query: IndexQuery; guesses: readonly Guess[]; unknown: readonly Unknown[] }>

/** One filter as facts. `guessed`: whom a name with a typing error was taken for. */
type Meaning = Readonly<{
  anyOf: readonly string[]
  ids?: ReadonlySet<RecordId>
  guessed?: readonly RecordId[]
  isUnknown?: boolean
}>

/** Makes of what was written what an index can be asked: names become ids, stages those that are in them now. */
export class Resolver {
  readonly #parts: ResolverParts

  constructor(parts: ResolverParts) {
    this.#parts = parts
  }

  /** `kind`: only of this kind, whatever else is asked. */
  resolve({ terms }: Query, today: LocalDate, kind?: FoundKind): Resolved {
    const texts: TextTerm[] = []
    const facts: FactTerm[] = []
    const days: DayTerm[] = []
    const guesses: Guess[] = []
    const unknown: Unknown[] = []
    let kinds: readonly FoundKind[] = kind === undefined ? foundKinds : [kind]
    for (const term of terms) {
      if (term.kind !== "filter") {
        texts.push(term)
        continue
      }
      const { filter, isNot } = term
      if (isDayFilter(filter)) days.push({ isNot, ...boundsOf(filter) })
      if (filter.by === "kind") kinds = kinds.filter((one) => (one === filter.value) !== isNot)
      const meaning = this.#meaningOf(filter, today)
      if (meaning === null) continue
      const { anyOf, ids, guessed = [], isUnknown = false } = meaning
      const said = { by: filter.by, typed: writtenValue(filter) }
      facts.push({ isNot, anyOf, ...(ids !== undefined && { ids }) })
      if (guessed.length > 0) guesses.push({ ...said, taken: this.#parts.names.namedAll(guessed) })
      if (isUnknown) unknown.push(said)
    }
    const isAnyKind = kinds.length === foundKinds.length
    return { query: { terms: texts, facts, days, kinds: isAnyKind ? null : kinds }, guesses, unknown }
  }

  /** null for days and kinds, which are no facts. */
  #meaningOf(filter: Filter, today: LocalDate): Meaning | null {
    const { tags, matters } = this.#parts
    switch (filter.by) {
      case "person":
        return this.#named("person", filter.value, factOf.person)
      case "relationship":
        return this.#named("relationship", filter.value, factOf.relationship)
      case "owner": {
        const { value } = filter
        if (value === "me" || value === "them") return { anyOf: [factOf.owner(value)] }
        return this.#named("person", value, factOf.owner)
      }
      case "stage":
        return { anyOf: this.#inStage(filter.value).map(factOf.relationship) }
      case "before":
      case "after":
      case "on":
      case "kind":
        return null
      case "tag": {
        const paths = tags.find(filter.value)
        return { anyOf: paths.map(factOf.tag), isUnknown: paths.length === 0 }
      }
      case "has":
        return filter.value === "text"
          ? { anyOf: [factOf.hasText] }
          : { anyOf: [], ids: matters.having(filter.value) }
      case "is":
        return filter.value === "overdue"
          ? { anyOf: [], ids: matters.overdue(today) }
          : { anyOf: [factOf.is(filter.value)] }
    }
  }

  #named(by: NamedBy, value: string, fact: (id: RecordId) => string): Meaning {
    const { ids, isGuess } = this.#parts.finder.find(by, value)
    return { anyOf: ids.map(fact), guessed: isGuess ? ids : [], isUnknown: ids.length === 0 }
  }

  #inStage(stage: string): readonly RecordId[] {
    return [...this.#parts.knowledge.living("relationship")]
      .filter((relationship) => relationship.stage === stage)
      .map(({ id }) => id)
  }
}

function writtenValue({ value }: Filter): string {
  return typeof value === "string" ? value : value.text
}
