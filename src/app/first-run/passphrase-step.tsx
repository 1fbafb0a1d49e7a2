import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { say } from "../strings/say.ts"
import { problemWith, useNewPassphrase } from "./new-passphrase.ts"
import { NewPassphraseFields } from "./new-passphrase-fields.tsx"
import { PhraseOffer } from "./phrase-offer.tsx"
import { StepHeading } from "./step-heading.tsx"

export function PassphraseStep({
  isPreparing,
  trouble,
  onChosen,
  onBack,
}: Readonly<{
  isPreparing: boolean
  trouble: string | null
  onChosen: (passphrase: string) => void
  /** Left out where there is nothing to go back to. */
  onBack?: (() => void) | undefined
}>) {
  const draft = useNewPassphrase()
  const [hasTried, setTried] = useState(false)
  const [isOffered, setOffered] = useState(false)
  const problem = problemWith(draft)

  const goOn = async () => {
    setTried(true)
    if ((await draft.judge()) === null && !isPreparing) onChosen(draft.first)
  }
  const take = (phrase: string) => {
    draft.setFirst(phrase)
    draft.setAgain("")
    setOffered(true)
  }

  return (
    <Form
      className="grid gap-7"
      onSubmit={(event) => {
        event.preventDefault()
        void goOn()
      }}
    >
      <StepHeading title={say("passphrase.title")} lead={say("passphrase.lead")} />
      {trouble !== null && <Notice tone="trouble">{trouble}</Notice>}
      <NewPassphraseFields
        draft={draft}
        problem={hasTried ? problem : null}
        label={say("passphrase.label")}
        takesFocus
        revealed={isOffered}
      />
      <PhraseOffer onUse={take} />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="primary" isBusy={isPreparing}>
          {say(isPreparing ? "passphrase.preparing" : "passphrase.continue")}
        </Button>
        {onBack !== undefined && (
          <Button look="quiet" onPress={onBack}>
            {say("app.back")}
          </Button>
        )}
      </div>
    </Form>
  )
}
