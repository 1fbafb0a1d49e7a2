import type { Query, Term, TextTerm } from "../../../src/query/query.ts"
import type { PlainRecord } from "./plain-records.ts"

/** What a name in a query means, told by the test that made it. */
export type PlainNames = Readonly<{
  today: string
  /** Ids of whoever is meant by a filter's value. */
  meant: (value: string) => readonly string[]
}>

/** Every record looked at, each term tried on its plain words. In no order. */
export function plainSearch(
  records: readonly PlainRecord[],
  query: Query,
  names: PlainNames,
): ReadonlySet<string> {
  if (query.terms.length === 0) return new Set()
  const holds = holding(records, names)
  return new Set(
    records.filter((one) => query.terms.every((term) => holds(one, term) !== term.isNot)).map(({ id }) => id),
  )
}

function holding(all: readonly PlainRecord[], { today, meant }: PlainNames) {
  const open = all.filter(({ record, kind }) => {
    if (kind === "action") return isOneOf(["open", "in_progress"], record["status"] ?? "open")
    return kind === "reciprocity-entry" && isOneOf(["requested", "offered", "promised"], record["state"])
  })
  const around = (kind: string) =>
    new Set(
      open
        .filter((one) => one.kind === kind)
        .flatMap((one) => [one.id, one.record["session"], ...one.people, ...one.relationships]),
    )
  return (one: PlainRecord, term: Term): boolean => {
    if (term.kind !== "filter") return hasText(one, term)
    const { filter } = term
    switch (filter.by) {
      case "person":
        return meant(filter.value).some((id) => one.people.includes(id))
      case "relationship":
        return meant(filter.value).some((id) => one.relationships.includes(id))
      case "owner":
        return ["me", "them"].includes(filter.value)
          ? one.owners.includes(filter.value)
          : meant(filter.value).some((id) => one.owners.includes(id))
      case "stage":
        return all.some(
          ({ kind, id, record }) =>
            kind === "relationship" && record["stage"] === filter.value && one.relationships.includes(id),
        )
      case "tag":
        return one.tags.some((tag) => tag === filter.value || tag.startsWith(`${filter.value}/`))
      case "kind":
        return one.kind === filter.value
      case "on":
        return one.day !== null && one.day >= filter.value.from && one.day <= filter.value.to
      case "before":
        return one.day !== null && one.day < filter.value.from
      case "after":
        return one.day !== null && one.day > filter.value.to
      case "has":
        switch (filter.value) {
          case "text":
            return one.hasText
          case "attachments":
            return all.some(({ kind, record }) => kind === "attachment" && record["of"] === one.id)
          case "open-actions":
            return around("action").has(one.id)
          case "open-promises":
            return around("reciprocity-entry").has(one.id)
        }
      case "is":
        return isSo(one, filter.value, open, today)
    }
  }
}

function isSo(one: PlainRecord, value: string, open: readonly PlainRecord[], today: string): boolean {
  const { record } = one
  switch (value) {
    case "pinned":
      return record.pinned
    case "archived":
      return record.archivedAt !== undefined
    case "overdue": {
      const due = record[one.kind === "action" ? "due" : "promisedFor"]
      return open.includes(one) && typeof due === "string" && due < today
    }
    default:
      return record.confidentiality === value
  }
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return words.some((word) => word === value)
}

function hasText(one: PlainRecord, term: TextTerm): boolean {
  return [one.title, one.text, one.tags.join("\n")].map(wordsOf).some((words) => hasTerm(words, term))
}

function hasTerm(words: readonly string[], term: TextTerm): boolean {
  switch (term.kind) {
    case "word":
    case "phrase": {
      const asked = wordsOf(term.text)
      const last = asked.length - 1
      return words.some((_, at) =>
        asked.every((word, index) => {
          const there = words[at + index] ?? ""
          return term.isPrefix && index === last ? there.startsWith(word) : there === word
        }),
      )
    }
    case "near": {
      // A word asked for twice is found where it stands once, as SQLite has it.
      const [one = "", other = ""] = term.words.flatMap(wordsOf)
      return words.some(
        (word, at) =>
          word === one &&
          words.some((near, place) => near === other && Math.abs(place - at) - 1 <= term.distance),
      )
    }
  }
}

/** For the words that the test draws: letters, some with accents, and digits. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
}
