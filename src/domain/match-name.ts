/** A text as it is matched: its words without case, accents and the like. Made once a name and kept. */
export type FoldedWords = readonly string[]

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
  ħ: "h",
  ŧ: "t",
}

export function foldWords(name: string): FoldedWords {
  const folded = fold(name)
  // "O'Brien" is found by "obrien" as well as by "brien".
  const joined = folded.replaceAll(apostrophes, "")
  return wordsOf(joined === folded ? joined : `${joined} ${folded}`)
}

/** A query's apostrophes join only: each of its words is one that must be found. */
export function foldQuery(query: string): FoldedWords {
  return wordsOf(fold(query).replaceAll(apostrophes, ""))
}

/** How well `query` begins `name`; the higher the better, null where it does not match. */
export function matchName(query: string, name: string): number | null {
  return matchWords(foldQuery(query), foldWords(name))
}

/** As `matchName`, of words folded before. Every word of the query must begin a word of the name, in any order. */
export function matchWords(query: FoldedWords, name: FoldedWords): number | null {
  let sum = 0
  for (const word of query) {
    const best = Math.max(0, ...name.map((candidate) => matchWord(word, candidate)))
    if (best === 0) return null
    sum += best
  }
  if (query.length === 0) return 0
  const [first] = query
  const startsName = first !== undefined && name[0]?.startsWith(first) === true
  return sum / query.length + (startsName ? 0.5 : 0)
}

const apostrophes = /['’ʼ‘`]/gu
const parting = /[\s\p{P}\p{Z}\p{Cc}`ʼ]+/u

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll(/[ßøłđðþæœıςħŧ]/gu, (letter) => letters[letter] ?? letter)
}

function wordsOf(folded: string): FoldedWords {
  return [...new Set(folded.split(parting))].filter((word) => word !== "")
}

/** 4 the same, 3 its beginning, 2 inside where words are written without spaces, 1 nearly its beginning, 0 not at all. */
function matchWord(query: string, name: string): number {
  if (name === query) return 4
  if (name.startsWith(query)) return 3
  if (unspaced.test(query) && name.includes(query)) return 2
  const forgiven = query.length < 4 ? 0 : query.length < 8 ? 1 : 2
  if (forgiven === 0 || !hasEnoughLetters(query, name, forgiven)) return 0
  return distanceToBeginning(query, name, forgiven) <= forgiven ? 1 : 0
}

/** Each letter of `query` that the beginning lacks is a change at least: most names are told apart by this alone, and quickly. */
function hasEnoughLetters(query: string, name: string, most: number): boolean {
  const beginning = name.slice(0, query.length + most)
  let missing = 0
  for (let at = 0; at < query.length && missing <= most; at++) {
    if (!beginning.includes(query.charAt(at))) missing += 1
  }
  return missing <= most
}

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u

/** The fewest letters changed, left out, put in or swapped that make `query` a beginning of `name`; past `most` it is not counted on. */
function distanceToBeginning(query: string, name: string, most: number): number {
  if (name.length < query.length - most) return most + 1
  const width = Math.min(name.length, query.length + most)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, at) => at)
  for (let row = 1; row <= query.length; row++) {
    const next = [row]
    for (let at = 1; at <= width; at++) {
      const isSame = query[row - 1] === name[at - 1]
      let cost = Math.min(
        (last[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap = row > 1 && at > 1 && query[row - 1] === name[at - 2] && query[row - 2] === name[at - 1]
      if (isSwap) cost = Math.min(cost, (before[at - 2] ?? 0) + 1)
      next.push(cost)
    }
    if (Math.min(...next) > most) return most + 1
    before = last
    last = next
  }
  return Math.min(...last)
}
