import { refuse } from "../../base/result.ts"
import type { TagsApi } from "../api/tags.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Tags as a whole. */
export function tagCalls(desk: VaultDesk): TagsApi {
  return {
    listTagTree: async () => {
      void desk.open
      return []
    },
    renameTag: async () => refuse({ reason: "not-a-tag" }),
    removeTag: async () => refuse({ reason: "not-a-tag" }),
    undoTagChange: async () => refuse({ reason: "nothing-to-undo" }),
    colourTag: async () => refuse({ reason: "not-a-tag" }),
  }
}
