import type { SearchApi } from "../api/search.ts"
import { savedViews } from "../search/views.ts"
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
    onThisDay: async (today) => desk.open.search.memories.onThisDay(today),
    yearAgo: async (contact, today) => desk.open.search.memories.yearAgo(contact, today),
    listViews: async () => savedViews(desk.open.knowledge),
    recall: async (question) => desk.open.search.recall.recall(question),
    noteVisit: async (id) => desk.open.search.visits.note(id),
  }
}
