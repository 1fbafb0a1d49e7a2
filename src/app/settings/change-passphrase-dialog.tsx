import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { PassphraseField } from "../../ui/passphrase-field.tsx"
import type { ChangePassphraseRefusal } from "../../worker/api.ts"
import type { Without } from "../../worker/api/keys.ts"
import { useApp } from "../app-context.ts"
import { problemWith, useNewPassphrase } from "../first-run/new-passphrase.ts"
import { NewPassphraseFields, passphraseWords } from "../first-run/new-passphrase-fields.tsx"
import { refusalSentence } from "../strings/refusals.ts"
import { DoneDialog } from "../frame/done-dialog.tsx"
import { say } from "../strings/say.ts"
import { timeAfter, useCountdown } from "../unlock/use-countdown.ts"

export function ChangePassphraseDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client } = useApp()
  const [old, setOld] = useState("")
  const [hasTried, setTried] = useState(false)
  const [isChanging, setChanging] = useState(false)
  const [isDone, setDone] = useState(false)
  const [refusal, setRefusal] = useState<ChangePassphraseRefusal | null>(null)
  const [notBefore, setNotBefore] = useState(0)
  const waitSeconds = useCountdown(notBefore)
  const draft = useNewPassphrase()
  const problem = problemWith(draft)

  const change = async (without?: Without) => {
    setTried(true)
    if (isChanging || old === "" || waitSeconds > 0 || (await draft.judge()) !== null) return
    setChanging(true)
    setRefusal(null)
    const changed = await client.vault.changePassphrase(old, draft.first, without)
    setChanging(false)
    if (changed.ok) return setDone(true)
    setRefusal(changed.refusal)
    if ("waitMs" in changed.refusal) setNotBefore(timeAfter(changed.refusal.waitMs))
  }

  if (isDone) {
    return (
      <DoneDialog title={say("security.change")} done={say("change.done")} onClose={onClose}>
        {" "}
        <Notice tone="careful">{say("change.copies")}</Notice>
      </DoneDialog>
    )
  }
  const isWrong = refusal?.reason === "wrong-passphrase"
  return (
    <Dialog title={say("security.change")} role="alertdialog" isOpen onClose={onClose}>
      <Form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        <PassphraseField
          label={say("change.old")}
          value={old}
          onChange={setOld}
          words={passphraseWords()}
          error={isWrong ? say("change.wrong") : undefined}
          takesFocus
        />
        <NewPassphraseFields draft={draft} problem={hasTried ? problem : null} label={say("change.new")} />
        {refusal !== null && !isWrong && <Notice tone="trouble">{refusalSentence(refusal)}</Notice>}
        <p className="text-sm text-ink-soft">{say("change.copies")}</p>
        {waitSeconds > 0 && (
          <p className="text-sm text-ink-soft tabular-nums">{say("unlock.wait", { count: waitSeconds })}</p>
        )}
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button look="quiet" onPress={onClose}>
            {say("app.cancel")}
          </Button>
          {refusal?.reason === "no-safety-snapshot" && (
            <Button isDisabled={isChanging} onPress={() => void change("safety-snapshot")}>
              {say("keys.without")}
            </Button>
          )}
          <Button type="submit" look="primary" isBusy={isChanging} isDisabled={waitSeconds > 0}>
            {say(isChanging ? "change.working" : "change.button")}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
