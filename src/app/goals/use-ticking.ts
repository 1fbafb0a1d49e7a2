import { localDateOf } from "../../base/local-date.ts"
import type { Action, EntityChanges } from "../../domain/entities.ts"
import { useApp } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** Ticks an action off, or opens it again; the note that tells of it takes it back. */
export function useTicking(action: Action): (isDone: boolean) => Promise<void> {
  const { client, toasts } = useApp()
  return async (isDone) => {
    const change = (fields: EntityChanges<"action">) => client.vault.changeRecord("action", action.id, fields)
    const changed = await change(
      isDone ? { status: "done", doneOn: localDateOf(new Date()) } : { status: "open", doneOn: null },
    )
    if (!changed.ok) {
      toasts.show({ text: say("trash.failed", { reason: changeReason(changed.refusal) }) })
      return
    }
    const undo = () => void change({ status: action.status ?? null, doneOn: action.doneOn ?? null })
    toasts.show({
      text: say(isDone ? "goals.marked" : "goals.reopened"),
      action: { label: say("goals.undo"), onChoose: undo },
    })
  }
}
