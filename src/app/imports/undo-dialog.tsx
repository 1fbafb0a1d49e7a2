import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { RecordId } from "../../domain/envelope.ts"
import type { SaveRefusal } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** Asks before an import is taken back, since part of it then goes for good. */
export function UndoDialog({
  batch,
  onClose,
  onUndone,
}: Readonly<{ batch: RecordId; onClose: () => void; onUndone: () => void }>) {
  const { client } = useApp()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SaveRefusal | null>(null)
  const undo = async () => {
    setBusy(true)
    const undone = await client.vault.undoImport(batch).finally(() => setBusy(false))
    if (undone.ok) onUndone()
    else setRefusal(undone.refusal)
  }
  return (
    <Dialog
      role="alertdialog"
      title={say("imports.undo.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button takesFocus onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button look="danger" isBusy={isBusy} onPress={() => void undo()}>
            {say("imports.undo")}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">{say("imports.undo.more")}</p>
      {refusal !== null && (
        <Notice tone="trouble">{say("imports.undo.failed", { reason: saveReason(refusal) })}</Notice>
      )}
    </Dialog>
  )
}
