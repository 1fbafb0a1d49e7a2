import { localDateOf } from "../../base/local-date.ts"
import type { EntityChanges } from "../../domain/entities.ts"
import type { ExchangeRow } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** One press from the row: a promise is kept, a thank-you said. Either can be taken back from the note that tells of it. */
export function useSettling({ entry }: ExchangeRow) {
  const { client, toasts } = useApp()
  const change = async (
    to: EntityChanges<"reciprocity-entry">,
    back: EntityChanges<"reciprocity-entry">,
    text: string,
  ) => {
    const changed = await client.vault.changeRecord("reciprocity-entry", entry.id, to)
    if (!changed.ok) {
      toasts.show({ text: say("trash.failed", { reason: changeReason(changed.refusal) }) })
      return
    }
    const undo = () => void client.vault.changeRecord("reciprocity-entry", entry.id, back)
    toasts.show({ text, action: { label: say("exchange.undo"), onChoose: undo } })
  }
  return {
    /** It is dated the day it was done: what was promised in May and given in June passed in June. */
    settle: () =>
      change(
        { state: "done", date: localDateOf(new Date()) },
        { state: entry.state ?? null, ...(entry.date !== undefined && { date: entry.date }) },
        say("exchange.marked-done"),
      ),
    thank: () =>
      change(
        { thanks: { ...entry.thanks, isNeeded: true, isDone: true } },
        { thanks: entry.thanks ?? null },
        say("exchange.marked-thanked"),
      ),
  }
}
