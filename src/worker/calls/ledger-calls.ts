import type { LedgerApi } from "../api/ledger.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"

/** Actions, exchanges, and today. */
export function ledgerCalls(_desk: VaultDesk): LedgerApi {
  return {
    listActions: notBuilt,
    listExchanges: notBuilt,
    actionRows: notBuilt,
    exchangeRows: notBuilt,
    today: notBuilt,
  }
}
