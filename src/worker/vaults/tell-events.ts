import type { VaultEvent } from "../api.ts"
import type { OpenVault } from "../open-vault.ts"

/** Tells, in the interface's words, what happens in a vault for as long as it is open. */
export function tellEvents({ storage, backups, search }: OpenVault, tell: (event: VaultEvent) => void): void {
  storage.onCommit(({ changed, removed }) => {
    for (const id of [...changed, ...removed]) tell({ kind: "changed", id })
  })
  backups.onEvent(tell)
  search.begin((state) => tell({ kind: "search-state", state }))
  storage.onEvent((event) => {
    switch (event.kind) {
      case "body-repaired":
      case "body-lost":
        return tell({ kind: event.kind, id: event.id })
      case "folder-mended":
        return tell(event)
      case "working-copy-failed":
        return tell({ kind: "storage-trouble", reason: "storage-failed" })
      case "working-copy-well":
        return tell({ kind: "storage-well" })
    }
  })
}
