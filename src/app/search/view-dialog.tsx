import { useState } from "react"
import type { Result } from "../../base/result.ts"
import { Switch } from "../../ui/switch.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** The name of a saved search; of a new one, also whether it stands among the places. */
export function ViewDialog({
  title,
  name: former = "",
  asksPin = false,
  onSave,
  onClose,
}: Readonly<{
  title: string
  name?: string
  asksPin?: boolean
  onSave: (name: string, pinned: boolean) => Promise<Result<unknown, ChangeRefusal>>
  onClose: () => void
}>) {
  const [name, setName] = useState(former)
  const [pinned, setPinned] = useState(false)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const error = fieldError(refusal, "name") ?? undefined
  return (
    <FormDialog title={title} onSave={() => onSave(name, pinned)} onClose={onClose} onRefused={setRefusal}>
      <TextField
        label={say("search.view.name")}
        value={name}
        onChange={setName}
        error={name.trim() === "" && error !== undefined ? say("search.view.no-name") : error}
        dir="auto"
        takesFocus
      />
      {asksPin && (
        <Switch isSelected={pinned} onChange={setPinned}>
          {say("search.view.pin-it")}
        </Switch>
      )}
    </FormDialog>
  )
}
