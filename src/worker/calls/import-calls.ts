import type { ImportsApi } from "../api/imports.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** What comes in from other programs. */
export function importCalls(desk: VaultDesk): ImportsApi {
  const tell = (done: number, total: number) => desk.tell({ kind: "import-progress", done, total })
  return {
    previewImport: (from, files) => desk.open.imports.preview(from, files, tell),
    runImport: () => desk.open.imports.run(),
    cancelImport: async () => desk.open.imports.cancel(),
    listImports: async () => desk.open.imports.list(),
    undoImport: (batch) => desk.open.imports.undo(batch),
  }
}
