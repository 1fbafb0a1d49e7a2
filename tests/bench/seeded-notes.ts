import type { JsonObject } from "../../src/vault/json.ts"

export type SeededNote = Readonly<{ date: string; title: string; document: JsonObject }>

/** By these, 450 words are 230 different ones, as in an English translation of Seneca's letters, and rare words are rare. */
const vocabularySize = 20_000
const unevenness = 1.55
const defaultSeed = 20_261_120
const day = 86_400_000
const firstDay = Date.UTC(2016, 0, 1)

/** Its words, the most frequent first. */
export function seededVocabulary(seed = defaultSeed): readonly string[] {
  return vocabularyOf(mulberry32(seed))
}

/** The same notes for the same count, each of 300–600 words drawn from a vocabulary as uneven as a language's. */
export function* seededNotes(count: number, seed = defaultSeed): Generator<SeededNote, void, void> {
  const random = mulberry32(seed)
  const vocabulary = vocabularyOf(random)
  // Nearly Zipf: the n-th word about n times rarer than the first.
  const word = () => vocabulary[Math.floor(vocabularySize ** (random() ** unevenness)) - 1] ?? "room"
  const words = (length: number) => Array.from({ length }, word).join(" ")
  for (let made = 0; made < count; made++) {
    const paragraphs = 4 + Math.floor(random() * 3)
    const total = 300 + Math.floor(random() * 300)
    const content = Array.from({ length: paragraphs }, () => ({
      type: "paragraph",
      content: [{ type: "text", text: words(Math.round(total / paragraphs)) }],
    }))
    const date = new Date(firstDay + Math.floor((made / count) * 3_900) * day).toISOString().slice(0, 10)
    yield { date, title: words(3 + Math.floor(random() * 5)), document: { type: "doc", content } }
  }
}

function vocabularyOf(random: () => number): string[] {
  return Array.from({ length: vocabularySize }, () => wordOf(random))
}

function wordOf(random: () => number): string {
  const length = 2 + Math.floor(random() * 8)
  return Array.from({ length }, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join("")
}

/** Tommy Ettinger's mulberry32: 32 bits of state, the same numbers on every machine. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
