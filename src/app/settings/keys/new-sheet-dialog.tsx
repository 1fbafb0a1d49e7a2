import { useState } from "react"
import { Button } from "../../../ui/button.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { Notice } from "../../../ui/notice.tsx"
import { Progress } from "../../../ui/progress.tsx"
import type { RecoverySheet } from "../../../worker/api.ts"
import type { KeysRefusal, Without } from "../../../worker/api/keys.ts"
import { useApp } from "../../app-context.ts"
import { say } from "../../strings/say.ts"
import { usePassphraseProof } from "./passphrase-proof.ts"
import { ProofForm } from "./proof-form.tsx"
import { SheetSteps } from "./sheet-steps.tsx"
import { StoppedStep } from "./stopped-step.tsx"

type Step =
  | Readonly<{ kind: "passphrase"; refusal: KeysRefusal | null }>
  | Readonly<{ kind: "sheet"; sheet: RecoverySheet }>
  | Readonly<{ kind: "writing" | "done" }>
  | Readonly<{ kind: "stopped"; refusal: KeysRefusal }>

/** Other recovery words for the same vault. Closed before the end, it leaves everything as it was. */
export function NewSheetDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client } = useApp()
  const [step, setStep] = useState<Step>({ kind: "passphrase", refusal: null })
  const [isBusy, setBusy] = useState(false)
  const proof = usePassphraseProof()

  const prepare = async () => {
    setBusy(true)
    const prepared = await client.vault.prepareSheet(proof.typed)
    setBusy(false)
    proof.note(prepared.ok ? null : prepared.refusal)
    setStep(
      prepared.ok
        ? { kind: "sheet", sheet: prepared.value }
        : { kind: "passphrase", refusal: prepared.refusal },
    )
  }
  const finish = async (without?: Without) => {
    setStep({ kind: "writing" })
    const finished = await client.vault.finishSheet(without)
    setStep(finished.ok ? { kind: "done" } : { kind: "stopped", refusal: finished.refusal })
  }
  const close = () => {
    // What is being written comes to its end first.
    if (step.kind === "writing") return
    void client.vault.cancelRotation()
    onClose()
  }

  return (
    <Dialog
      title={say("newsheet.title")}
      role="alertdialog"
      width={step.kind === "sheet" ? "page" : "dialog"}
      printsAlone
      isOpen
      onClose={close}
    >
      {step.kind === "passphrase" && (
        <ProofForm
          label={say("newsheet.passphrase")}
          proof={proof}
          lead={<p className="text-ink-soft">{say("newsheet.lead")}</p>}
          button={say(isBusy ? "newsheet.making" : "newsheet.continue")}
          isBusy={isBusy}
          refusal={step.refusal}
          onSubmit={() => void prepare()}
          onCancel={close}
        />
      )}
      {step.kind === "sheet" && (
        <SheetSteps sheet={step.sheet} lead={say("newsheet.sheet.lead")} onRight={() => void finish()} />
      )}
      {step.kind === "writing" && <Progress label={say("newsheet.writing")} />}
      {step.kind === "stopped" && (
        <StoppedStep
          refusal={step.refusal}
          onAgain={() => void finish()}
          onWithout={() => void finish("safety-snapshot")}
          onCancel={close}
        />
      )}
      {step.kind === "done" && (
        <>
          <output className="block">{say("newsheet.done")}</output>
          <Notice>{say("newsheet.done.more")}</Notice>
          <div className="flex justify-end">
            <Button look="primary" takesFocus onPress={onClose}>
              {say("app.close")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
