import type { ActionRow as Row } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { ActionRow } from "./action-row.tsx"

/** A few actions as items of a list, each opening its form. */
export function ActionItems({ rows }: Readonly<{ rows: readonly Row[] }>) {
  const { ask } = useApp()
  return rows.map((row) => (
    <li key={row.action.id}>
      <ActionRow row={row} isTabStop onOpen={() => ask({ dialog: "action", id: row.action.id })} />
    </li>
  ))
}
