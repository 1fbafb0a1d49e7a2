import { useCallback } from "react"
import { localDateOf } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Recalled } from "../../worker/api/search.ts"
import { type AppParts, useApp } from "../app-context.ts"
import type { Preset } from "../frame/asking.ts"
import { useCommand } from "../frame/use-command.ts"
import { useOpenRecord } from "../frame/use-open-record.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import type { Deed, PaletteRow } from "./palette-rows.ts"
import type { PeopleVerb, Verb } from "./verbs.ts"

/** Does what a line of the palette says. The palette is left before it; only a verb stays in it and goes on. */
export function useChoosing(onLeave: () => void, onBegin: (verb: Verb) => void): (row: PaletteRow) => void {
  const app = useApp()
  const run = useCommand()
  const open = useOpenRecord()
  return useCallback(
    (row) => {
      if (row.kind === "verb") return onBegin(row.verb)
      onLeave()
      switch (row.kind) {
        case "command":
          return run(row.command)
        case "words":
          return void doWithWords(app, row.deed, row.text)
        case "form":
          return askFor(app, row.verb, {})
        case "record":
          if (row.verb === null) return void openRecord(app, open, row.record)
          return void doWith(app, row.verb, row.record)
      }
    },
    [app, run, open, onLeave, onBegin],
  )
}

async function openRecord(
  app: AppParts,
  open: ReturnType<typeof useOpenRecord>,
  record: Recalled,
): Promise<void> {
  if (record.kind !== "saved-view") return open(record)
  const views = await app.client.vault.listViews().catch(() => [])
  const view = views.find(({ id }) => id === record.id)
  if (view !== undefined) app.go({ screen: "search", query: view.query, view: view.id })
}

async function doWith(app: AppParts, verb: PeopleVerb, { id, kind }: Recalled): Promise<void> {
  if (kind !== "relationship") return askFor(app, verb, { contacts: [id] })
  const relationship = await app.client.vault.getRecord("relationship", id).catch(() => null)
  const contacts: readonly RecordId[] = relationship?.contacts ?? []
  askFor(app, verb, { relationship: id, contacts })
}

/** The form that a verb leads to, with whatever is known. */
function askFor({ ask }: AppParts, verb: PeopleVerb, preset: Preset): void {
  switch (verb) {
    case "session-with":
      return ask({ dialog: "session", preset })
    case "gave":
      return ask({ dialog: "exchange", preset: { ...preset, direction: "given" } })
    case "received":
      return ask({ dialog: "exchange", preset: { ...preset, direction: "received" } })
    case "exchange-with":
      return ask({ dialog: "exchange", preset })
    case "contact-with":
      return ask({ dialog: "interaction", preset })
    case "relationship-with":
      return ask({ dialog: "relationship", preset })
  }
}

async function doWithWords({ client, go, ask, toasts }: AppParts, deed: Deed, text: string): Promise<void> {
  switch (deed) {
    case "search":
      return go({ screen: "search", query: text })
    case "add-person":
      return ask({ dialog: "person", preset: { title: text } })
    case "add-action-more":
      return ask({ dialog: "action", preset: { title: text } })
    case "add-action": {
      const made = await client.vault.createRecord("action", { title: text, owner: "me", status: "open" })
      if (!made.ok) return toasts.show({ text: say("trash.failed", { reason: changeReason(made.refusal) }) })
      const { id } = made.value
      return toasts.show({
        text: say("palette.action-added", { text }),
        action: { label: say("palette.open"), onChoose: () => ask({ dialog: "action", id }) },
      })
    }
    case "write-note": {
      const made = await client.vault.createRecord("journal-note", {
        date: localDateOf(new Date()),
        title: text,
      })
      if (made.ok) return go({ screen: "note", id: made.value.id })
      return toasts.show({ text: say("trash.failed", { reason: changeReason(made.refusal) }) })
    }
  }
}
