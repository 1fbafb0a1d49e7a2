import { useState } from "react"
import type { Desktop } from "../../contract/desktop.ts"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { Opened, RecoverySheet, VaultApi } from "../../worker/api.ts"
import { PassphraseStep } from "../first-run/passphrase-step.tsx"
import { SheetStep } from "../first-run/sheet-step.tsx"
import { TypeBackStep } from "../first-run/type-back-step.tsx"
import { refusalSentence } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import type { VaultClient } from "../vault-client.ts"
import { BackupKeyForm } from "./backup-key-form.tsx"
import { BackupPreview } from "./backup-preview.tsx"
import { BackupProgress } from "./backup-progress.tsx"
import { newVaultSentence } from "./backup-words.ts"
import { ChooseBackup } from "./choose-backup.tsx"
import { RestoreFrame } from "./restore-frame.tsx"
import { useReading } from "./use-reading.ts"

type Step =
  | Readonly<{ kind: "backup"; trouble: string | null }>
  | Readonly<{ kind: "passphrase"; trouble: string | null }>
  | Readonly<{ kind: "sheet" | "type-back"; sheet: RecoverySheet }>
  | Readonly<{ kind: "making" }>

export type RestoreVault = Pick<
  VaultApi,
  "readBackup" | "cancelBackup" | "forgetBackup" | "prepareVault" | "checkTypeBack" | "createVaultFromBackup"
>

/** From a backup to a vault of its own on this computer, with a passphrase and a sheet of its own. Until the end nothing is written. */
export function RestoreScreen({
  client,
  desktop,
  onOpened,
  onBack,
}: Readonly<{
  client: VaultClient
  desktop: Pick<Desktop, "printPage" | "saveSecretFile">
  onOpened: (opened: Opened) => void
  onBack: () => void
}>) {
  const vault: RestoreVault = client.vault
  const reading = useReading(vault)
  const [step, setStep] = useState<Step>({ kind: "backup", trouble: null })
  const [isPreparing, setPreparing] = useState(false)

  const prepare = async (passphrase: string) => {
    setPreparing(true)
    const prepared = await vault.prepareVault(passphrase)
    setPreparing(false)
    if (prepared.ok) setStep({ kind: "sheet", sheet: prepared.value })
    else setStep({ kind: "passphrase", trouble: refusalSentence(prepared.refusal) })
  }
  const make = async () => {
    setStep({ kind: "making" })
    const made = await vault.createVaultFromBackup()
    if (made.ok) return onOpened(made.value)
    setStep({ kind: "backup", trouble: newVaultSentence(made.refusal) })
  }

  switch (step.kind) {
    case "backup":
      return (
        <RestoreFrame title={say("restore.closed")} lead={say("restore.closed.lead")}>
          {step.trouble !== null && <Notice tone="trouble">{step.trouble}</Notice>}
          <Backup
            client={client}
            reading={reading}
            onMake={() => setStep({ kind: "passphrase", trouble: null })}
          />
          {reading.state.at === "choosing" && (
            <div>
              <Button look="quiet" onPress={onBack}>
                {say("app.back")}
              </Button>
            </div>
          )}
        </RestoreFrame>
      )
    case "passphrase":
      return (
        <RestoreFrame>
          <PassphraseStep
            isPreparing={isPreparing}
            trouble={step.trouble}
            onChosen={(passphrase) => void prepare(passphrase)}
          />
        </RestoreFrame>
      )
    case "sheet":
      return (
        <RestoreFrame>
          <SheetStep
            sheet={step.sheet}
            desktop={desktop}
            onWritten={() => setStep({ kind: "type-back", sheet: step.sheet })}
          />
        </RestoreFrame>
      )
    case "type-back":
      return (
        <RestoreFrame>
          <TypeBackStep
            places={step.sheet.typeBack}
            check={(answers) => vault.checkTypeBack(answers)}
            onRight={() => void make()}
            onBack={() => setStep({ kind: "sheet", sheet: step.sheet })}
          />
        </RestoreFrame>
      )
    case "making":
      return (
        <RestoreFrame title={say("restore.closed")}>
          <BackupProgress client={client} what="restoring" />
        </RestoreFrame>
      )
  }
}

function Backup({
  client,
  reading,
  onMake,
}: Readonly<{ client: VaultClient; reading: ReturnType<typeof useReading>; onMake: () => void }>) {
  const { state } = reading
  switch (state.at) {
    case "choosing":
      return <ChooseBackup reading={reading} trouble={state.trouble} />
    case "key":
      return <BackupKeyForm reading={reading} isOpen={false} />
    case "reading":
      return <BackupProgress client={client} what="reading" onCancel={reading.cancel} />
    case "preview":
      return (
        <BackupPreview preview={state.preview}>
          {state.preview.origin === "unknown" && (
            <Notice tone="careful">{say("restore.origin.unknown.new")}</Notice>
          )}
          <p className="text-ink-soft">{say("restore.new.more")}</p>
          <div className="flex flex-wrap gap-2.5">
            <Button look="primary" takesFocus onPress={onMake}>
              {say("restore.new")}
            </Button>
            <Button look="quiet" onPress={reading.startAgain}>
              {say("restore.other")}
            </Button>
          </div>
        </BackupPreview>
      )
  }
}
