import { useState } from "react"
import type { RecoverySheet } from "../../../worker/api.ts"
import { useApp } from "../../app-context.ts"
import { SheetStep } from "../../first-run/sheet-step.tsx"
import { TypeBackStep } from "../../first-run/type-back-step.tsx"
import { say } from "../../strings/say.ts"

/** From a sheet on the screen to one on paper that was read back. */
export function SheetSteps({
  sheet,
  lead,
  onRight,
}: Readonly<{
  sheet: RecoverySheet
  /** From when on it is valid. */
  lead: string
  onRight: () => void
}>) {
  const { client, desktop } = useApp()
  const [isWritten, setWritten] = useState(false)
  if (!isWritten) {
    return (
      <SheetStep
        sheet={sheet}
        title={say("keys.sheet.title")}
        lead={lead}
        desktop={desktop}
        onWritten={() => setWritten(true)}
      />
    )
  }
  return (
    <TypeBackStep
      places={sheet.typeBack}
      check={(answers) => client.vault.checkSheetTypeBack(answers)}
      onRight={onRight}
      onBack={() => setWritten(false)}
    />
  )
}
