/** A page of a list, where its height is not asked for. */
const page = 10

/** Where a key leads from row `current` of `total`; null for a key that moves nothing. */
export function rowAfterKey(key: string, current: number, total: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  }
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined
  return to === undefined || total === 0 ? null : Math.max(0, Math.min(total - 1, to))
}
