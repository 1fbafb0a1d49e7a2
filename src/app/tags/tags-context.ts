import { createContext, use } from "react"
import type { TagRow } from "../../worker/api/tags.ts"
import type { TagColours } from "./tag-colours.ts"
import type { TagActions } from "./use-tag-actions.ts"

/** What is being done with one tag on the screen of tags. */
export type TagTask =
  | Readonly<{ what: "rename"; path: string }>
  | Readonly<{ what: "into" | "merge" | "remove"; path: string }>
  /** Asks before two become one. */
  | Readonly<{ what: "one"; path: string; to: string }>

export type TagsParts = Readonly<{
  rows: ReadonlyMap<string, TagRow>
  colours: TagColours
  actions: TagActions
  task: TagTask | null
  /** null: nothing any more. */
  begin: (task: TagTask | null) => void
  /** Renames, or asks first where the name is taken. Answers the sentence of a refusal, null where there is none. */
  rename: (from: string, to: string) => Promise<string | null>
}>

export const TagsContext = createContext<TagsParts | null>(null)

export function useTags(): TagsParts {
  const parts = use(TagsContext)
  if (parts === null) throw new Error("used outside the screen of tags")
  return parts
}
