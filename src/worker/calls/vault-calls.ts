import type { VaultApi } from "../api.ts"
import type { AttachmentsApi } from "../api/attachments.ts"
import type { BackupsApi } from "../api/backups.ts"
import type { ImportsApi } from "../api/imports.ts"
import type { JournalApi } from "../api/journal.ts"
import type { KeysApi } from "../api/keys.ts"
import type { LedgerApi } from "../api/ledger.ts"
import type { NetworkApi } from "../api/network.ts"
import type { RecordsApi } from "../api/records.ts"
import type { SearchApi } from "../api/search.ts"
import type { TagsApi } from "../api/tags.ts"
import type { VaultsApi } from "../api/vaults.ts"
import type { VaultDesk } from "../vault-desk.ts"

type VaultCalls = Omit<
  VaultApi,
  | keyof RecordsApi
  | keyof JournalApi
  | keyof NetworkApi
  | keyof LedgerApi
  | keyof ImportsApi
  | keyof AttachmentsApi
  | keyof BackupsApi
  | keyof KeysApi
  | keyof SearchApi
  | keyof TagsApi
  | keyof VaultsApi
>

/** The vault's own coming and going. */
export function vaultCalls(desk: VaultDesk): VaultCalls {
  return {
    survey: () => desk.survey(),
    prepareVault: (passphrase) => desk.prepare(passphrase),
    checkTypeBack: async (answers) => desk.checkTypeBack(answers),
    createVault: (roles, place) => desk.create(roles, place),
    unlock: (passphrase) => desk.unlock(passphrase),
    recover: (words, newPassphrase) => desk.recover(words, newPassphrase),
    goOn: (answer) => desk.goOn(answer),
    changePassphrase: (oldPassphrase, newPassphrase, without) =>
      desk.changePassphrase(oldPassphrase, newPassphrase, without),
    checkRecoveryWords: async (words) => desk.open.hasRecoveryWords(words),
    close: () => desk.close(),
    leaveWriting: () => desk.open.texts.leave(),
    lastPlace: async () => desk.open.places.last(),
    rememberPlace: (place) => desk.open.places.remember(place),
    listen: async (listener) => desk.listen(listener),
  }
}
