import type { TypeBackAnswer } from "../../worker/api.ts"

/** The place of the word that checks the other 23. */
export const checksumPlace = 23

/** What is typed, as the sheet writes it: BIP39's English words are lower-case ASCII. */
export function readTypedWord(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase()
}

/** The answers in the order asked, or null while one is still empty. */
export function readAnswers(
  places: readonly number[],
  typed: Readonly<Record<number, string>>,
): readonly TypeBackAnswer[] | null {
  const answers = places.map((place) => ({ place, word: readTypedWord(typed[place] ?? "") }))
  return answers.every(({ word }) => word !== "") ? answers : null
}

/** Words from a text that may be numbered, broken into lines, or in capitals: what a sheet looks like when it is copied. */
export function readRecoveryWords(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "")
}
