import type { MessageKey } from "../strings/say.ts"

/** The least that is accepted, as a power of ten of guesses. */
export const minimumGuessesLog10 = 15

export type Strength = "none" | "guessed" | "weak" | "close" | "strong" | "very-strong"

/** In words; `none` before anything is typed or while the estimate is not there yet. */
export function strengthOf(guessesLog10: number | null): Strength {
  if (guessesLog10 === null) return "none"
  if (guessesLog10 < 8) return "guessed"
  if (guessesLog10 < 12) return "weak"
  if (guessesLog10 < minimumGuessesLog10) return "close"
  return guessesLog10 < 20 ? "strong" : "very-strong"
}

/** How many of four marks are filled. */
export const strengthMarks: Readonly<Record<Strength, number>> = {
  none: 0,
  guessed: 1,
  weak: 2,
  close: 3,
  strong: 4,
  "very-strong": 4,
}

export const strengthSentence = {
  none: "strength.none",
  guessed: "strength.guessed",
  weak: "strength.weak",
  close: "strength.close",
  strong: "strength.strong",
  "very-strong": "strength.very-strong",
} as const satisfies Record<Strength, MessageKey>

/** Power of ten of the guesses that a passphrase is worth; null for an empty one. */
export type Estimator = (passphrase: string) => number | null

let loading: Promise<Estimator> | null = null

/** Loads the dictionaries (they come with the app) once; nothing is fetched from elsewhere. */
export function loadEstimator(): Promise<Estimator> {
  loading ??= makeEstimator()
  return loading
}

async function makeEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
  return (passphrase) => (passphrase === "" ? null : zxcvbn.check(passphrase).guessesLog10)
}
