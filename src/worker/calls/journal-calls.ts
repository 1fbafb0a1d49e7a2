import type { JournalApi } from "../api/journal.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** The stream, and the pages of sessions and notes. */
export function journalCalls(desk: VaultDesk): JournalApi {
  return {
    listStream: async (query) => desk.open.stream.list(query),
    previews: (ids) => desk.open.previews.of(ids),
    openSession: async (id) => desk.open.pages.session(id),
    openNote: async (id) => desk.open.pages.note(id),
  }
}
