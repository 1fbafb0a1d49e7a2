import { foldQuery, foldWords, matchWords } from "../../domain/match-name.ts"
import { tagName, tagsAround } from "../../domain/tag-path.ts"
import type { TagRow } from "../../worker/api/tags.ts"

export type TagNode = Readonly<{
  row: TagRow
  /** The last of its names; the whole path where that is empty. */
  name: string
  children: readonly TagNode[]
}>

/** `rows` as the vault lists them: each after what it is nested in. */
export function tagNodes(rows: readonly TagRow[]): readonly TagNode[] {
  const outermost: TagNode[] = []
  const open = new Map<string, TagNode[]>()
  for (const row of rows) {
    const children: TagNode[] = []
    const siblings = open.get(tagsAround(row.path).at(-1) ?? "") ?? outermost
    siblings.push({ row, name: tagName(row.path) || row.path, children })
    open.set(row.path, children)
  }
  return outermost
}

/** Whether it has words beginning with the typed ones; it has where none are typed. */
export function isFound(path: string, typed: string): boolean {
  return matchWords(foldQuery(typed), foldWords(path)) !== null
}

/** Those that are found, with all around them. */
export function foundRows(rows: readonly TagRow[], typed: string): readonly TagRow[] {
  if (typed.trim() === "") return rows
  const found = rows.filter(({ path }) => isFound(path, typed))
  const shown = new Set(found.flatMap(({ path }) => [path, ...tagsAround(path)]))
  return rows.filter(({ path }) => shown.has(path))
}
