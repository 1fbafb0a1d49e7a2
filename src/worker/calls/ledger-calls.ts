import type { LedgerApi } from "../api/ledger.ts"
import { todayPage } from "../ledger/today.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Actions, exchanges, and today. */
export function ledgerCalls(desk: VaultDesk): LedgerApi {
  return {
    listActions: async (query) => desk.open.actions.list(query),
    listExchanges: async (query) => desk.open.exchanges.list(query),
    actionRows: async (ids, today) => desk.open.actions.rows(ids, today),
    exchangeRows: async (ids) => desk.open.exchanges.rows(ids),
    today: async (today) => {
      const { knowledge, stream, actions, exchanges, network } = desk.open
      const duePeople = (count: number) => network.people.list({ today, isDue: true, from: 0, count }).items
      return todayPage({ knowledge, stream, actions, exchanges, duePeople }, today)
    },
  }
}
