import { useState } from "react"
import type { Result } from "../../base/result.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { ChangeRefusal, TrashRow } from "../../worker/api/records.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { trashName } from "./trash-row.tsx"

/** Asks before something is gone for good. */
export function ConfirmRemoval({
  what,
  count,
  onConfirm,
  onClose,
}: Readonly<{
  what: TrashRow | "all"
  /** How many things lie in the trash. */
  count: number
  onConfirm: () => Promise<Result<unknown, ChangeRefusal>>
  onClose: () => void
}>) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const confirm = async () => {
    setBusy(true)
    const done = await onConfirm().finally(() => setBusy(false))
    if (done.ok) onClose()
    else setRefusal(done.refusal)
  }
  return (
    <Dialog
      role="alertdialog"
      title={say(what === "all" ? "trash.empty-it.title" : "trash.remove.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button takesFocus onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button look="danger" isBusy={isBusy} onPress={() => void confirm()}>
            {say(what === "all" ? "trash.empty-it" : "trash.remove")}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft wrap-anywhere">
        {what === "all"
          ? say("trash.empty-it.more", { count })
          : say("trash.remove.more", { name: trashName(what) })}
      </p>
      {refusal !== null && (
        <Notice tone="trouble">{say("trash.failed", { reason: changeReason(refusal) })}</Notice>
      )}
    </Dialog>
  )
}
