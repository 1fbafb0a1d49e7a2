import { useCallback, useEffect, useRef } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Toasts } from "../../ui/toast.tsx"
import type { PendingWork } from "../pending-work.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import type { VaultClient } from "../vault-client.ts"
import { isTyping } from "./typing.ts"

/** Throwing away and taking back, from everywhere. `Ctrl Z` outside a text takes back the last one, then the one before. */
export function useTrash({
  client,
  pending,
  toasts,
}: Readonly<{ client: VaultClient; pending: PendingWork; toasts: Toasts }>): (
  id: RecordId,
) => Promise<boolean> {
  const thrown = useRef<RecordId[]>([])

  const takeBack = useCallback(
    async (id: RecordId) => {
      thrown.current = thrown.current.filter((other) => other !== id)
      const restored = await client.vault.restoreRecord(id)
      toasts.show({
        text: restored.ok
          ? say("trash.restored")
          : say("trash.failed", { reason: changeReason(restored.refusal) }),
      })
    },
    [client, toasts],
  )

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo =
        event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      const last = thrown.current.at(-1)
      if (!isUndo || last === undefined || isTyping(event)) return
      event.preventDefault()
      void takeBack(last)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [takeBack])

  return useCallback(
    async (id) => {
      // Flushed first, so that undo brings back the last word too.
      if ((await pending.flush()) === "failed") return false
      const trashed = await client.vault.trashRecord(id)
      if (!trashed.ok) {
        toasts.show({ text: say("trash.failed", { reason: changeReason(trashed.refusal) }) })
        return false
      }
      thrown.current.push(id)
      toasts.show({
        text: say("trash.done"),
        action: { label: say("trash.undo"), onChoose: () => void takeBack(id) },
      })
      return true
    },
    [client, pending, toasts, takeBack],
  )
}
