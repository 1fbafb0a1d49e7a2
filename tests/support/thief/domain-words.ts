/** Words from which a stranger would learn what the app is for; none may stand in a name that the app chooses. */
export const domainWords = [
  "mentor",
  "mentee",
  "journal",
  "diary",
  "diaries",
  "session",
  "note",
  "letter",
  "entry",
  "entries",
  "writing",
  "meeting",
  "conversation",
  "counterpart",
  "relationship",
  "person",
  "people",
  "contact",
  "agreement",
  "reciproc",
  "introduction",
  "cadence",
  "coach",
  "advice",
  "career",
  "goal",
  "secret",
  "private",
  "confidential",
] as const

export type NamedWord = Readonly<{ name: string; word: string }>

/** The names that hold one of the words, in any case and also inside a longer word. */
export function wordsInNames(names: readonly string[], words: readonly string[] = domainWords): NamedWord[] {
  return names.flatMap((name) =>
    words.filter((word) => name.toLowerCase().includes(word)).map((word) => ({ name, word })),
  )
}
