import "./trusted-types.ts"
import { expose } from "comlink"
import type { VaultApi } from "./api.ts"
import { importCalls } from "./calls/import-calls.ts"
import { journalCalls } from "./calls/journal-calls.ts"
import { ledgerCalls } from "./calls/ledger-calls.ts"
import { networkCalls } from "./calls/network-calls.ts"
import { recordCalls } from "./calls/record-calls.ts"
import { textCalls } from "./calls/text-calls.ts"
import { vaultCalls } from "./calls/vault-calls.ts"
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
}

expose(api)
