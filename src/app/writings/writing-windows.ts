import type { WritingSummary, WritingWindow } from "../../worker/api.ts"

/** The part of a long list that was asked for so far; `items` is sparse. */
export type WritingWindows = Readonly<{ total: number; items: ReadonlyMap<number, WritingSummary> }>

/** How many rows are asked for at once. */
export const windowSize = 60

/** The starts of the windows that rows `first` to `last` (both included) lie in. */
export function windowsFor(first: number, last: number): readonly number[] {
  const starts: number[] = []
  for (let from = first - (first % windowSize); from <= last; from += windowSize) starts.push(from)
  return starts
}

/** Lays a window over what is known. A changed total moves every row, so only the new window is kept then. */
export function withWindow(known: WritingWindows | null, from: number, got: WritingWindow): WritingWindows {
  const items = new Map(known?.total === got.total ? known.items : [])
  got.items.forEach((item, offset) => items.set(from + offset, item))
  return { total: got.total, items }
}
