import { useCallback } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Hit, Recalled, ShownOn } from "../../worker/api/search.ts"
import { type AppParts, useApp } from "../app-context.ts"

/** A record by its kind; `of` is where one is shown that has no page of its own. */
export type Opened = Readonly<{
  id: RecordId
  kind: Hit["kind"] | Recalled["kind"]
  of?: Pick<ShownOn, "id" | "kind"> | null
}>

/** Opens whatever a line stands for: its page, its dialog, or the page that shows it. */
export function useOpenRecord(): (found: Opened) => void {
  const app = useApp()
  return useCallback((found) => openRecord(app, found), [app])
}

function openRecord(app: Pick<AppParts, "go" | "ask">, { id, kind, of }: Opened): void {
  const { go, ask } = app
  switch (kind) {
    case "contact":
      return go({ screen: "person", id })
    case "organisation":
    case "relationship":
      return go({ screen: kind, id })
    case "mentoring-session":
      return go({ screen: "session", id })
    case "journal-note":
      return go({ screen: "note", id })
    case "action":
      return ask({ dialog: "action", id })
    case "reciprocity-entry":
      return ask({ dialog: "exchange", id })
    case "interaction":
      return ask({ dialog: "interaction", id })
    case "stage-event":
    case "attachment":
      // Whatever bears files has a page or a dialog of its own.
      return of === null || of === undefined ? undefined : openRecord(app, { id: of.id, kind: of.kind })
    case "saved-view":
      return undefined
  }
}
