import type { SearchApi } from "../api/search.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Finding anything. */
export function searchCalls(desk: VaultDesk): SearchApi {
  return {
    search: async () => {
      void desk.open
      return { total: 0, groups: [], guesses: [], unknown: [], isComplete: false }
    },
    snippets: async () => [],
    searchState: async () => ({ kind: "making", done: 0, total: 0 }),
    suggest: async () => [],
    onThisDay: async () => [],
    yearAgo: async () => [],
    listViews: async () => [],
    recall: async () => [],
    noteVisit: async () => undefined,
  }
}
