import type { ImportsApi } from "../api/imports.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"

/** What comes in from other programs. */
export function importCalls(_desk: VaultDesk): ImportsApi {
  return {
    previewImport: notBuilt,
    runImport: notBuilt,
    cancelImport: notBuilt,
    listImports: notBuilt,
    undoImport: notBuilt,
  }
}
