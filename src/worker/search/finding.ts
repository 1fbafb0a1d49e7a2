import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Query, TextTerm } from "../../query/query.ts"
import type { SearchAnswer, SearchQuestion, Snippet } from "../api/search.ts"
import type { Documents } from "./documents.ts"
import type { Hits } from "./hits.ts"
import type { IndexKeeper } from "./index-keeper.ts"
import type { Resolver } from "./resolver.ts"

/** So long a question waits for what was just written to be in the index. */
const patienceMs = 60

export type FindingParts = Readonly<{
  keeper: IndexKeeper
  documents: Documents
  resolver: Resolver
  hits: Hits
}>

/** Answers what is asked of the index. */
export class Finding {
  readonly #parts: FindingParts

  constructor(parts: FindingParts) {
    this.#parts = parts
  }

  async search({ query, today, count, kind, from = 0 }: SearchQuestion): Promise<SearchAnswer> {
    const { keeper, resolver, hits } = this.#parts
    const isComplete = await keeper.catchUpWithin(patienceMs)
    const { query: asked, guesses, unknown } = resolver.resolve(query, today, kind)
    const nothing = { total: 0, groups: [], guesses, unknown }
    if (query.terms.length === 0) return { ...nothing, isComplete: true }
    const answer = keeper.ask((index) => index.search(asked, { from, count }))
    if (answer === null) return { ...nothing, isComplete: false }
    const groups = answer.groups.map(({ ids, ...group }) => ({ ...group, hits: hits.of(ids) }))
    return { ...nothing, total: answer.total, groups, isComplete }
  }

  async snippets({ terms }: Query, ids: readonly RecordId[]): Promise<readonly Snippet[]> {
    const { documents, keeper } = this.#parts
    const found = ids.flatMap((id) => documents.found(id) ?? [])
    const texts = await Promise.all(found.map((record) => documents.texts(record)))
    return keeper.ask((index) => index.snippets(terms.filter(isSought), texts)) ?? []
  }

  /** How many records a query finds; null while that cannot be said. */
  count(query: Query, today: LocalDate): number | null {
    const { keeper, resolver } = this.#parts
    if (!keeper.isComplete) return null
    const asked = resolver.resolve(query, today).query
    return keeper.ask((index) => index.search(asked, { from: 0, count: 0 }).total)
  }
}

function isSought(term: Query["terms"][number]): term is TextTerm {
  return term.kind !== "filter" && !term.isNot
}
