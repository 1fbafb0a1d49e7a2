import { useCallback } from "react"
import { useApp } from "../app-context.ts"
import { createToday } from "../journal/create-today.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** Makes a note of today and opens it. It stays even if nothing is ever written into it. */
export function useNewNote(): () => Promise<void> {
  const { client, go, toasts } = useApp()
  return useCallback(async () => {
    const created = await createToday(client.vault)
    if (created.ok) go({ screen: "note", id: created.value.id, isNew: true })
    else toasts.show({ text: say("trash.failed", { reason: changeReason(created.refusal) }) })
  }, [client, go, toasts])
}
