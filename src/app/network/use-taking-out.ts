import type { RecordId } from "../../domain/envelope.ts"
import { useApp } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** Takes a record out of the archive. */
export function useTakingOut(id: RecordId): () => Promise<void> {
  const { client, toasts } = useApp()
  return async () => {
    const done = await client.vault.archiveRecord(id, false)
    toasts.show({
      text: done.ok ? say("writing.unarchived") : say("trash.failed", { reason: changeReason(done.refusal) }),
    })
  }
}
