import { bestOf } from "../../base/best-of.ts"
import { type LocalDate, localDateOf } from "../../base/local-date.ts"
import { foldQuery, foldWords, matchWords } from "../../domain/match-name.ts"
import { choicesOf } from "../../query/filter-words.ts"
import { type FilterName, offeredSpans } from "../../query/query.ts"
import { readFilter } from "../../query/read-filter.ts"
import type { Picks } from "../records/picks.ts"
import type { Suggestion, SuggestQuestion } from "../api/search.ts"
import type { Finding } from "./finding.ts"
import type { NamedBy, NameFinder } from "./name-finder.ts"
import type { TagFinder } from "./tag-finder.ts"

type Offered = Omit<Suggestion, "count">

export type SuggestionParts = Readonly<{
  picks: Pick<Picks, "pick">
  finder: NameFinder
  tags: TagFinder
  finding: Finding
  compareNames: (one: string, other: string) => number
  /** Another number after every commit. */
  stamp: () => number
}>

const mostCounts = 500

/** What can stand behind a filter's colon. */
export class Suggestions {
  readonly #parts: SuggestionParts
  /** The next key offers mostly what this one did. */
  readonly #counts = new Map<string, number>()
  #countedAt: number | null = null

  constructor(parts: SuggestionParts) {
    this.#parts = parts
  }

  suggest({ by, text, count }: SuggestQuestion): readonly Suggestion[] {
    const today = localDateOf(new Date())
    return this.#offered(by, text, count, today)
      .slice(0, count)
      .map((offered) => ({ ...offered, count: this.#countOf(by, offered.value, today) }))
  }

  #offered(by: FilterName, text: string, count: number, today: LocalDate): readonly Offered[] {
    switch (by) {
      case "person":
      case "relationship":
        return this.#named(by, text, count)
      case "owner":
        return [...beginning(choicesOf.owner, text), ...this.#named("person", text, count)]
      case "tag":
        return this.#tags(text, count)
      case "kind":
      case "stage":
      case "has":
      case "is":
        return beginning(choicesOf[by], text)
      case "before":
      case "after":
      case "on":
        return days(by, text, today)
    }
  }

  /** By name where nobody else would be meant by it, else by id. */
  #named(by: NamedBy, text: string, count: number): readonly Offered[] {
    const { picks, finder } = this.#parts
    const types = [by === "person" ? ("contact" as const) : ("relationship" as const)]
    return picks.pick({ text, types, count }).map(({ id, name, detail }) => {
      const { ids, isGuess } = finder.find(by, name)
      const isClear = !isGuess && ids.length === 1 && ids[0] === id
      return { value: isClear ? name : `@${id}`, label: name, detail }
    })
  }

  /** Those that begin so come before those with such a name inside of them. */
  #tags(text: string, count: number): readonly Offered[] {
    const { tags, compareNames } = this.#parts
    const typed = foldQuery(text)
    const begun = text.toLowerCase()
    const found = tags.all().flatMap((path) => {
      const score = matchWords(typed, foldWords(path))
      return score === null
        ? []
        : [{ path, score: path.toLowerCase().startsWith(begun) ? score + 10 : score }]
    })
    return bestOf(
      found,
      count,
      (one, other) => other.score - one.score || compareNames(one.path, other.path),
    ).map(({ path }) => ({ value: path, label: path, detail: "" }))
  }

  #countOf(by: FilterName, value: string, today: LocalDate): number | null {
    const stamp = this.#parts.stamp()
    if (stamp !== this.#countedAt || this.#counts.size >= mostCounts) this.#counts.clear()
    this.#countedAt = stamp
    const key = `${by} ${value} ${today}`
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const filter = readFilter(by, value, today)
    if (filter === null) return null
    const count = this.#parts.finding.count({ terms: [{ kind: "filter", isNot: false, filter }] }, today)
    if (count !== null) this.#counts.set(key, count)
    return count
  }
}

/** The page has the words for these. */
function beginning(values: readonly string[], text: string): readonly Offered[] {
  const begun = plain(text)
  return values.filter((value) => value.startsWith(begun)).map(unlabelled)
}

/** What is typed stands first where it is a day already. */
function days(by: FilterName, text: string, today: LocalDate): readonly Offered[] {
  const words = beginning(offeredSpans, text)
  const typed = readFilter(by, text, today)
  const isOwn = typed !== null && !words.some(({ value }) => value === plain(text))
  return isOwn ? [unlabelled(plain(text)), ...words] : words
}

function unlabelled(value: string): Offered {
  return { value, label: "", detail: "" }
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/gu, "-")
}
