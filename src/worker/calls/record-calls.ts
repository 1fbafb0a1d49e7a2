import type { RecordsApi } from "../api/records.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"
import type { TextCalls } from "./text-calls.ts"

/** What is done with a record of any type. */
export function recordCalls(_desk: VaultDesk): Omit<RecordsApi, keyof TextCalls> {
  return {
    createRecord: notBuilt,
    changeRecord: notBuilt,
    getRecord: notBuilt,
    archiveRecord: notBuilt,
    trashRecord: notBuilt,
    restoreRecord: notBuilt,
    removeRecord: notBuilt,
    listTrash: notBuilt,
    emptyTrash: notBuilt,
    pick: notBuilt,
    namesOf: notBuilt,
    listTags: notBuilt,
  }
}
