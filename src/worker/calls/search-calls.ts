import type { SearchApi } from "../api/search.ts"
import { savedViews } from "../search/views.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Finding anything. */
export function searchCalls(desk: VaultDesk): SearchApi {
  return {
    search: (question) => desk.open.search.finding.search(question),
    snippets: (query, ids) => desk.open.search.finding.snippets(query, ids),
    searchState: async () => desk.open.search.keeper.state,
    suggest: async (question) => desk.open.search.suggestions.suggest(question),
    onThisDay: async (today) => desk.open.search.memories.onThisDay(today),
    yearAgo: async (contact, today) => desk.open.search.memories.yearAgo(contact, today),
    listViews: async () => savedViews(desk.open.knowledge),
    recall: async (question) => desk.open.search.recall.recall(question),
    noteVisit: async (id) => desk.open.search.visits.note(id),
  }
}
