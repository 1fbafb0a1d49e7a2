/** Words parted by one space each. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim()
}

/** The stars behind a word say that it is a beginning; they are no part of it. */
export function withoutStars(text: string): string {
  return text.replace(/[\s*]+$/u, "")
}

/** Whether there is anything in it that the index makes a word of. */
export function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}\p{Co}]/u.test(text)
}

export function endsInLetter(text: string): boolean {
  return /[\p{L}\p{N}\p{Co}]\p{M}*$/u.test(text)
}
