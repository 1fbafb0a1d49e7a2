import type { ReactNode } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../../ui/button.tsx"
import { Notice } from "../../../ui/notice.tsx"
import { PassphraseField } from "../../../ui/passphrase-field.tsx"
import type { KeysRefusal } from "../../../worker/api/keys.ts"
import { passphraseWords } from "../../first-run/new-passphrase-fields.tsx"
import { keysSentence } from "../../strings/refusals.ts"
import { say } from "../../strings/say.ts"
import type { PassphraseProof } from "./passphrase-proof.ts"

/** The first step of what is done with keys: what it does, and the passphrase of today. */
export function ProofForm({
  label,
  proof,
  lead,
  button,
  isBusy,
  refusal,
  children,
  onSubmit,
  onCancel,
}: Readonly<{
  label: string
  proof: PassphraseProof
  lead: ReactNode
  button: string
  isBusy: boolean
  refusal: KeysRefusal | null
  /** More fields, below the passphrase. */
  children?: ReactNode
  onSubmit: () => void
  onCancel: () => void
}>) {
  const { typed, setTyped, isWrong, waitSeconds } = proof
  return (
    <Form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy && typed !== "" && waitSeconds === 0) onSubmit()
      }}
    >
      {lead}
      <PassphraseField
        label={label}
        value={typed}
        onChange={setTyped}
        words={passphraseWords()}
        error={isWrong ? say("change.wrong") : undefined}
        takesFocus
      />
      {children}
      {refusal !== null && !isWrong && <Notice tone="trouble">{keysSentence(refusal)}</Notice>}
      {waitSeconds > 0 && (
        <p className="text-sm text-ink-soft tabular-nums">{say("unlock.wait", { count: waitSeconds })}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2.5">
        <Button look="quiet" onPress={onCancel}>
          {say("app.cancel")}
        </Button>
        <Button type="submit" look="primary" isBusy={isBusy} isDisabled={waitSeconds > 0}>
          {button}
        </Button>
      </div>
    </Form>
  )
}
