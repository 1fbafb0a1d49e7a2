import { cleanLine } from "./clean-text.ts"

/** In UTF-16 units; as long as a record's own tags may be. */
export const longestTag = 100

/** A tag as it is kept: its names trimmed and parted by single slashes; empty where nothing is left of it. */
export function tagPath(text: string): string {
  return cleanLine(text)
    .normalize("NFC")
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .join("/")
}

/** Whether `tag` is `path` or nested in it. */
export function isWithinTag(tag: string, path: string): boolean {
  return tag === path || (tag.length > path.length && tag.startsWith(path) && tag[path.length] === "/")
}

/** Whether one of a record's tags is `path` or nested in it. */
export function bearsTag(tags: readonly string[], path: string): boolean {
  return tags.some((tag) => isWithinTag(tag, path))
}

/** What `tag` is nested in, outermost first. */
export function tagsAround(tag: string): readonly string[] {
  const around: string[] = []
  for (let at = tag.indexOf("/", 1); at > 0; at = tag.indexOf("/", at + 1)) around.push(tag.slice(0, at))
  return around
}

/** The last name of a path. */
export function tagName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1)
}

/**
 * A record's tags once `from` and all that are nested in it bear the path `to`, or are taken off where it is null: each
 * once, at its first place. null where that changes nothing.
 */
export function retagged(tags: readonly string[], from: string, to: string | null): readonly string[] | null {
  if (from === to || !bearsTag(tags, from)) return null
  const changed = tags.flatMap((tag) => {
    if (!isWithinTag(tag, from)) return [tag]
    return to === null ? [] : [to + tag.slice(from.length)]
  })
  return [...new Set(changed)]
}
