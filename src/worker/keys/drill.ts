import { equalInConstantTime } from "../../crypto/keyed-hash.ts"
import { recoveryWordCount, recoveryWords } from "../../crypto/recovery-words.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import type { TypeBackAnswer } from "../api.ts"
import { somePlaces } from "./recovery-draft.ts"

const askedFor = 3
/** No word of the list is longer than 8 letters; what is typed beyond this is wrong anyway. */
const longestWord = 32

/** Places of the sheet, from 0, that are to be typed from paper. */
export function drillPlaces(): readonly number[] {
  return somePlaces(recoveryWordCount, askedFor)
}

/** Whether exactly the words at `places` were typed, in any case. Which one is wrong takes no other time than which is right. */
export function areWords(
  seed: SecretKey<"recovery-seed">,
  places: readonly number[],
  answers: readonly TypeBackAnswer[],
): boolean {
  const words = recoveryWords(seed)
  const typed = new Map(answers.map(({ place, word }) => [place, word.trim().toLowerCase()]))
  const right = places.map((place) => padded(words[place] ?? ""))
  const given = places.map((place) => padded(typed.get(place) ?? ""))
  return places.length > 0 && equalInConstantTime(joined(right), joined(given))
}

function padded(word: string): Uint8Array {
  const bytes = new Uint8Array(longestWord)
  bytes.set(utf8Bytes(word).subarray(0, longestWord))
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.length * longestWord)
  for (const [at, part] of parts.entries()) all.set(part, at * longestWord)
  return all
}
