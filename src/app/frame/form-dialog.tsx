import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react"
import type { Result } from "../../base/result.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { creationsDone } from "../fields/picking.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** A short form over the page. A refusal is shown with everything that was typed still there; Enter in a line saves. */
export function FormDialog({
  title,
  saveLabel = say("app.save"),
  onSave,
  onClose,
  onRefused,
  more,
  children,
}: Readonly<{
  title: string
  saveLabel?: string
  /** Closes the dialog where it succeeds. */
  onSave: () => Promise<Result<unknown, ChangeRefusal>>
  onClose: () => void
  /** To show the refusal at its field; null when the form is sent anew. */
  onRefused: (refusal: ChangeRefusal | null) => void
  /** Beside the buttons, such as one that deletes. */
  more?: ReactNode
  children: ReactNode
}>) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const id = useId()
  const latest = useRef(onSave)
  useEffect(() => {
    latest.current = onSave
  })

  const tell = (refused: ChangeRefusal | null) => {
    setRefusal(refused)
    onRefused(refused)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    tell(null)
    await creationsDone()
    // Drawn once more, so that what was made in place stands in the form that is sent.
    await nextFrame()
    const saved = await latest.current().finally(() => setBusy(false))
    if (saved.ok) onClose()
    else tell(saved.refusal)
  }

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          {more}
          <Button onPress={onClose}>{say("app.cancel")}</Button>
          <Button look="primary" type="submit" form={id} isDisabled={isBusy}>
            {saveLabel}
          </Button>
        </>
      }
    >
      {/* A field that was refused may be sent again as soon as it was changed: the vault judges, not the browser. */}
      <form id={id} noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
        {refusal !== null && refusal.reason !== "invalid-field" && (
          <Notice tone="trouble">{say("trash.failed", { reason: changeReason(refusal) })}</Notice>
        )}
        {children}
      </form>
    </Dialog>
  )
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
