import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { SaveRefusal } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

export type HistoryText = Readonly<{ id: RecordId; body: string; label: string }>

/** Brings an earlier state back. The state before it is kept as a version, which an undo brings back in turn. */
export function useRestore(
  { id, body }: HistoryText,
  { onFlush, onRestored }: Readonly<{ onFlush: () => Promise<boolean>; onRestored: () => void }>,
): Readonly<{ restore: (version: RecordId) => Promise<boolean>; refusal: SaveRefusal | null }> {
  const { client, toasts } = useApp()
  const [refusal, setRefusal] = useState<SaveRefusal | null>(null)

  const bringBack = async (version: RecordId): Promise<boolean> => {
    // What cannot be saved must not be written over by an older state.
    if (!(await onFlush())) {
      setRefusal({ reason: "storage-failed" })
      return false
    }
    const restored = await client.vault.restoreVersion(version)
    setRefusal(restored.ok ? null : restored.refusal)
    if (restored.ok) onRestored()
    return restored.ok
  }
  const restore = async (version: RecordId) => {
    const before = await client.vault.listVersions(id, body)
    if (!(await bringBack(version))) return false
    const [kept] = await client.vault.listVersions(id, body)
    const hasKept = kept !== undefined && kept.id !== before[0]?.id
    toasts.show({
      text: say("versions.restored"),
      ...(hasKept && {
        action: { label: say("trash.undo"), onChoose: () => void bringBack(kept.id) },
      }),
    })
    return true
  }
  return { restore, refusal }
}
