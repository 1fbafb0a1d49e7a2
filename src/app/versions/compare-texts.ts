import { diffArrays } from "diff"

export type TextPart = Readonly<{ kind: "same" | "added" | "removed"; text: string }>

/** Texts that have less in common are no longer compared word by word: the search grows with the square of this. */
const mostChanges = 2_000

/** What was taken out of `earlier` and put in to make `present`, in reading order; null where too little is the same. */
export function compareTexts(earlier: string, present: string): readonly TextPart[] | null {
  const changes = diffArrays(wordsOf(earlier), wordsOf(present), { maxEditLength: mostChanges })
  return (
    changes?.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })) ?? null
  )
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" })

/** Words, blanks and marks, each by itself. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
