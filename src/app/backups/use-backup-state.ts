import { useEffect, useState } from "react"
import type { BackupState } from "../../worker/api/backups.ts"
import { useApp } from "../app-context.ts"
import { onChanges } from "../vault-client.ts"

/** How the backups stand, followed as they are made and as the journal changes. Null until the vault has said. */
export function useBackupState(): BackupState | null {
  const { client } = useApp()
  const [state, setState] = useState<BackupState | null>(null)
  useEffect(() => {
    let isGone = false
    const ask = () =>
      void client.vault.backupState().then(
        (now) => {
          if (!isGone) setState(now)
        },
        // A vault that is being locked answers nothing any more.
        () => undefined,
      )
    ask()
    const ends = [
      client.subscribe(({ kind }) => {
        if (kind === "backup-state") ask()
      }),
      onChanges(client, ask),
    ]
    return () => {
      isGone = true
      for (const end of ends) end()
    }
  }, [client])
  return state
}
