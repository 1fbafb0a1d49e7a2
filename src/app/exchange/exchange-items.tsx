import type { ExchangeRow as Row } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { ExchangeRow } from "./exchange-row.tsx"

/** A few exchanges as items of a list, each opening its form. */
export function ExchangeItems({ rows }: Readonly<{ rows: readonly Row[] }>) {
  const { ask } = useApp()
  return rows.map((row) => (
    <li key={row.entry.id}>
      <ExchangeRow row={row} isTabStop onOpen={() => ask({ dialog: "exchange", id: row.entry.id })} />
    </li>
  ))
}
