import "./trusted-types.ts"
import { expose } from "comlink"
import type { VaultApi } from "./api.ts"
import { attachmentCalls } from "./calls/attachment-calls.ts"
import { backupCalls } from "./calls/backup-calls.ts"
import { importCalls } from "./calls/import-calls.ts"
import { journalCalls } from "./calls/journal-calls.ts"
import { keyCalls } from "./calls/key-calls.ts"
import { ledgerCalls } from "./calls/ledger-calls.ts"
import { networkCalls } from "./calls/network-calls.ts"
import { recordCalls } from "./calls/record-calls.ts"
import { searchCalls } from "./calls/search-calls.ts"
import { tagCalls } from "./calls/tag-calls.ts"
import { textCalls } from "./calls/text-calls.ts"
import { vaultCalls } from "./calls/vault-calls.ts"
import { vaultsCalls } from "./calls/vaults-calls.ts"
import { VaultDesk } from "./vault-desk.ts"

/** The shell's byte routes, of the very origin that this worker came from. */
const desk = new VaultDesk((path, init) => fetch(`/v/${path}`, init))

const api: VaultApi = {
  ...vaultCalls(desk),
  ...recordCalls(desk),
  ...textCalls(desk),
  ...networkCalls(desk),
  ...journalCalls(desk),
  ...ledgerCalls(desk),
  ...importCalls(desk),
  ...attachmentCalls(desk),
  ...backupCalls(desk),
  ...keyCalls(desk),
  ...searchCalls(desk),
  ...tagCalls(desk),
  ...vaultsCalls(desk),
}

expose(api)
