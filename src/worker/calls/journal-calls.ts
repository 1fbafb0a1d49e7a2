import type { JournalApi } from "../api/journal.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"

/** The stream, and the pages of sessions and notes. */
export function journalCalls(_desk: VaultDesk): JournalApi {
  return { listStream: notBuilt, previews: notBuilt, openSession: notBuilt, openNote: notBuilt }
}
