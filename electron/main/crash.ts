export type CrashParts = {
  /** A lock is under way: it ends the process itself and opens the page. */
  readonly isLocking: () => boolean
  readonly cutFlushShort: () => void
  readonly openFreshPage: () => void
  readonly giveUp: () => void
  readonly now: () => number
}

const windowMs = 60_000
const maxInWindow = 3

/** What to do when the page's process is gone: a fresh page, but no endless loop of them. */
export function createCrashWatch(parts: CrashParts): () => void {
  let recent: number[] = []
  return () => {
    if (parts.isLocking()) return parts.cutFlushShort()
    const now = parts.now()
    recent = [...recent.filter((at) => now - at < windowMs), now]
    if (recent.length > maxInWindow) return parts.giveUp()
    parts.openFreshPage()
  }
}
