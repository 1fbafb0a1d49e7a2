import { ok, type Result, refuse } from "../../base/result.ts"
import type { EntityChanges, EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import type { Vault } from "../vault-client.ts"
import type { RecordChange } from "./record-change.ts"

/** Saves each part, whatever becomes of the others, and answers the first refusal. Never rejects. */
export async function saveRecord<Type extends EntityType>(
  vault: Pick<Vault, "changeRecord" | "saveText">,
  { type, id }: Readonly<{ type: Type; id: RecordId }>,
  { fields, more, texts = {} }: RecordChange<Type>,
): Promise<Result<null, ChangeRefusal>> {
  let refusal: ChangeRefusal | null = null
  const attempt = async (save: () => Promise<Result<unknown, ChangeRefusal>>) => {
    try {
      const saved = await save()
      if (!saved.ok) refusal ??= saved.refusal
    } catch {
      // A fault in the worker: what was written stays on the page and is tried again.
      refusal ??= { reason: "storage-failed" }
    }
  }
  // The words first: they are what a crash would take.
  for (const [body, text] of Object.entries(texts)) {
    await attempt(() => vault.saveText(id, body, text.toDocument()))
  }
  if (Object.keys(fields ?? {}).length > 0 || Object.keys(more ?? {}).length > 0) {
    await attempt(() => vault.changeRecord(type, id, fields ?? ({} as EntityChanges<Type>), more))
  }
  return refusal === null ? ok(null) : refuse(refusal as ChangeRefusal)
}
