import type { Result } from "../../base/result.ts"
import { localDateOf } from "../../base/local-date.ts"
import type { SaveRefusal, VaultApi, Writing, WritingKind } from "../../worker/api.ts"

/** A new, empty entry of today's date. It stays even if nothing is ever written into it. */
export function createToday(
  vault: Pick<VaultApi, "createWriting">,
  kind: WritingKind,
): Promise<Result<Writing, SaveRefusal>> {
  return vault.createWriting(kind, { date: localDateOf(new Date()), title: "" })
}
