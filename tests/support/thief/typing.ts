import type { Locator, Page } from "playwright-core"

/** Every word that is typed begins with it, so that one search finds them all. No word of any language does. */
export const typedStem = "quovexil"

/** Words that occur nowhere else, each with the place where it is typed, such as `quovexiltitle0007`. */
export function typedWords(place: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${typedStem}${place}${String(at).padStart(4, "0")}`)
}

/**
 * Types words into what has the focus: the first ones key by key as a hand does, the rest each as one insertion, as an
 * input method does. Answers how many keystrokes and insertions that were.
 */
export async function typeWords(page: Page, words: readonly string[], byHand = 3): Promise<number> {
  let strokes = 0
  for (const [at, word] of words.entries()) {
    if (at < byHand) {
      await page.keyboard.type(`${word} `)
      strokes += word.length + 1
    } else {
      await page.keyboard.insertText(`${word} `)
      strokes += 1
    }
  }
  return strokes
}

/** The same into a field. */
export async function typeInto(field: Locator, words: readonly string[], byHand = 3): Promise<number> {
  await field.click()
  return typeWords(field.page(), words, byHand)
}
