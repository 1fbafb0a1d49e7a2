const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** One or two letters, as whole as the eye sees them: an accent or the parts of an emoji are never torn off. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s\p{Dash}_/.,;()[\]"'“”‘’]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1)
  return ends.map((word) => firstGrapheme(word ?? "").toLocaleUpperCase()).join("")
}

function firstGrapheme(word: string): string {
  for (const { segment } of segmenter.segment(word)) return segment
  return ""
}
