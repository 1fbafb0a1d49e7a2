import { useState } from "react"
import type { Desktop } from "../../contract/desktop.ts"
import type { CreateRefusal, Opened, OwnerRole, RecoverySheet, VaultApi } from "../../worker/api.ts"
import { refusalSentence } from "../strings/refusals.ts"
import { type Beginning, BeginStep } from "./begin-step.tsx"
import { PassphraseStep } from "./passphrase-step.tsx"
import { RoleStep } from "./role-step.tsx"
import { SetupFrame } from "./setup-frame.tsx"
import { SheetStep } from "./sheet-step.tsx"
import { TypeBackStep } from "./type-back-step.tsx"
import { ownPlace, VaultPlace } from "../vaults/vault-place.tsx"

type Step =
  | Readonly<{ kind: "passphrase"; trouble: string | null }>
  | Readonly<{ kind: "sheet" | "type-back"; sheet: RecoverySheet }>
  | Readonly<{ kind: "role"; sheet: RecoverySheet; trouble: string | null }>
  | Readonly<{ kind: "begin"; opened: Opened }>

export type FirstRunProps = Readonly<{
  vault: Pick<VaultApi, "prepareVault" | "checkTypeBack" | "createVault" | "thisVault" | "renameVault">
  desktop: Pick<Desktop, "printPage" | "saveSecretFile" | "pickVaultFolder">
  /** There are other vaults: this one is given a name. */
  isAnother?: boolean
  /** Called as soon as the vault stands and is open, before the last step. */
  onOpened: () => void
  onBegin: (opened: Opened, beginning: Beginning) => void
  onBack?: () => void
}>

/** From nothing to an open vault. Until the last step nothing is written anywhere. */
export function FirstRun({ vault, desktop, isAnother = false, onOpened, onBegin, onBack }: FirstRunProps) {
  const [step, setStep] = useState<Step>({ kind: "passphrase", trouble: null })
  const [isBusy, setBusy] = useState(false)
  const [place, setPlace] = useState(ownPlace)

  const prepare = async (passphrase: string) => {
    setBusy(true)
    const prepared = await vault.prepareVault(passphrase)
    setBusy(false)
    if (prepared.ok) setStep({ kind: "sheet", sheet: prepared.value })
    else setStep({ kind: "passphrase", trouble: refusalSentence(prepared.refusal) })
  }
  const create = async (sheet: RecoverySheet, roles: readonly OwnerRole[]) => {
    setBusy(true)
    const created = await vault.createVault(roles, place.folder?.place)
    if (created.ok) await giveName(vault, place.name)
    setBusy(false)
    if (created.ok) {
      onOpened()
      setStep({ kind: "begin", opened: created.value })
    } else if (startsOver(created.refusal)) {
      setStep({ kind: "passphrase", trouble: refusalSentence(created.refusal) })
    } else {
      setStep({ kind: "role", sheet, trouble: refusalSentence(created.refusal) })
    }
  }

  switch (step.kind) {
    case "passphrase":
      return (
        <SetupFrame step="passphrase">
          <PassphraseStep
            isPreparing={isBusy}
            trouble={step.trouble}
            onChosen={(passphrase) => void prepare(passphrase)}
            onBack={onBack}
          />
        </SetupFrame>
      )
    case "sheet":
      return (
        <SetupFrame step="sheet">
          <SheetStep
            sheet={step.sheet}
            desktop={desktop}
            onWritten={() => setStep({ kind: "type-back", sheet: step.sheet })}
          />
        </SetupFrame>
      )
    case "type-back":
      return (
        <SetupFrame step="sheet">
          <TypeBackStep
            places={step.sheet.typeBack}
            check={(answers) => vault.checkTypeBack(answers)}
            onRight={() => setStep({ kind: "role", sheet: step.sheet, trouble: null })}
            onBack={() => setStep({ kind: "sheet", sheet: step.sheet })}
          />
        </SetupFrame>
      )
    case "role":
      return (
        <SetupFrame step="role">
          <RoleStep
            isCreating={isBusy}
            trouble={step.trouble}
            onChosen={(roles) => void create(step.sheet, roles)}
          >
            <VaultPlace desktop={desktop} chosen={place} isNamed={isAnother} onChange={setPlace} />
          </RoleStep>
        </SetupFrame>
      )
    case "begin":
      return (
        <SetupFrame step="begin">
          <BeginStep onBegin={(beginning) => onBegin(step.opened, beginning)} />
        </SetupFrame>
      )
  }
}

/** Best effort: a vault without the name that was typed has one of its own. */
async function giveName(vault: Pick<VaultApi, "thisVault" | "renameVault">, name: string): Promise<void> {
  if (name.trim() === "") return
  const row = await vault.thisVault()
  if (row !== null) await vault.renameVault(row.ref, name)
}

/** Whether the prepared keys are of no more use. */
function startsOver({ reason }: CreateRefusal): boolean {
  return reason === "not-prepared" || reason === "not-typed-back" || reason === "weak-passphrase"
}
