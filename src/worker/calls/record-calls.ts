import { refuse } from "../../base/result.ts"
import type { EntityType } from "../../domain/entities.ts"
import type { RecordsApi } from "../api/records.ts"
import type { VaultDesk } from "../vault-desk.ts"
import type { TextCalls } from "./text-calls.ts"

/** What is done with a record of any type. */
export function recordCalls(desk: VaultDesk): Omit<RecordsApi, keyof TextCalls> {
  return {
    createRecord: async (type, fields, more) =>
      isOwnMatter(type) ? refuse({ reason: "not-found" }) : desk.open.book.create(type, fields, more),
    changeRecord: async (type, id, fields, more) =>
      isOwnMatter(type) ? refuse({ reason: "not-found" }) : desk.open.book.change(type, id, fields, more),
    getRecord: async (type, id) => (isOwnMatter(type) ? null : desk.open.book.get(type, id)),
    getProfile: async () => desk.open.knowledge.living("profile").next().value ?? null,
    archiveRecord: (id, isArchived) => desk.open.book.archive(id, isArchived),
    trashRecord: (id) => desk.open.book.trash(id),
    restoreRecord: (id) => desk.open.book.restore(id),
    removeRecord: (id) => desk.open.bin.remove(id),
    listTrash: async (window) => desk.open.bin.list(window),
    emptyTrash: () => desk.open.bin.empty(),
    pick: async (query) => desk.open.picks.pick(query),
    namesOf: async (ids) => desk.open.names.namedAll(ids),
    listTags: async () => desk.open.tags.list(),
  }
}

/** Records that hold a key: they are reached by calls of their own alone, which never answer it. */
function isOwnMatter(type: EntityType): boolean {
  return type === "attachment"
}
