import type { LocalDate } from "../../../src/base/local-date.ts"
import {
  type Filter,
  foundKinds,
  hasValues,
  isValues,
  type Query,
  type Term,
  type TextTerm,
} from "../../../src/query/query.ts"
import { aWord, type Draw, pickOne } from "./random-words.ts"

/** What there is to ask for. */
export type Askable = Readonly<{
  people: readonly Readonly<{ id: string; name: string }>[]
  relationships: readonly string[]
  tags: readonly string[]
  days: readonly string[]
}>

export function randomQuery(draw: Draw, there: Askable): Query {
  const count = pickOne(draw, [1, 1, 1, 2, 2, 3])
  return { terms: Array.from({ length: count }, () => randomTerm(draw, there)) }
}

function randomTerm(draw: Draw, there: Askable): Term {
  const isNot = draw() < 0.15
  return draw() < 0.5 ? textTerm(draw, isNot) : { isNot, kind: "filter", filter: filter(draw, there) }
}

function textTerm(draw: Draw, isNot: boolean): TextTerm {
  const isPrefix = draw() < 0.3
  const shortened = (word: string) => (isPrefix ? word.slice(0, 1 + Math.floor(draw() * 3)) : word)
  switch (pickOne(draw, ["word", "word", "word", "phrase", "near"] as const)) {
    case "word":
      return { isNot, kind: "word", text: shortened(aWord(draw)), isPrefix }
    case "phrase":
      return { isNot, kind: "phrase", text: `${aWord(draw)} ${shortened(aWord(draw))}`, isPrefix }
    case "near":
      return { isNot, kind: "near", words: [aWord(draw), aWord(draw)], distance: Math.floor(draw() * 4) }
  }
}

function filter(draw: Draw, { people, relationships, tags, days }: Askable): Filter {
  const by = pickOne(draw, [
    "person",
    "relationship",
    "owner",
    "stage",
    "tag",
    "kind",
    "on",
    "has",
    "is",
  ] as const)
  switch (by) {
    case "person": {
      const { id, name } = pickOne(draw, people)
      return { by, value: draw() < 0.5 ? `@${id}` : name }
    }
    case "owner": {
      const { id } = pickOne(draw, people)
      return { by, value: pickOne(draw, ["me", "them", `@${id}`]) }
    }
    case "relationship":
      return { by, value: `@${pickOne(draw, relationships)}` }
    case "stage":
      return { by, value: pickOne(draw, ["establish", "plan"]) }
    case "tag":
      return { by, value: pickOne(draw, tags) }
    case "kind":
      return { by, value: pickOne(draw, foundKinds) }
    case "on": {
      const span = [pickOne(draw, days), pickOne(draw, days)].toSorted()
      const [from, to] = span as [LocalDate, LocalDate]
      return {
        by: pickOne(draw, ["on", "before", "after"] as const),
        value: { text: `${from}..${to}`, from, to },
      }
    }
    case "has":
      return { by, value: pickOne(draw, hasValues) }
    case "is":
      return { by, value: pickOne(draw, isValues) }
  }
}
