import type { LocalDate } from "../../../src/base/local-date.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { foundKinds, type TextTerm } from "../../../src/query/query.ts"
import type { IndexQuery, SearchDocument } from "../../../src/search/search-types.ts"

/** Whole numbers below `limit`; the same ones for the same seed. */
export type Draw = (limit: number) => number

export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

/** Few enough that two of them meet often, and of many writings; some only fold to others. */
const words = [
  ..."the and mentoring mentor mentors mentee ment plan planning goal goals café cafe CAFE naïve Über uber".split(
    " ",
  ),
  ..."Straße strasse résumé resume coöperate don't e-mail 3rd 2026 naïveté Ελλάδα ΣΟΦΟΣ σοφος Москва москва".split(
    " ",
  ),
  ..."東京大学 京都 とうきょう カフェ ภาษาไทย שלום سلام a b x ﬁne ﬁ İstanbul ısı AND OR NOT NEAR".split(" "),
]
const signs = [
  " ",
  " ",
  " ",
  " ",
  " ",
  " ",
  "\n",
  ", ",
  ". ",
  " — ",
  "🤔",
  "👍🏽",
  "’",
  "-",
  '" ',
  "* ",
  "(",
  ") ",
  "\u00ad",
  "\u0301 ",
]

function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[draw(items.length)]
  if (item === undefined) throw new Error("Nothing to draw from")
  return item
}

function randomText(draw: Draw, most: number): string {
  return Array.from({ length: draw(most) }, () => pick(draw, words) + pick(draw, signs)).join("")
}

export function idOf(number: number): RecordId {
  return number.toString(16).padStart(32, "0") as RecordId
}

function randomDay(draw: Draw): LocalDate {
  return `20${20 + draw(7)}-${String(1 + draw(12)).padStart(2, "0")}-${String(1 + draw(28)).padStart(2, "0")}` as LocalDate
}

export function randomDocument(draw: Draw, id: RecordId): SearchDocument {
  return {
    id,
    kind: pick(draw, foundKinds),
    title: randomText(draw, 5),
    text: randomText(draw, 40),
    tags: Array.from({ length: draw(3) }, () => `${pick(draw, words)}/${pick(draw, words)}`).join("\n"),
    day: draw(4) === 0 ? null : randomDay(draw),
    facts: Array.from({ length: draw(4) }, () => `f-${draw(8)}`),
    stamp: `s-${draw(1_000_000)}`,
  }
}

function randomWord(draw: Draw): string {
  const word = pick(draw, words)
  return draw(12) === 0 ? word + pick(draw, signs) + pick(draw, words) : word
}

function randomTerm(draw: Draw): TextTerm {
  const isNot = draw(5) === 0
  const kind = draw(10)
  if (kind < 5) return { kind: "word", isNot, text: randomWord(draw), isPrefix: false }
  if (kind < 7) {
    const text = randomWord(draw)
    return { kind: "word", isNot, text: text.slice(0, 1 + draw(text.length)), isPrefix: true }
  }
  if (kind < 9) {
    const text = Array.from({ length: 1 + draw(3) }, () => pick(draw, words)).join(" ")
    return { kind: "phrase", isNot, text, isPrefix: draw(3) === 0 }
  }
  const near = Array.from({ length: 1 + draw(3) }, () => randomWord(draw))
  return { kind: "near", isNot, words: near, distance: draw(8) }
}

export function randomQuery(draw: Draw): IndexQuery {
  const some = <Item>(count: number, make: () => Item) => Array.from({ length: count }, make)
  return {
    terms: some(draw(4) === 0 ? 0 : 1 + draw(2), () => randomTerm(draw)),
    facts: some(draw(3) === 0 ? 1 : 0, () => ({
      isNot: draw(3) === 0,
      anyOf: some(draw(4), () => `f-${draw(10)}`),
    })),
    days: some(draw(4) === 0 ? 1 + draw(2) : 0, () => ({
      isNot: draw(3) === 0,
      from: draw(3) === 0 ? null : randomDay(draw),
      to: draw(3) === 0 ? null : randomDay(draw),
    })),
    kinds: draw(5) === 0 ? foundKinds.filter(() => draw(2) === 0) : null,
  }
}
