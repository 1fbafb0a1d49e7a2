import type { Link } from "./entities.ts"
import { isRecordId } from "./record-id.ts"

/**
 * A record's links once the text `body` mentions `ids`: links of other texts and other relations stay, and so does what a
 * newer version keeps in a link. The very same array where nothing changes. An id that is none is left out.
 */
export function mergeMentions(links: readonly Link[], body: string, ids: Iterable<string>): readonly Link[] {
  const mentioned = new Set([...ids].filter(isRecordId))
  const kept = links.filter((link) => {
    if (link.rel !== "mentions" || link.body !== body) return true
    return mentioned.delete(link.to)
  })
  if (kept.length === links.length && mentioned.size === 0) return links
  return [...kept, ...[...mentioned].map((to) => ({ to, rel: "mentions", body }))]
}

/** Whom a record's texts mention, each once. */
export function mentionedIn(links: readonly Link[] | undefined): readonly Link["to"][] {
  return [...new Set((links ?? []).filter(({ rel }) => rel === "mentions").map(({ to }) => to))]
}
