import { localDateOf } from "../../base/local-date.ts"
import type { Result } from "../../base/result.ts"
import type { JournalNote } from "../../domain/entities.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import type { Vault } from "../vault-client.ts"

/** A new, empty note of today. It stays even if nothing is ever written into it. */
export function createToday(vault: Pick<Vault, "createRecord">): Promise<Result<JournalNote, ChangeRefusal>> {
  return vault.createRecord("journal-note", { date: localDateOf(new Date()) })
}
