import { useId } from "react"
import { PassphraseField } from "../../ui/passphrase-field.tsx"
import { say } from "../strings/say.ts"
import type { NewPassphraseDraft } from "./new-passphrase.ts"
import { StrengthLine } from "./strength-line.tsx"

export const passphraseWords = () => ({
  reveal: say("field.reveal"),
  capsLock: say("field.caps-lock"),
})

/** A new passphrase with its strength, and the same again. `problem` is shown once the owner wanted to go on. */
export function NewPassphraseFields({
  draft,
  problem,
  label,
  takesFocus = false,
  revealed = false,
}: Readonly<{
  draft: NewPassphraseDraft
  problem: "too-weak" | "differs" | null
  label: string
  takesFocus?: boolean
  revealed?: boolean
}>) {
  const field = useId()
  return (
    <>
      <div className="grid gap-2.5">
        <PassphraseField
          key={`${field}-${revealed}`}
          label={label}
          value={draft.first}
          onChange={draft.setFirst}
          words={passphraseWords()}
          error={problem === "too-weak" ? say("strength.too-weak") : undefined}
          takesFocus={takesFocus}
          revealed={revealed}
        />
        <StrengthLine guessesLog10={draft.guessesLog10} />
      </div>
      <PassphraseField
        label={say("passphrase.again")}
        description={say("passphrase.again.more")}
        value={draft.again}
        onChange={draft.setAgain}
        words={passphraseWords()}
        error={problem === "differs" ? say("passphrase.differs") : undefined}
      />
    </>
  )
}
