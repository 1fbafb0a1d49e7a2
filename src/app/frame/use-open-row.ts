import { useCallback } from "react"
import type { StreamRow } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"

/** Opens what a line of a stream stands for: its page, or its dialog where it has none. */
export function useOpenRow(): (row: Pick<StreamRow, "id" | "kind" | "relationship">) => void {
  const { go, ask } = useApp()
  return useCallback(
    ({ id, kind, relationship }) => {
      switch (kind) {
        case "journal-note":
          return go({ screen: "note", id })
        case "mentoring-session":
          return go({ screen: "session", id })
        case "action":
          return ask({ dialog: "action", id })
        case "reciprocity-entry":
          return ask({ dialog: "exchange", id })
        case "interaction":
          return ask({ dialog: "interaction", id })
        case "stage-event":
          return relationship === undefined ? undefined : go({ screen: "relationship", id: relationship })
      }
    },
    [go, ask],
  )
}
