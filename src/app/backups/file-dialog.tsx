import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { localDateOf } from "../../base/local-date.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { useApp } from "../app-context.ts"
import { problemWith, useNewPassphrase } from "../first-run/new-passphrase.ts"
import { NewPassphraseFields } from "../first-run/new-passphrase-fields.tsx"
import { DoneDialog } from "../frame/done-dialog.tsx"
import { say } from "../strings/say.ts"
import { saySize } from "../strings/sizes.ts"
import { BackupProgress } from "./backup-progress.tsx"
import { backupReason } from "./backup-words.ts"

type State =
  | Readonly<{ at: "asking"; trouble: string | null }>
  | Readonly<{ at: "making" }>
  | Readonly<{ at: "done"; text: string; lost: number }>

/** From a passphrase and a place to a file that was read back. */
export function FileDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client, desktop } = useApp()
  const [state, setState] = useState<State>({ at: "asking", trouble: null })
  const [hasTried, setTried] = useState(false)
  const draft = useNewPassphrase()
  const problem = problemWith(draft)

  const make = async () => {
    setTried(true)
    if ((await draft.judge()) !== null) return
    const suggestedName = say("backup.file.name", { date: localDateOf(new Date()) })
    const picked = await desktop.pickSaveTarget({ suggestedName, extensions: ["age"] })
    const outcome = picked.ok ? picked.value : ({ outcome: "failed" } as const)
    if (outcome.outcome === "cancelled") return
    if (outcome.outcome !== "picked") {
      const reason = say(`backup.reason.target-${outcome.outcome}`)
      return setState({ at: "asking", trouble: say("backup.file.failed", { reason }) })
    }
    setState({ at: "making" })
    const made = await client.vault.backUp(outcome.target, draft.first)
    if (made.ok) {
      const { records, bytes, lost } = made.value
      const text = say("backup.file.done", { name: outcome.name, count: records, size: saySize(bytes) })
      setState({ at: "done", text, lost })
    } else if (made.refusal.reason === "cancelled") setState({ at: "asking", trouble: null })
    else {
      const reason = backupReason(made.refusal)
      setState({ at: "asking", trouble: say("backup.file.failed", { reason }) })
    }
  }
  const cancel = () => void client.vault.cancelBackup()

  if (state.at === "making") {
    return (
      <Dialog title={say("backup.file.title")} role="alertdialog" isOpen onClose={cancel}>
        <BackupProgress client={client} what="making" onCancel={cancel} />
      </Dialog>
    )
  }
  if (state.at === "done") {
    return (
      <DoneDialog title={say("backup.file.title")} done={state.text} onClose={onClose}>
        {state.lost > 0 && <Notice tone="trouble">{say("backup.lost", { count: state.lost })}</Notice>}
      </DoneDialog>
    )
  }
  return (
    <Dialog title={say("backup.file.title")} role="alertdialog" isOpen onClose={onClose}>
      <Form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <p className="text-ink-soft">{say("backup.file.passphrase.more")}</p>
        <NewPassphraseFields
          draft={draft}
          problem={hasTried ? problem : null}
          label={say("backup.file.passphrase")}
          takesFocus
        />
        {state.trouble !== null && <Notice tone="trouble">{state.trouble}</Notice>}
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button look="quiet" onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button type="submit" look="primary">
            {say("backup.file.choose")}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
