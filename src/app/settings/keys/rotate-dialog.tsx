import { useState } from "react"
import { Dialog } from "../../../ui/dialog.tsx"
import { Notice } from "../../../ui/notice.tsx"
import type { RecoverySheet } from "../../../worker/api.ts"
import type { KeysRefusal } from "../../../worker/api/keys.ts"
import { useApp } from "../../app-context.ts"
import { problemWith, useNewPassphrase } from "../../first-run/new-passphrase.ts"
import { NewPassphraseFields } from "../../first-run/new-passphrase-fields.tsx"
import { say } from "../../strings/say.ts"
import { usePassphraseProof } from "./passphrase-proof.ts"
import { ProofForm } from "./proof-form.tsx"
import { RotationSteps } from "./rotation-steps.tsx"
import { SheetSteps } from "./sheet-steps.tsx"
import { useRotation } from "./use-rotation.ts"

/** New keys for everything, with a new passphrase and a new sheet. Left before its end, it leaves everything as it was. */
export function RotateDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client } = useApp()
  const [sheet, setSheet] = useState<RecoverySheet | null>(null)
  const [refusal, setRefusal] = useState<KeysRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [hasTried, setTried] = useState(false)
  const proof = usePassphraseProof()
  const draft = useNewPassphrase()
  const problem = problemWith(draft)
  const rotation = useRotation()
  const hasBegun = rotation.state.kind !== "idle"

  const prepare = async () => {
    setTried(true)
    if ((await draft.judge()) !== null) return
    setBusy(true)
    const prepared = await client.vault.prepareRotation(proof.typed, draft.first)
    setBusy(false)
    proof.note(prepared.ok ? null : prepared.refusal)
    setRefusal(prepared.ok ? null : prepared.refusal)
    if (prepared.ok) setSheet(prepared.value)
  }
  const close = () => {
    // While it runs it is left by its own button, and after its end by the lock.
    if (hasBegun) return
    void client.vault.cancelRotation()
    onClose()
  }

  return (
    <Dialog
      title={say("rotate.title")}
      role="alertdialog"
      width={sheet !== null && !hasBegun ? "page" : "dialog"}
      printsAlone
      isOpen
      onClose={close}
    >
      {sheet === null && (
        <ProofForm
          label={say("rotate.old")}
          proof={proof}
          lead={
            <>
              <p className="text-ink-soft">{say("rotate.lead")}</p>
              <Notice tone="careful">{say("rotate.copies")}</Notice>
            </>
          }
          button={say(isBusy ? "rotate.making" : "rotate.continue")}
          isBusy={isBusy}
          refusal={refusal}
          onSubmit={() => void prepare()}
          onCancel={close}
        >
          <NewPassphraseFields draft={draft} problem={hasTried ? problem : null} label={say("rotate.new")} />
        </ProofForm>
      )}
      {sheet !== null && !hasBegun && (
        <SheetSteps sheet={sheet} lead={say("rotate.sheet.lead")} onRight={() => rotation.run()} />
      )}
      {hasBegun && <RotationSteps rotation={rotation} more={say("rotate.running.more")} onClose={onClose} />}
    </Dialog>
  )
}
