import { isNearBeginning } from "../domain/near-word.ts"
import { type FuzzyText, type FuzzyWord, isTooFar } from "./fuzzy-text.ts"

/** Runs of letters of a name's `padded`: from, to. */
export type Runs = readonly (readonly [number, number])[]

/** What each way to be found is worth. */
const whole = 4
const begins = 3
const initials = 2
const inside = 1.5
const slipped = 1
const shortened = 0.5

/** In the best way that there is; 0 where it is not found. Called for every name at every key: makes nothing on the way. */
export function worthOf(word: FuzzyWord, name: FuzzyText): number {
  const { text, letters } = word
  if (isTooFar(word, name.letters)) return 0
  let [isNear, isInOne] = [false, false]
  for (const ofWord of name.ofWords) {
    if ((letters & ~ofWord) === 0) isInOne = true
    else if (!isTooFar(word, ofWord)) isNear = true
  }
  if (isInOne && (word.start & name.starts) !== 0 && name.padded.includes(word.begun))
    return name.padded.includes(word.whole) ? whole : begins
  if (hasInitials(word, name, null)) return initials
  if (isInOne && word.isFoundInside && name.padded.includes(text)) return inside
  if ((isInOne || isNear) && slippedAt(word, name) !== 0) return slipped
  return isInOne && isShortened(word, name, null) ? shortened : 0
}

/** Where it was found. */
export function runsOf(word: FuzzyWord, name: FuzzyText): Runs {
  const runs: [number, number][] = []
  const { padded } = name
  const run = (from: number): Runs => [[from, from + word.text.length]]
  switch (worthOf(word, name)) {
    case whole:
      return run(padded.indexOf(word.whole) + 1)
    case begins:
      return run(padded.indexOf(word.begun) + 1)
    case inside:
      return run(padded.indexOf(word.text))
    case initials:
      hasInitials(word, name, runs)
      return runs
    case slipped: {
      const from = slippedAt(word, name)
      return [[from, Math.min(padded.indexOf(" ", from), from + word.text.length)]]
    }
    case shortened:
      isShortened(word, name, runs)
      return runs
    default:
      return runs
  }
}

/** Every run of its letters begins a word: `nse` in "new session". */
function hasInitials(
  { text, letters, start }: FuzzyWord,
  name: FuzzyText,
  runs: [number, number][] | null,
): boolean {
  if (text.length < 2 || text.length > 12 || name.ofWords.length < 2) return false
  if ((letters & ~name.letters) !== 0 || (start & name.starts) === 0) return false
  const { padded } = name
  const opening = ` ${text.charAt(0)}`
  for (let at = padded.indexOf(opening); at !== -1; at = padded.indexOf(opening, at + 1)) {
    if (hasInitialsFrom(at + 1, text, padded, runs)) return true
  }
  return false
}

function hasInitialsFrom(
  from: number,
  text: string,
  padded: string,
  runs: [number, number][] | null,
): boolean {
  if (runs !== null) runs.length = 0
  let [begun, at] = [from, from + 1]
  for (let letter = 1; letter < text.length; letter++) {
    if (padded.charCodeAt(at) !== text.charCodeAt(letter)) {
      const next = nextWordFrom(at, text.charCodeAt(letter), padded)
      if (next === 0) return false
      runs?.push([begun, at])
      begun = next
      at = next
    }
    at += 1
  }
  runs?.push([begun, at])
  return true
}

/** The next word that begins with this letter; 0 where there is none. */
function nextWordFrom(at: number, letter: number, padded: string): number {
  for (let space = padded.indexOf(" ", at); space !== -1; space = padded.indexOf(" ", space + 1)) {
    if (padded.charCodeAt(space + 1) === letter) return space + 1
  }
  return 0
}

/** Where the word begins that it nearly is the beginning of; 0 where there is none. One of the first two letters must be right. */
function slippedAt(word: FuzzyWord, { padded, ofWords }: FuzzyText): number {
  const { text, slips } = word
  if (slips === 0) return 0
  let from = 1
  for (const ofWord of ofWords) {
    const to = padded.indexOf(" ", from)
    const canBe = !isTooFar(word, ofWord) && sharesStart(text, padded, from)
    if (canBe && isNearBeginning(text, padded, slips, from, to)) return from
    from = to + 1
  }
  return 0
}

function sharesStart(text: string, padded: string, from: number): boolean {
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)]
  const [itsFirst, itsSecond] = [padded.charCodeAt(from), padded.charCodeAt(from + 1)]
  return first === itsFirst || second === itsSecond || first === itsSecond || second === itsFirst
}

/** Its letters in their order within one word that begins as it does and is not much longer: `sttngs`. */
function isShortened(
  { text, letters }: FuzzyWord,
  { padded, ofWords }: FuzzyText,
  runs: [number, number][] | null,
): boolean {
  if (text.length < 3) return false
  let from = 1
  for (const ofWord of ofWords) {
    const to = padded.indexOf(" ", from)
    const canBe = (letters & ~ofWord) === 0 && to - from <= 2 * text.length + 1
    if (canBe && padded.charCodeAt(from) === text.charCodeAt(0) && areWithin(from, to, text, padded, runs))
      return true
    from = to + 1
  }
  return false
}

function areWithin(
  from: number,
  to: number,
  text: string,
  padded: string,
  runs: [number, number][] | null,
): boolean {
  if (runs !== null) runs.length = 0
  let letter = 0
  for (let at = from; at < to && letter < text.length; at++) {
    if (padded.charCodeAt(at) !== text.charCodeAt(letter)) continue
    letter += 1
    const last = runs?.at(-1)
    if (last?.[1] === at) last[1] = at + 1
    else runs?.push([at, at + 1])
  }
  return letter === text.length
}
