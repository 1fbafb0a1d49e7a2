import { foldQuery, foldWords } from "../domain/match-name.ts"
import { type Marks, fuzzyMarks } from "./fuzzy-marks.ts"
import { fuzzyQuery, type FuzzyText, fuzzyText } from "./fuzzy-text.ts"
import { fuzzyScore } from "./fuzzy.ts"

/** `marks` are in the command's own name, and empty where a synonym was meant. */
export type CommandMatch = Readonly<{ score: number; marks: Marks }>

/** `names`: the command's own name and then its synonyms, which count a little less. Folded once for each list. */
export function matchCommand(typed: string, names: readonly string[]): CommandMatch | null {
  const query = fuzzyQuery(typed)
  const scores = textsOf(names).map((text) => fuzzyScore(query, text))
  const [ownScore = 0, ...synonyms] = scores
  const score = Math.max(ownScore, ...synonyms.map((one) => 0.9 * one))
  return score === 0 ? null : { score, marks: ownScore === 0 ? [] : fuzzyMarks(query, names[0] ?? "") }
}

const textsOfLists = new WeakMap<readonly string[], readonly FuzzyText[]>()

function textsOf(names: readonly string[]): readonly FuzzyText[] {
  const known = textsOfLists.get(names)
  if (known !== undefined) return known
  const texts = names.map((name) => fuzzyText(foldWords(name)))
  textsOfLists.set(names, texts)
  return texts
}

/**
 * What was typed behind the whole of one of the names: "Anna" of "new session with Anna". Empty where a space was typed
 * and no more; null where none of the names was typed to its end.
 */
export function argumentBehind(typed: string, names: readonly string[]): string | null {
  const rests = names.map((name) => restBehind(typed, name)).filter((rest) => rest !== null)
  // The longer the name that was typed, the less is left.
  return rests.toSorted((one, other) => one.length - other.length)[0] ?? null
}

function restBehind(typed: string, name: string): string | null {
  const wanted = name
    .split(/\s+/u)
    .map(folded)
    .filter((word) => word !== "")
  let at = 0
  for (const match of typed.matchAll(/\S+/gu)) {
    const word = wanted[at]
    if (word === undefined) return typed.slice(match.index)
    if (folded(match[0]) !== word) return null
    at += 1
  }
  return at > 0 && at === wanted.length && /\s$/u.test(typed) ? "" : null
}

function folded(word: string): string {
  return foldQuery(word).join(" ")
}
