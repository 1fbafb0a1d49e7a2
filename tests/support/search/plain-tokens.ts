/**
 * The words of a text by the rule of SQLite's `unicode61 remove_diacritics 2`, written without SQLite, so that an index can
 * be held against a plain scan: runs of letters and digits, folded, Latin letters without their marks. Letters of writings
 * without spaces are words of their own. Where SQLite's older tables of Unicode lack a letter the two may part.
 */
export function plainTokens(text: string): readonly string[] {
  const tokens: string[] = []
  let token = ""
  const end = () => {
    if (token !== "") tokens.push(token)
    token = ""
  }
  for (const point of text) {
    if (unspaced.test(point)) end()
    if (wordPoint.test(point)) token += folded(point)
    else if (token === "" || !kept.test(point)) end()
    if (unspaced.test(point)) end()
  }
  end()
  return tokens
}

const wordPoint = /[\p{L}\p{N}\p{Co}]/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Marks that do not end a word, and are no part of it. */
const kept = /[\u0300-\u0304\u0306-\u030C\u030F\u0311\u031B\u0323-\u0328\u032D-\u032E\u0330-\u0331]/u

function folded(point: string): string {
  const great = point.toUpperCase()
  const small = isOnePoint(great) && point !== "ı" ? great.toLowerCase() : point.toLowerCase()
  const [first = ""] = small.normalize("NFD")
  return first >= "a" && first <= "z" ? first : small
}

function isOnePoint(text: string): boolean {
  return Array.from(text).length === 1
}
