/** By code units: the same order on every computer, for what nobody reads as an alphabet. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
