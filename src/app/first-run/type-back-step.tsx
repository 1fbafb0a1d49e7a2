import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { TypeBackAnswer } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { StepHeading } from "./step-heading.tsx"
import { checksumPlace, readAnswers } from "./type-back.ts"

export function TypeBackStep({
  places,
  check,
  onRight,
  onBack,
}: Readonly<{
  places: readonly number[]
  check: (answers: readonly TypeBackAnswer[]) => Promise<boolean>
  onRight: () => void
  onBack: () => void
}>) {
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const [isWrong, setWrong] = useState(false)
  const answers = readAnswers(places, typed)

  const submit = async (event: Pick<Event, "preventDefault">) => {
    event.preventDefault()
    const isRight = answers !== null && (await check(answers))
    setWrong(!isRight)
    if (isRight) onRight()
  }

  return (
    <Form onSubmit={(event) => void submit(event)} className="grid gap-7">
      <StepHeading title={say("typeback.title")} lead={say("typeback.lead")} />
      <div className="grid max-w-measure gap-5 sm:grid-cols-2">
        {places.map((place, index) => (
          <TextField
            key={place}
            label={
              place === checksumPlace ? say("typeback.checksum") : say("typeback.word", { number: place + 1 })
            }
            value={typed[place] ?? ""}
            onChange={(word) => {
              setTyped({ ...typed, [place]: word })
              setWrong(false)
            }}
            takesFocus={index === 0}
          />
        ))}
      </div>
      {isWrong && <Notice tone="trouble">{say("typeback.wrong")}</Notice>}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" look="primary">
          {say("typeback.check")}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {say("typeback.back")}
        </Button>
      </div>
    </Form>
  )
}
