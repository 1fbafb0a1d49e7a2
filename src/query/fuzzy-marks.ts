import { apostrophes, foldText, parting } from "../domain/fold-text.ts"
import { type FuzzyQuery, type FuzzyText, fuzzyText } from "./fuzzy-text.ts"
import { type Runs, runsOf, worthOf } from "./fuzzy-word.ts"

/** Found places in a text as it is written, in UTF-16 units: from, to. */
export type Marks = readonly (readonly [number, number])[]

/** In order and apart; empty where the name is not meant. For the rows on screen only: the name is folded anew. */
export function fuzzyMarks({ words }: FuzzyQuery, name: string): Marks {
  const joined = readingOf(name, "join")
  const parted = readingOf(name, "part")
  const marks = words.map((word) => {
    const reading = worthOf(word, joined.text) >= worthOf(word, parted.text) ? joined : parted
    return marksOf(runsOf(word, reading.text), reading, name)
  })
  return marks.some((one) => one.length === 0) ? [] : merged(marks.flat())
}

/** `places`: for each letter of the folded text the one it comes from. */
type Reading = Readonly<{ text: FuzzyText; places: Marks }>

/** An apostrophe joins what stands beside it ("obrien") or parts it ("brien"). */
function readingOf(name: string, apostrophe: "join" | "part"): Reading {
  let padded = " "
  const places: (readonly [number, number])[] = [[0, 0]]
  let at = 0
  for (const letter of name) {
    const place = [at, at + letter.length] as const
    at += letter.length
    if (apostrophe === "join" && letter.replaceAll(apostrophes, "") === "") continue
    for (const folded of foldText(letter)) {
      const put = parting.test(folded) ? " " : folded
      if (put === " " && padded.endsWith(" ")) continue
      padded += put
      for (let unit = 0; unit < put.length; unit++) places.push(place)
    }
  }
  return { text: fuzzyText(padded.split(" ").filter((word) => word !== "")), places }
}

/** Accents that are written behind a letter belong to it. */
function marksOf(runs: Runs, { places }: Reading, name: string): Marks {
  return runs.flatMap(([from, to]) => {
    const [first, last] = [places[from], places[to - 1]]
    if (first === undefined || last === undefined) return []
    const behind = /^[\p{M}\p{Cf}]+/u.exec(name.slice(last[1]))?.[0].length ?? 0
    return [[first[0], last[1] + behind] as const]
  })
}

function merged(marks: Marks): Marks {
  const apart: [number, number][] = []
  for (const [from, to] of marks.toSorted((one, other) => one[0] - other[0])) {
    const last = apart.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else apart.push([from, to])
  }
  return apart
}
