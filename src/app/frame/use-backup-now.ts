import { useCallback } from "react"
import { useApp } from "../app-context.ts"
import { backupReason } from "../backups/backup-words.ts"
import { say } from "../strings/say.ts"

/** Makes a backup without leaving the page, and says how that went. */
export function useBackupNow(): () => void {
  const { client, pending, toasts } = useApp()
  return useCallback(() => {
    const make = async () => {
      // What is still in the editor belongs into it. Where it cannot be saved, the rest is worth a backup all the more.
      await pending.flush()
      const begun = toasts.queue.add({ text: say("backup.begun") })
      const made = await client.vault.snapshotNow().finally(() => toasts.queue.close(begun))
      if (!made.ok && made.refusal.reason === "cancelled") toasts.show({ text: say("backup.cancelled") })
      else if (!made.ok) toasts.show({ text: say("backup.not-made", { reason: backupReason(made.refusal) }) })
      else if (made.value.lost > 0) toasts.show({ text: say("backup.lost", { count: made.value.lost }) })
      else toasts.show({ text: say("backup.now.done", { count: made.value.records }) })
    }
    // A vault that is being locked answers nothing any more.
    make().catch(() => undefined)
  }, [client, pending, toasts])
}
