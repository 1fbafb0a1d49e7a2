/**
 * Words by Unicode's rules (UAX 29, with ICU's dictionaries for scripts without blanks): numbers count, punctuation
 * and emoji do not.
 */
export function countWords(text: string, locale?: string): number {
  let words = 0
  for (const part of segmenterFor(locale).segment(text)) if (part.isWordLike === true) words += 1
  return words
}

const segmenters = new Map<string | undefined, Intl.Segmenter>()

function segmenterFor(locale: string | undefined): Intl.Segmenter {
  const known = segmenters.get(locale)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(locale, { granularity: "word" })
  segmenters.set(locale, made)
  return made
}
