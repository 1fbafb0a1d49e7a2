/** How many slips a word of so many letters is forgiven. */
export function slipsForgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/**
 * Whether so many letters changed, left out, put in or swapped with the next one make `query` a beginning of the word in
 * `text` between `from` and `to`. Most words differ at once, and are told apart by that; with many slips it would be slow.
 */
export function isNearBeginning(
  query: string,
  text: string,
  slips: number,
  from = 0,
  to = text.length,
): boolean {
  return to - from >= query.length - slips && isNear(query, 0, text, from, to, slips)
}

function isNear(query: string, at: number, text: string, from: number, to: number, slips: number): boolean {
  let [one, other] = [at, from]
  while (one < query.length && other < to && query.charCodeAt(one) === text.charCodeAt(other)) {
    one += 1
    other += 1
  }
  if (one === query.length) return true
  if (slips === 0) return false
  if (other === to) return query.length - one <= slips
  const isSwap =
    one + 1 < query.length &&
    other + 1 < to &&
    query.charCodeAt(one) === text.charCodeAt(other + 1) &&
    query.charCodeAt(one + 1) === text.charCodeAt(other)
  return (
    isNear(query, one + 1, text, other + 1, to, slips - 1) ||
    isNear(query, one + 1, text, other, to, slips - 1) ||
    isNear(query, one, text, other + 1, to, slips - 1) ||
    (isSwap && isNear(query, one + 2, text, other + 2, to, slips - 1))
  )
}
