const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
  ħ: "h",
  ŧ: "t",
}

export const apostrophes = /['’ʼ‘`]/gu
/** What parts the words of a name. */
export const parting = /[\s\p{P}\p{Z}\p{Cc}`ʼ]+/u

/** Without case, accents and the like. Folds each character by itself: a text folded in parts is the text folded. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll(/[ßøłđðþæœıςħŧ]/gu, (letter) => letters[letter] ?? letter)
}
