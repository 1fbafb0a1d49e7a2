import type { TagsApi } from "../api/tags.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Tags as a whole. */
export function tagCalls(desk: VaultDesk): TagsApi {
  return {
    listTagTree: async () => desk.open.tags.tree(),
    listTagsOf: async (types) => desk.open.tags.tree(types),
    listTagColours: async () => desk.open.tags.colours(),
    renameTag: (from, to, how) => desk.open.tagChanges.rename(from, to, how?.merges ?? false),
    removeTag: (path) => desk.open.tagChanges.remove(path),
    undoTagChange: () => desk.open.tagChanges.undo(),
    colourTag: (path, colour) => desk.open.tagChanges.colour(path, colour),
  }
}
