import { isNearBeginning } from "../domain/near-word.ts"
import { type FuzzyText, type FuzzyWord, hasMoreThan } from "./fuzzy-text.ts"

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
  const { text, letters, slips } = word
  if (hasMoreThan(slips, letters & ~name.letters)) return 0
  let [isNear, isWithin] = [false, false]
  for (const ofWord of name.ofWords) {
    const missing = letters & ~ofWord
    if (missing === 0) isWithin = true
    else if (slips > 0 && !hasMoreThan(slips, missing)) isNear = true
  }
  const at = isWithin ? name.padded.indexOf(text) : -1
  if (at !== -1 && (word.start & name.starts) !== 0) {
    if (name.padded.includes(word.whole)) return whole
    if (name.padded.includes(word.begun)) return begins
  }
  if (hasInitials(word, name, null)) return initials
  if (at !== -1 && word.isFoundInside) return inside
  if ((isWithin || isNear) && slippedAt(word, name) !== 0) return slipped
  return isWithin && isShortened(word, name, null) ? shortened : 0
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

/** Where the word begins that it nearly is the beginning of; 0 where there is none. */
function slippedAt({ text, letters, slips }: FuzzyWord, { padded, ofWords }: FuzzyText): number {
  if (slips === 0) return 0
  let from = 1
  for (const ofWord of ofWords) {
    const to = padded.indexOf(" ", from)
    const canBe = !hasMoreThan(slips, letters & ~ofWord)
    if (canBe && isNearBeginning(text, padded, slips, from, to)) return from
    from = to + 1
  }
  return 0
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
    if (canBe && padded.charCodeAt(from) === text.charCodeAt(0) && isWithin(from, to, text, padded, runs))
      return true
    from = to + 1
  }
  return false
}

function isWithin(
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
