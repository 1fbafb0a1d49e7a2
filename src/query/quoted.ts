/** What parts the pieces of a query; sticky, for matching where it is set. */
export const parting = /[\s\p{Cc}]+/uy

const opening = /["“”„‟«»]/u
const closing = /["“”‟«»]/u

export function isOpeningQuote(text: string, at: number): boolean {
  return opening.test(text.charAt(at))
}

/**
 * From the opening quote to behind the closing one. `""` in straight quotes is one quote of the text. A typographic quote,
 * as editors make them of straight ones, is closed by any. `isOpen`: nothing closes it, and it ends with the text.
 */
export function readQuoted(
  text: string,
  from: number,
): Readonly<{ content: string; to: number; isOpen: boolean }> {
  const isStraight = text[from] === '"'
  let content = ""
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (isStraight && sign === '"' && text[at + 1] === '"') at += 1
    else if (isStraight ? sign === '"' : closing.test(sign)) return { content, to: at + 1, isOpen: false }
    content += sign
  }
  return { content, to: text.length, isOpen: true }
}

/** In straight quotes, as `readQuoted` reads it. */
export function quoted(content: string): string {
  return `"${content.replaceAll('"', '""')}"`
}

/** As the value of a filter: in quotes only where it must be. */
export function quotedWhereNeeded(value: string): string {
  const isPlain = value !== "" && !/[\s\p{Cc}]/u.test(value) && !isOpeningQuote(value, 0)
  return isPlain ? value : quoted(value)
}
