import type { Query, TextTerm } from "../../src/query/query.ts"
import { mulberry32, seededNotes, seededVocabulary } from "./seeded-notes.ts"

export const mixKinds = ["common word", "mid word", "rare word", "two words", "phrase", "prefix"] as const
export type MixKind = (typeof mixKinds)[number]

/** One question: as it is typed, as the app's query, and in the words of FTS5, for the peer. */
export type MixedQuery = Readonly<{ kind: MixKind; typed: string; query: Query; match: string }>

/** Ranks in the vocabulary: in most notes, in every sixth or so, in one of five hundred. */
const ranks = { common: [4, 40], mid: [150, 400], rare: [10_000, 19_500] } as const
const ofEachKind = 12
const leastLetters = 4
const prefixLetters = 3

/** The same for every vault of seeded notes: as many of each kind. */
export function queryMix(): readonly MixedQuery[] {
  const random = mulberry32(7)
  const vocabulary = seededVocabulary()
  const pick = ([from, to]: readonly [number, number]): string => {
    const word = vocabulary[from + Math.floor(random() * (to - from))] ?? ""
    return word.length < leastLetters ? pick([from, to]) : word
  }
  const notes = [...seededNotes(ofEachKind)]
  return notes.flatMap(({ document }) => {
    const one = (kind: MixKind, ...words: string[]) => mixed(kind, words)
    return [
      one("common word", pick(ranks.common)),
      one("mid word", pick(ranks.mid)),
      one("rare word", pick(ranks.rare)),
      one("two words", pick(ranks.common), pick(ranks.mid)),
      one("phrase", ...firstWords(document).slice(0, 2)),
      one("prefix", pick(ranks.mid).slice(0, prefixLetters)),
    ]
  })
}

/** What is asked while the words of a query are typed, key by key: the last of them is the beginning of one each time. */
export function keystrokesOf({ typed }: MixedQuery): readonly Query[] {
  return Array.from({ length: typed.length }, (_, at) => typed.slice(0, at + 1))
    .filter((text) => !text.endsWith(" "))
    .map((text) => {
      const words = text.split(" ")
      return { terms: words.map((word, at) => wordTerm(word, at === words.length - 1)) }
    })
}

/** Of these texts as well: `words` are such as stand in them. */
export function mixed(kind: MixKind, words: readonly string[]): MixedQuery {
  const text = words.join(" ")
  const quoted = words.map((word) => `"${word}"`)
  switch (kind) {
    case "phrase": {
      const term: TextTerm = { kind: "phrase", isNot: false, text, isPrefix: false }
      return { kind, typed: text, query: { terms: [term] }, match: `"${text}"` }
    }
    case "prefix": {
      const query = { terms: words.map((word) => wordTerm(word, true)) }
      return { kind, typed: text, query, match: quoted.map((word) => `${word}*`).join(" ") }
    }
    case "common word":
    case "mid word":
    case "rare word":
    case "two words": {
      const query = { terms: words.map((word) => wordTerm(word, false)) }
      return { kind, typed: text, query, match: quoted.join(" ") }
    }
  }
}

function wordTerm(text: string, isPrefix: boolean): TextTerm {
  return { kind: "word", isNot: false, text, isPrefix }
}

function firstWords(document: Readonly<Record<string, unknown>>): string[] {
  const [text = ""] = /(?<="text":")[^"]+/.exec(JSON.stringify(document)) ?? []
  return text.split(" ")
}
