/** The `count` that come first in the order of `compare`, in that order: what a sort and a cut would answer, for a short list out of a long one. */
export function bestOf<Item>(
  items: Iterable<Item>,
  count: number,
  compare: (one: Item, other: Item) => number,
): readonly Item[] {
  const best: Item[] = []
  for (const item of items) {
    const last = best.at(-1)
    if (best.length >= count && (last === undefined || compare(item, last) >= 0)) continue
    const at = best.findIndex((other) => compare(item, other) < 0)
    best.splice(at < 0 ? best.length : at, 0, item)
    if (best.length > count) best.pop()
  }
  return best
}
