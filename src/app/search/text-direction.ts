const leftToRight = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Han}/gu
const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/gu

/**
 * Which way most of a text runs. A piece cut out of one may begin with a name in another script, by which `dir="auto"` would
 * turn all of it.
 */
export function directionOf(text: string): "ltr" | "rtl" {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  return count(rightToLeft) > count(leftToRight) ? "rtl" : "ltr"
}
