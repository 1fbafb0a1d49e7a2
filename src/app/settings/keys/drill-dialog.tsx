import { useEffect, useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../../ui/button.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { Notice } from "../../../ui/notice.tsx"
import { TextField } from "../../../ui/text-field.tsx"
import type { DrillOutcome } from "../../../worker/api/keys.ts"
import { useApp } from "../../app-context.ts"
import { readAnswers } from "../../first-run/type-back.ts"
import { DoneDialog } from "../../frame/done-dialog.tsx"
import { say } from "../../strings/say.ts"

/** Three words from the paper, and the newest snapshot by what the sheet holds. Changes nothing but the day it was done. */
export function DrillDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client } = useApp()
  const [places, setPlaces] = useState<readonly number[]>([])
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<DrillOutcome | null>(null)
  useEffect(() => {
    void client.vault.beginDrill().then(setPlaces)
  }, [client])
  const answers = readAnswers(places, typed)

  const check = async () => {
    if (answers === null || isBusy) return
    setBusy(true)
    setOutcome(await client.vault.finishDrill(answers))
    setBusy(false)
  }

  if (outcome?.words === "right") {
    return (
      <DoneDialog title={say("drill.title")} done={say("drill.right")} onClose={onClose}>
        {" "}
        <Notice tone={outcome.snapshot === "failed" ? "trouble" : "calm"}>{snapshotSentence(outcome)}</Notice>
      </DoneDialog>
    )
  }
  return (
    <Dialog title={say("drill.title")} role="alertdialog" isOpen onClose={onClose}>
      <Form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <p className="text-ink-soft">{say("drill.lead")}</p>
        <div className="grid gap-5">
          {places.map((place, index) => (
            <TextField
              key={place}
              label={say("drill.word", { number: place + 1 })}
              value={typed[place] ?? ""}
              onChange={(word) => {
                setTyped({ ...typed, [place]: word })
                setOutcome(null)
              }}
              takesFocus={index === 0}
            />
          ))}
        </div>
        {outcome !== null && <Notice tone="trouble">{say("drill.wrong")}</Notice>}
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button look="quiet" onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {say(isBusy ? "drill.checking" : "drill.check")}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function snapshotSentence({ snapshot, entries }: DrillOutcome): string {
  if (snapshot === "opened") return say("drill.snapshot.opened", { count: entries })
  return say(snapshot === "failed" ? "drill.snapshot.failed" : "drill.snapshot.none")
}
