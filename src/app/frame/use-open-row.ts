import { useCallback } from "react"
import type { StreamRow } from "../../worker/api/journal.ts"
import { useOpenRecord } from "./use-open-record.ts"

/** Opens what a line of a stream stands for. */
export function useOpenRow(): (row: Pick<StreamRow, "id" | "kind" | "relationship">) => void {
  const open = useOpenRecord()
  return useCallback(
    ({ id, kind, relationship }) =>
      open({ id, kind, of: relationship === undefined ? null : { id: relationship, kind: "relationship" } }),
    [open],
  )
}
