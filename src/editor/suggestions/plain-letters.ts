/** `text` without case and without marks over its letters, to compare what is typed quickly with what is written well. */
export function plainLetters(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase()
}
