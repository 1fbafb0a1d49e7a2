import type { Result } from "../../base/result.ts"
import type { EntityType } from "../../domain/entities.ts"
import type { Saved, SaveRefusal } from "../api.ts"

/** Tags as a whole. A tag is a path of names parted by `/`: `leadership/feedback` is nested in `leadership`. */
export interface TagsApi {
  /** Every tag in use or with a colour, and every one that others are nested in, by path in the owner's collation. */
  listTagTree(): Promise<readonly TagRow[]>
  /** The same of records of these types alone: what narrows a list of them. A colour alone puts no tag among these. */
  listTagsOf(types: readonly EntityType[]): Promise<readonly TagRow[]>
  /** Of those tags alone that have one. Quick: asked for wherever tags are drawn. */
  listTagColours(): Promise<readonly TagColouring[]>
  /**
   * Gives a tag another path, with all that are nested in it, on every record, those in the trash included, and in saved
   * views. Refuses a path that is in use (`exists`) unless `merges`: then both become one.
   */
  renameTag(
    from: string,
    to: string,
    how?: Readonly<{ merges: boolean }>,
  ): Promise<Result<TagChange, TagRefusal>>
  /** Takes it and all that are nested in it off every record. The records stay. */
  removeTag(path: string): Promise<Result<TagChange, TagRefusal>>
  /** Takes back the last rename, merge or removal, on the records that were not changed since. */
  undoTagChange(): Promise<Result<TagChange, TagRefusal>>
  /** null: without a colour. */
  colourTag(path: string, colour: string | null): Promise<Result<Saved, TagRefusal>>
}

export type TagRow = Readonly<{
  path: string
  /** Of records that bear it, those in the trash left out; `withNested` counts each record once. */
  count: number
  withNested: number
  colour: string | null
}>
export type TagColouring = Readonly<{ path: string; colour: string }>
/** How many were changed, those in the trash not counted. */
export type TagChange = Readonly<{ records: number; views: number }>
/**
 * `too-long`: the tag, or one nested in it, would be. `inside-itself`: a tag cannot be moved below itself.
 * `nothing-to-undo`: there was none, or the vault was locked since, or all of it was changed since.
 */
export type TagRefusal =
  | SaveRefusal
  | Readonly<{ reason: "exists" | "not-a-tag" | "too-long" | "inside-itself" | "nothing-to-undo" }>
